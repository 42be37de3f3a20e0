import { AloudError } from '../common/errors.ts';

/** A line of a file is cut to this before a pattern sees it: patterns can take for ever on long ones. */
const LONGEST_LINE = 2000;
/** How many lines are looked at before others get their turn. */
const LINES_AT_ONCE = 2000;

export interface Wanted {
  readonly text: string;
  readonly isRegex: boolean;
  readonly matchCase: boolean;
}

/** Tells whether a line holds what is wanted. Throws `bad-arguments` for a pattern that is none. */
export function matcher({ text, isRegex, matchCase }: Wanted): (line: string) => boolean {
  if (!isRegex) {
    const wanted = matchCase ? text : text.toLowerCase();
    return line => (matchCase ? line : line.toLowerCase()).includes(wanted);
  }
  // One repetition in another can take years on a short line.
  if (/[+*}][^()]*\)[+*{]/.test(text))
    throw new AloudError({
      code: 'bad-arguments',
      message: 'That pattern repeats what repeats itself. Write a plainer one.',
    });
  let pattern: RegExp;
  try {
    pattern = new RegExp(text, matchCase ? 'u' : 'iu');
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AloudError({ code: 'bad-arguments', message: `That is no regular expression: ${why}.`, cause: thrown });
  }
  return line => pattern.test(line.slice(0, LONGEST_LINE));
}

/** The lines of a text that hold what is wanted, from 0; in steps that block nobody. */
export async function matchingLines(
  text: string,
  isWanted: (line: string) => boolean,
  most: number,
): Promise<readonly { readonly line: number; readonly text: string }[]> {
  const found: { line: number; text: string }[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  for (const [line, here] of lines.entries()) {
    if (line > 0 && line % LINES_AT_ONCE === 0) await new Promise(resolve => setImmediate(resolve));
    if (isWanted(here)) found.push({ line, text: here });
    if (found.length >= most) break;
  }
  return found;
}
