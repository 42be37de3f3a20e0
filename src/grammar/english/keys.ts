import { entryOf } from '../../common/entryOf.ts';
import { letterAt } from './alphabet.ts';
import { cardinalAt } from './numbers.ts';

/** Keys by what is said for them. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  up: ['up', 'up arrow', 'arrow up', 'cursor up'],
  down: ['down', 'down arrow', 'arrow down', 'cursor down'],
  left: ['left', 'left arrow', 'arrow left', 'cursor left'],
  right: ['right', 'right arrow', 'arrow right', 'cursor right'],
  home: ['home'],
  end: ['end'],
  pageup: ['page up', 'pageup'],
  pagedown: ['page down', 'pagedown'],
  escape: ['escape', 'esc'],
  tab: ['tab', 'tabulator'],
  enter: ['enter', 'return'],
  backspace: ['backspace', 'back space'],
  delete: ['delete', 'del', 'forward delete'],
  space: ['space', 'space bar', 'spacebar'],
  slash: ['slash', 'forward slash'],
  backslash: ['backslash', 'back slash'],
  comma: ['comma'],
  period: ['period', 'dot', 'full stop', 'point'],
  backquote: ['backtick', 'back tick', 'backquote', 'back quote', 'grave'],
  minus: ['minus', 'dash', 'hyphen'],
  equal: ['equals', 'equal', 'plus'],
  bracketleft: ['left bracket', 'open bracket', 'left square bracket'],
  bracketright: ['right bracket', 'close bracket', 'right square bracket'],
};

export const KEY_NAMES: readonly string[] = Object.values(KEYS).map(([name = '']) => name);

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(KEYS).flatMap(([key, names]) => names.map(name => [name, key] as const)),
);

/** Whether a key is meant where nobody says that it is pressed: "delete key" is about something else. */
export function isKeyAlone(key: string | undefined): boolean {
  return key !== undefined && !/^(delete|enter|space|.)$/u.test(key);
}

/** The Mac's command key does what control does elsewhere. */
const MODIFIERS: Readonly<Record<string, 'ctrl' | 'shift' | 'alt'>> = {
  control: 'ctrl',
  ctrl: 'ctrl',
  command: 'ctrl',
  cmd: 'ctrl',
  shift: 'shift',
  alt: 'alt',
  option: 'alt',
};

const ORDER = ['ctrl', 'shift', 'alt'] as const;
const MOST_FUNCTION_KEYS = 24;

/** Keys that stand for a letter or digit, by themselves or with shift, only type it. */
const TYPES = /^(shift\+)?.$/u;

/**
 * The key that words name, whole: "escape", "down arrow", "control shift p", "Ctrl+S", "f twelve"; as in `ctrl+shift+p`.
 * Undefined where they name none, or one that only types.
 */
export function keyOf(words: readonly string[]): string | undefined {
  const said = words
    .map(word => word.toLowerCase())
    .flatMap(word => (/^\w+([+-]\w+)+$/.test(word) ? word.split(/[+-]/) : [word]));
  const modifiers = new Set<string>();
  let at = 0;
  for (; at < said.length - 1; at++) {
    const word = said[at] as string;
    if (word === 'plus' && modifiers.size > 0) continue;
    if (!Object.hasOwn(MODIFIERS, word)) break;
    modifiers.add(entryOf(MODIFIERS, word) as string);
  }
  const key = plainKey(said.slice(at), modifiers.size > 0);
  if (key === undefined) return undefined;
  const name = [...ORDER.filter(modifier => modifiers.has(modifier)), key].join('+');
  return TYPES.test(name) ? undefined : name;
}

function plainKey(said: readonly string[], isModified: boolean): string | undefined {
  const named = BY_NAME.get(said.join(' '));
  // In a text "comma" and "dash" are signs, and no keys.
  if (named)
    return isModified || !/^(slash|backslash|comma|period|backquote|minus|equal|bracket)/.test(named)
      ? named
      : undefined;
  const functionKey = functionKeyOf(said);
  if (functionKey !== undefined) return functionKey;
  const letter = letterAt(said, 0);
  if (letter?.length === said.length) return letter.letter;
  const digit = cardinalAt(said, 0);
  return digit?.length === said.length && /^\d$/.test(digit.digits) ? digit.digits : undefined;
}

/** "F twelve", "f 5", "F12". */
function functionKeyOf(said: readonly string[]): string | undefined {
  const [first = '', ...rest] = said;
  const joined = /^f(\d{1,2})$/.exec(first);
  const number =
    joined && rest.length === 0 ? [joined[1] as string] : first === 'f' || first === 'function' ? rest : [];
  const found = cardinalAt(number, 0);
  if (!found || found.length !== number.length || found.value < 1 || found.value > MOST_FUNCTION_KEYS) return undefined;
  return Number.isInteger(found.value) ? `f${found.value}` : undefined;
}
