import type { ChatRequest, ChatResponseStream } from 'vscode';
import type { SheetEntry } from '../../grammar/commands/sheet.ts';
import { message } from '../../messages/message.ts';
import { lineOf, toTheLetter } from '../views/screen.ts';
import type { ForeignOutcome, ForeignWish } from './foreignTurn.ts';

/** So many commands of each group are told in the chat; the sheet has all. */
const EXAMPLES = 3;

/** Answers what was asked of `@aloud`: `/explain`, `/commands`, or anything that can be said. */
export async function answerIn(
  stream: ChatResponseStream,
  { command, prompt }: Pick<ChatRequest, 'command' | 'prompt'>,
  run: (wish: ForeignWish) => Promise<ForeignOutcome>,
  sheet: () => Promise<readonly SheetEntry[]>,
): Promise<void> {
  const words = prompt.trim();
  if (command === 'commands' || (command !== 'explain' && words === '')) return tellCommands(stream, await sheet());
  const mode = command === 'explain' ? 'explain' : 'command';
  const { says } = await run({ mode, words: mode === 'explain' ? '' : words, from: lineOf(message('others.chat')) });
  // It is read in the chat as it would be in the panel: to the letter.
  stream.markdown(toTheLetter(says || lineOf(message('verbs.done'))));
}

function tellCommands(stream: ChatResponseStream, entries: readonly SheetEntry[]): void {
  for (const group of new Set(entries.map(entry => entry.group))) {
    const own = entries.filter(entry => entry.group === group).slice(0, EXAMPLES);
    const said = own.map(({ say }) => say).join(', ');
    stream.markdown(toTheLetter(`${lineOf(group)}: ${said}\n\n`));
  }
  stream.button({ command: 'aloud.showCommands', title: lineOf(message('others.all-commands')) });
}
