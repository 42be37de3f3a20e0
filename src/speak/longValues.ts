/** What stands for it in speech. */
export const LONG_VALUE = 'a long value';

/** What a key, a hash or encoded data is made of. Other scripts write whole sentences without a space. */
const CANDIDATE = /[A-Za-z0-9+/_=~-]{16,}/g;
const KEY_PREFIX = /^(?:sk-|[rs]k_(?:live|test)_|gh[opsur]_|github_pat_|glpat-|npm_|xox[a-z]-)/;
const SHORTEST = 16;
/** Words of a name are longer on average, in characters. */
const WORD_LENGTH = 3;

/** Names a value that is not meant to be heard, such as a key, instead of reading it; adjoining ones as one. */
export function withoutLongValues(text: string): string {
  return text
    .replace(CANDIDATE, run => (isValue(run) ? LONG_VALUE : run))
    .replace(/a long value(?:[\s.,:+/=~-]*a long value)+/g, LONG_VALUE);
}

function isValue(run: string): boolean {
  if (KEY_PREFIX.test(run)) return true;
  const signs = run.replace(/[^A-Za-z0-9]/g, '');
  if (signs.length < SHORTEST) return false;
  if (/^\d+$/.test(signs) || run.split(/[^A-Za-z0-9]+/).some(isMixed)) return true;
  const words = run.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g)?.length ?? 0;
  return signs.length / words < WORD_LENGTH;
}

/** Letters of one case with digits between them, as in hexadecimal and base 32; a name has a number at its end. */
function isMixed(part: string): boolean {
  if (part.length < SHORTEST || !/\d/.test(part)) return false;
  return /^(?:[A-Z0-9]+|[a-z0-9]+)$/.test(part) && !/^[A-Za-z]+\d{1,4}$/.test(part);
}
