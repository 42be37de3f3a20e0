import type { SheetEntry } from '../../grammar/commands/sheet.ts';
import type { Reading } from '../../grammar/commands/understand.ts';
import { asWritten, message } from '../../messages/message.ts';
import { pick, type Row } from './screen.ts';

interface Item extends Row {
  readonly entry?: SheetEntry;
}

/** Lets the user look through everything that can be said; what is chosen can be run at once or filled in. */
export async function chooseCommand(
  sheet: readonly SheetEntry[],
): Promise<{ readonly say: string; readonly isWhole: boolean } | undefined> {
  const items: Item[] = [];
  let group: SheetEntry['group'] | undefined;
  for (const entry of sheet) {
    if (entry.group !== group) {
      group = entry.group;
      items.push({ label: group, isHeading: true });
    }
    const { say, also, help } = entry;
    items.push({ label: asWritten(say), description: asWritten(also.join(', ')), detail: help, entry });
  }
  const chosen = await pick(items, {
    title: message('screen.what-you-can-say'),
    placeHolder: message('screen.search-commands'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.entry;
}

/** Lets the user pick another reading of the last command, in words that are spoken; its number, from the `first` on. */
export async function chooseAlternative(
  alternatives: readonly Pick<Reading, 'says'>[],
  first: number,
): Promise<number | undefined> {
  const items = alternatives.map(({ says }, index) => ({
    label: asWritten(`${index + first}`),
    description: says,
    number: index + first,
  }));
  const chosen = await pick(items, {
    title: message('screen.what-did-you-mean'),
    // From one on nothing was done yet.
    placeHolder: first === 1 ? message('screen.does-this') : message('screen.takes-back-first'),
    matchOnDescription: true,
  });
  return chosen?.number;
}
