import { visible } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import type { TextEdit } from '../../editor/position.ts';
import { type Message, message } from '../../messages/message.ts';
import { text as shownText } from '../../messages/text.ts';

/** More blanks than this in a row, or empty lines, could push what follows out of sight. */
const MOST_BLANKS = 40;
const MOST_EMPTY_LINES = 3;

/** Text for a person to approve: what hides in it is shown, what pads it is counted. */
export function forApproval(text: string): string {
  return visible(text.replace(/\r\n?/g, '\n'))
    .replace(new RegExp(`[\\t\\p{Zs}]{${MOST_BLANKS + 1},}`, 'gu'), blanks =>
      shownText(message('asking.blanks', { count: blanks.length })),
    )
    .replace(
      new RegExp(`(^|\\n)((?:[-+]?[\\t\\p{Zs}]*\\n){${MOST_EMPTY_LINES + 1},})`, 'gu'),
      (_all, before: string, lines: string) =>
        `${before}${shownText(message('asking.empty-lines', { count: lines.split('\n').length - 1 }))}\n`,
    );
}

/** Each change as the lines before and after it, all of them. */
export function changesOf(document: TextDocument, edits: readonly TextEdit[]): readonly Message[] {
  return edits.map(edit => changeOf(document, edit));
}

function changeOf(document: TextDocument, { range: { start, end }, newText }: TextEdit): Message {
  const before: string[] = [];
  for (let line = start.line; line <= end.line; line++) before.push(document.line(line));
  const first = document.line(start.line).slice(0, start.character);
  const last = document.line(end.line).slice(end.character);
  const after = (first + newText + last).split(/\r\n|\r|\n/);
  // Lines that stay as they are say nothing, as where whole lines are put in or taken out.
  while (before.length > 0 && after.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  const lines = [...before.slice(same).map(line => `- ${line}`), ...after.slice(same).map(line => `+ ${line}`)];
  return message('asking.changed-lines', { line: start.line + same + 1, lines: lines.join('\n') });
}
