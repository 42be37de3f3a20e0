/** A formula in running text. */
export interface Formula {
  /** LaTeX, without the signs around it. */
  readonly source: string;
  /** What it takes of the text, in UTF-16 units. */
  readonly length: number;
}

/** Environments that are mathematics also without signs around them. */
export const MATHEMATICAL =
  '(?:equation|align(?:ed|at)?|gather(?:ed)?|multline|eqnarray|split|cases|array|(?:[pbBvV]|small)?matrix)\\*?';
/** A command by its name, with what it takes, where the signs around a formula are lost. */
export const BARE_COMMAND = /\\([a-zA-Z]+)(?: ?\{(?:[^{}]|\{[^{}]*\})*\}|[_^][\p{L}\p{N}])*/gu;

/** No formula is longer, in UTF-16 units. */
const LONGEST = 2000;
/** A text with more signs that may begin one is no prose with formulas. */
const MOST_MARKS = 60;
/** What is said does not wait for more of one than this. */
const LONGEST_OPEN = 400;

/** By what a text begins with: how the formula goes on, with its source as the first group. */
const FORMS: readonly (readonly [begin: string, form: RegExp])[] = [
  ['$$', /^\$\$((?:\\[\s\S]|[^\\$]){1,2000})\$\$/],
  ['$`', /^\$`([^`$\n]{1,400})`\$/],
  // As Pandoc reads it: no space within, and neither a price nor another variable behind.
  // With space within too, where no price can be meant.
  ['$ ', /^\$ ((?=[^$\n]*[\\^_=])(?:\\.|[^\\$\n]){1,400}) \$(?!\d)/],
  ['$', /^\$(?![\s$])((?:\\.|[^\\$\n]){0,400}(?:\\.|[^\\$\s]))\$(?![\d{_]|(?!(?:st|nd|rd|th|s)(?!\p{L}))\p{L})/u],
];
const BRACKETS: readonly (readonly [begin: string, end: string])[] = [
  ['\\(', '\\)'],
  ['\\[', '\\]'],
];
const ENVIRONMENT = new RegExp(String.raw`^\\begin\{(${MATHEMATICAL})\}`);

/** A price: the sign of a currency, and not of a formula. */
const PRICE = /^\$\d[\d.,]*(?:[kKMB]|bn)?(?:[\s,;:!?)/–-]|\.\s|\.?$)/;
const OPERATOR = /[=<>+*/^_\\{}≤≥≠-]/;
const VARIABLE = /^\$(?:\p{L}{2}|[_{])/u;

/** The formula that a text begins with; `before` is the character in front of it, if any. */
export function formulaAt(text: string, before = ''): Formula | undefined {
  if (/[\\$\p{L}\p{N}]/u.test(before)) return undefined;
  const formula = text.startsWith('$') ? inDollars(text) : text.startsWith('\\') ? inBrackets(text) : undefined;
  if (!formula || formula.source.trim() === '' || isProse(formula.source)) return undefined;
  const isPrice = PRICE.test(text) && /\D/.test(formula.source) && !OPERATOR.test(formula.source);
  return isPrice ? undefined : formula;
}

function inDollars(text: string): Formula | undefined {
  const form = FORMS.find(([begin]) => text.startsWith(begin))?.[1];
  const [whole, source] = form?.exec(text) ?? [];
  return whole === undefined || source === undefined ? undefined : { source, length: whole.length };
}

function inBrackets(text: string): Formula | undefined {
  const [environment] = ENVIRONMENT.exec(text) ?? [];
  const [begin, end] = environment
    ? ['', environment.replace('begin', 'end')]
    : (BRACKETS.find(([each]) => text.startsWith(each)) ?? []);
  if (begin === undefined || end === undefined) return undefined;
  const at = text.slice(0, LONGEST).indexOf(end, begin.length);
  if (at < 0) return undefined;
  const length = at + end.length;
  return { source: environment ? text.slice(0, length) : text.slice(begin.length, at), length };
}

/** Whether a text ends within a formula. Code in it counts for nothing. */
export function endsInFormula(text: string): boolean {
  const mark = /`+|\$|\\[([]/g;
  let marks = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (++marks > MOST_MARKS) return false;
    const rest = text.slice(found.index);
    const [sign] = found;
    if (sign.startsWith('`')) {
      const end = text.indexOf(sign, mark.lastIndex);
      if (end < 0) return false;
      mark.lastIndex = end + sign.length;
      continue;
    }
    const before = text.charAt(found.index - 1);
    const formula = formulaAt(rest, before);
    if (formula) mark.lastIndex = found.index + formula.length;
    else if (goesOn(rest, before)) return true;
  }
  return false;
}

/** Whether what begins like a formula can become one. */
function goesOn(rest: string, before: string): boolean {
  if (rest.length > LONGEST_OPEN || /[\\$\p{L}\p{N}]/u.test(before)) return false;
  const end = BRACKETS.find(([begin]) => rest.startsWith(begin))?.[1] ?? '$';
  if (rest.includes(end, rest.startsWith('$$') ? 2 : 1)) return false;
  if (/^\$[^$]/.test(rest) && (/^\$\s/.test(rest) || PRICE.test(rest) || VARIABLE.test(rest))) return false;
  return !isProse(rest);
}

/** Whether these are sentences rather than mathematics: words beside words, or words and figures without any operator. */
export function isProse(source: string): boolean {
  const plain = source
    .replace(/\\(?:text\w*|math\w+|operatorname|mbox|begin|end|label|tag)\*?\s*\{[^{}]*\}/g, ' ; ')
    .replace(/\\\p{L}+/gu, ' ; ')
    .replace(/[_^]\s*\{[^{}]*\}/g, ' ; ')
    .replace(/(?<!\p{L})(?:sin|cos|tan|log|exp|max|min|lim|mod|gcd|det|ln)(?!\p{L})/gu, ' ; ');
  if (/\p{L}{2,}[\s,]+(?:\p{L}{1,2}\s+)?\p{L}{2,}/u.test(plain)) return true;
  return /\d\s+\p{L}{2,}/u.test(plain) && !OPERATOR.test(source);
}
