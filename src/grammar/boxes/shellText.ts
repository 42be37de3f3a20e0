import { entryOf } from '../../common/entryOf.ts';
import { cardinalAt } from '../english/numbers.ts';

/**
 * Signs by what is said for them in a shell. `flag` begins a word; `tight` joins what is on both sides; `alone` stands by
 * itself; `open` and `close` are the two sides of a quote.
 */
const SIGNS: Readonly<Record<string, readonly [sign: string, stands: 'flag' | 'tight' | 'alone' | 'open' | 'close']>> =
  {
    ...{ dash: ['-', 'flag'], 'dash dash': ['--', 'flag'], 'double dash': ['--', 'flag'], minus: ['-', 'flag'] },
    ...{ tilde: ['~', 'flag'], dollar: ['$', 'flag'], 'dollar sign': ['$', 'flag'], star: ['*', 'flag'] },
    ...{ hyphen: ['-', 'tight'], underscore: ['_', 'tight'], dot: ['.', 'tight'], period: ['.', 'tight'] },
    ...{ slash: ['/', 'tight'], 'forward slash': ['/', 'tight'], colon: [':', 'tight'], equals: ['=', 'tight'] },
    ...{ 'at sign': ['@', 'tight'], backslash: ['\\', 'tight'], caret: ['^', 'tight'] },
    ...{ pipe: ['|', 'alone'], 'and and': ['&&', 'alone'], 'double ampersand': ['&&', 'alone'] },
    ...{ 'double pipe': ['||', 'alone'], ampersand: ['&', 'alone'], 'greater than': ['>', 'alone'] },
    ...{ 'less than': ['<', 'alone'], 'double greater than': ['>>', 'alone'], semicolon: [';', 'alone'] },
    ...{ quote: ['"', 'open'], 'open quote': ['"', 'open'], 'single quote': ["'", 'open'] },
    ...{ unquote: ['"', 'close'], 'end quote': ['"', 'close'], 'close quote': ['"', 'close'] },
    ...{ 'end single quote': ["'", 'close'] },
  };
const LONGEST = 3;

/** Words as they are typed into a shell: "git commit dash m quote fix it end quote" is `git commit -m "fix it"`. */
export function shellText(words: readonly string[]): string {
  const said = words.map(word => word.toLowerCase());
  let text = '';
  let isTight = true;
  let count = 0;
  for (let at = 0; at < words.length; count++) {
    const [length, sign, stands] = signAt(said, at);
    const isLast = at + length === words.length;
    if (stands === undefined) {
      const number = cardinalAt(said, at);
      text += (isTight ? '' : ' ') + (number?.digits ?? plain(words[at] as string, at));
      at += number?.length ?? 1;
      isTight = false;
      continue;
    }
    at += length;
    // "cd dot dot", "cd slash tmp", "git add dot": nothing joins the name of the program, nor does the folder itself.
    const isPath = /[./]$/.test(sign) && (count === 1 || isLast || said[at] === 'dot' || said[at] === 'slash');
    const isApart = stands === 'flag' || stands === 'alone' || stands === 'open' || (isPath && !/[./~]$/.test(text));
    if (isApart && text !== '' && !isTight) text += ' ';
    text += sign;
    isTight = stands === 'flag' || stands === 'tight' || stands === 'open';
  }
  return text;
}

function signAt(said: readonly string[], at: number) {
  for (let length = LONGEST; length > 0; length--) {
    const name = said.slice(at, at + length).join(' ');
    const sign = at + length <= said.length ? entryOf(SIGNS, name) : undefined;
    if (sign) return [length, ...sign] as const;
  }
  return [1, '', undefined] as const;
}

/** Recognisers begin a sentence with a capital. */
function plain(word: string, at: number): string {
  return at === 0 && /^\p{Lu}\p{Ll}*$/u.test(word) ? word.toLowerCase() : word;
}
