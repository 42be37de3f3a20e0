import { COLOURS } from '../../code/styles/properties.ts';
import type { Place } from '../../places/place.ts';

/** Words of which one stands where another of them could. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['true', 'false']),
  new Set(['on', 'off']),
  new Set(['yes', 'no']),
  new Set(['public', 'private', 'protected', 'internal']),
  new Set(['const', 'let', 'var', 'val']),
  new Set(['asc', 'desc', 'ascending', 'descending']),
  new Set(['http', 'https']),
  COLOURS,
];

/** What is logged at which level: words of every day, but where they are called. */
const LEVELS: ReadonlySet<string> = new Set(
  'trace debug verbose info log notice warn warning error fatal critical'.split(' '),
);

const NUMBER = /^-?(?:\d|\.\d)[\w.]*%?$/;

const TYPES = new Set(
  `int integer long short byte float double decimal number string str bool boolean char void any unknown object never
  u8 u16 u32 u64 i8 i16 i32 i64 usize isize f32 f64 mixed array bigint symbol uint`.split(/\s+/),
);

/** Whether new code is of the same kind as what stands there: a number, a colour, a level, an error. */
export function isAlike(old: string, code: string, said: readonly string[], before: string | undefined): boolean {
  if (NUMBER.test(old)) return NUMBER.test(code);
  const one = old.replace(/^["'`]|["'`]$/g, '').toLowerCase();
  const other = said.join(' ').toLowerCase();
  if (FAMILIES.some(family => family.has(one) && family.has(other))) return true;
  if (LEVELS.has(one) && LEVELS.has(other)) return /[.:>"'`]/.test(before ?? '');
  // "Argument error" becomes "runtime error".
  const error = /(?:Error|Exception)$/.exec(old)?.[0].toLowerCase();
  return error !== undefined && said.length > 1 && said.at(-1)?.toLowerCase() === error;
}

export function isBuiltIn(type: string): boolean {
  return TYPES.has(type.toLowerCase());
}

/** Whether words name a type that the language or the text has. */
export function isType(said: readonly string[], { tree, text }: Place): boolean {
  if (said.length === 1 && TYPES.has((said[0] ?? '').toLowerCase())) return true;
  const name = said.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return tree !== undefined && new RegExp(`\\b${name.replace(/\W/g, '')}\\b`).test(text) && /^[A-Z]\w+$/.test(name);
}
