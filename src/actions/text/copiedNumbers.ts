/**
 * A line as listings show it: a mark, its number, what parts that from the text, the text. Ours and those that models know
 * from elsewhere: `4| text`, `4 | text`, `4→text`, `4<tab>text`, `4: text`, `4 text`.
 */
const NUMBERED = /^[>* ]?[ \t]*(\d{1,7})(?:( ?[|→│:]|\t)( ?)| |$)(.*)$/;
/** What parts them and stands at no line's beginning otherwise. */
const UNMISTAKABLE = /[|→│\t]/;
/** What may have a blank behind it. */
const SPACED = /[|→│:]/;

interface Numbered {
  readonly number: number;
  /** '' for a blank. */
  readonly sign: string;
  readonly blank: string;
  readonly text: string;
}

/** A text without the line numbers in front of its lines. */
export interface Unnumbered {
  readonly text: string;
  /** The first number. */
  readonly first: number;
  /** Whether they cannot be anything else. */
  readonly isCertain: boolean;
}

/**
 * A text without the line numbers that a model has copied with it, if each line that is not blank begins with one, and they
 * count upwards one by one. Undefined for anything else.
 */
export function unnumbered(text: string): Unnumbered | undefined {
  const lines = linesOf(text);
  const from = lines.findIndex(line => line.trim() !== '');
  const begin = read(lines[from] ?? '');
  if (!begin) return undefined;
  const first = begin.number - from;
  const all: Numbered[] = [];
  for (const [i, line] of lines.entries()) {
    const numbered = read(line);
    if (numbered ? numbered.number !== first + i : line.trim() !== '') return undefined;
    if (numbered && numbered.text !== '') all.push(numbered);
  }
  if (all.length === 0) return undefined;
  return {
    text: plain(lines, () => true),
    first,
    isCertain: all.every(({ sign }) => UNMISTAKABLE.test(sign)),
  };
}

/** A text that goes where a numbered one was, without numbers: where they are certain, new lines among them have none. */
export function withoutNumbers(text: string, isCertain: boolean): string {
  if (!isCertain) return unnumbered(text)?.text ?? text;
  return plain(linesOf(text), ({ sign }) => UNMISTAKABLE.test(sign));
}

/**
 * A text for lines whose numbers are known (from 1), without numbers that can only be copied: they count from one of those
 * lines, and what parts them from the text is no sign that code has there.
 */
export function withoutCopiedNumbers(text: string, firstLine: number, lastLine = firstLine): string {
  const found = unnumbered(text);
  return found?.isCertain && found.first >= firstLine && found.first <= lastLine ? found.text : text;
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r\n?/g, '\n').split('\n');
}

function read(line: string): Numbered | undefined {
  const [, number, sign = '', blank = '', text = ''] = NUMBERED.exec(line) ?? [];
  return number === undefined ? undefined : { number: Number(number), sign, blank, text };
}

function plain(lines: readonly string[], isNumbered: (line: Numbered) => boolean): string {
  const all = lines.map(line => {
    const found = read(line);
    return found && isNumbered(found) ? found : line;
  });
  // One blank behind the sign belongs to it where all lines have one.
  const isSpaced = all.every(
    line => typeof line === 'string' || line.text === '' || line.blank !== '' || !SPACED.test(line.sign),
  );
  return all
    .map(line => {
      if (typeof line === 'string') return line;
      return isSpaced && SPACED.test(line.sign) ? line.text : line.blank + line.text;
    })
    .join('\n');
}
