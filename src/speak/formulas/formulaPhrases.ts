import type { Token } from './formulaTokens.ts';

/** Fractions with a name of their own. */
const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': 'one half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
};
/** More cells than this are not followed by ear. */
const MOST_CELLS = 9;
/** Where these are heard within a part, its end must be heard too. */
const LOOSE = /\b(?:plus|minus|equals|is|over|given)\b|,/;
const LONG_WORDS = 4;

/** Whether somebody who listens would not know where it ends. */
export function isLong(said: string): boolean {
  return LOOSE.test(said) || said.split(' ').length > LONG_WORDS;
}

/** With a pause behind it where that is needed. */
export function closed(said: string): string {
  return isLong(said) ? `${said},` : said;
}

export function fraction(above: string, below: string): string {
  const named = FRACTIONS[`${above}/${below}`];
  if (named) return named;
  if (!isLong(above) && !isLong(below)) return `${above} over ${below}`;
  return `the fraction ${closed(above)} over ${below},`;
}

/** What stands at the foot of a letter. A word is said behind it, as a name. */
export function foot(said: string): string {
  return /^\p{L}{2,}$/u.test(said) ? ` ${said}` : ` sub ${said}`;
}

/** What stands at the shoulder: a power, or one of the marks that are written there. */
export function shoulder(said: string, base: { readonly said: string; readonly is: string }): string {
  const isNumber = base.is === 'number';
  if (said === '2') return ' squared';
  if (said === '3') return ' cubed';
  if (said === 'composed with') return ' degrees';
  if (/^(?:prime|dagger|star|plus|minus|degrees)$/.test(said)) return ` ${said}`;
  if (said === 'minus 1' && !isNumber) return ' inverse';
  if ((said === 'T' || said === 'true') && !isNumber) return ' transpose';
  return isLong(said) && !/^minus \S+(?: \S+)?$/.test(said) ? ` to the power of ${said},` : ` to the ${said}`;
}

/** A matrix, cases, or lines below one another. `cells` says each. */
export function table(name: string, rows: readonly (readonly string[])[]): string {
  if (/cases$/.test(name)) return rows.map(cell => cell.filter(Boolean).join(conditional(cell[1]))).join('; ');
  if (!/matrix$|^array$/.test(name)) return rows.map(row => row.join(' ')).join('; ');
  const width = Math.max(...rows.map(row => row.length));
  const what =
    name === 'vmatrix' ? 'the determinant' : width === 1 ? 'the vector' : `the ${rows.length} by ${width} matrix`;
  if (rows.length * width > MOST_CELLS) return what;
  return `${what} ${rows.map(row => row.join(', ')).join(width === 1 ? ', ' : '; ')},`;
}

function conditional(condition: string | undefined): string {
  return condition && /^(?:if|when|for|otherwise|else|where)\b/.test(condition) ? ' ' : ' if ';
}

/** What is within brackets, by the sign that opened them. */
export function bracketed(
  open: string,
  said: string,
  { follows, tokens }: { readonly follows: boolean; readonly tokens: readonly Token[] },
): string {
  if (open !== '(' && open !== '[') return follows ? `times ${closed(said)}` : closed(said);
  if (open === '[' && !follows) {
    const ends = said.split(', ');
    if (ends.length === 2) return `the interval from ${ends[0]} to ${ends[1]},`;
  }
  const isSimple = tokens.length <= 1 || /,/.test(said) || !isLong(said);
  const quantity = isSimple ? closed(said) : `the quantity ${closed(said)}`;
  return follows ? `times ${quantity}` : quantity;
}

/** Without doubled pauses, and none at the ends. */
export function tidy(said: string): string {
  return said
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;.?:])/g, '')
    .replace(/,(?:,| ?(?=[.;]))+/g, ',')
    .replace(/,(?=[.;])/g, '')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
}
