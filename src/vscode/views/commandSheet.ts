import * as vscode from 'vscode';
import { sheet } from '../../grammar/commands/sheet.ts';
import type { Reading } from '../../grammar/commands/understand.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { pick } from './screen.ts';

interface Item extends vscode.QuickPickItem {
  readonly say?: string;
  readonly isWhole?: boolean;
}

/** Lets the user look through everything that can be said; what is chosen can be run at once or filled in. */
export async function chooseCommand(): Promise<{ readonly say: string; readonly isWhole: boolean } | undefined> {
  const items: Item[] = [];
  let group: Message | undefined;
  for (const entry of sheet()) {
    if (entry.group !== group) {
      group = entry.group;
      items.push({ label: text(group), kind: vscode.QuickPickItemKind.Separator });
    }
    items.push({
      label: entry.say,
      description: entry.also.join(', '),
      detail: text(entry.help),
      say: entry.say,
      isWhole: entry.isWhole,
    });
  }
  const chosen = await pick(items, {
    title: 'What you can say',
    placeHolder: 'Search by words or by what it does',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.say === undefined ? undefined : { say: chosen.say, isWhole: chosen.isWhole === true };
}

/** Lets the user pick another reading of the last command; its number, from two on. */
export async function chooseAlternative(alternatives: readonly Reading[]): Promise<number | undefined> {
  const items = alternatives.map(({ says }, index) => ({
    label: `${index + 2}`,
    description: says,
    number: index + 2,
  }));
  const chosen = await pick(items, {
    title: 'What did you mean?',
    placeHolder: 'Takes back what was done and does this instead',
    matchOnDescription: true,
  });
  return chosen?.number;
}
