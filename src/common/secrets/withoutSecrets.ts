import { CREDENTIALS, KEY_SHAPES } from './keyShapes.ts';
import { isSecretFile } from './secretFiles.ts';

/** What stands in a secret's stead. */
export const HIDDEN = '[secret left out]';

/** A piece of text within so many characters of a secret could belong to it. */
export const LONGEST_SECRET = 400;

const KEYS = new RegExp(KEY_SHAPES.map(({ shape }) => `(?:${shape.source})`).join('|'), 'g');
const CARRIED = new RegExp(CREDENTIALS.map(({ source }) => `(?:${source})`).join('|'), 'gi');

/** Most lines hold nothing that any of these could be: the shortest key is longer than most words. */
const MAY_HOLD =
  /[A-Za-z0-9+/=_.-]{11}|:\/\/|bearer|basic|digest|negotiate|token|auth|key|sig|secret|password|code=|cookie/i;

/** RFC 7468 and OpenPGP (RFC 9580): what is between the lines, also where the end is not in sight. */
const ARMOURED =
  /(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g;
/** A line of nothing but base64, as a private key that is seen from its second line on, or found by a search. */
const ENCODED_LINE = /^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])([\s"'`>+|-]*)[A-Za-z0-9+/]{44,}={0,2}[\s"'`\\n,;+]*$/gm;

/** A value in honest code, such as `token: response.headers`, has no digits among its letters, or is more than a word. */
const LOOKS_LIKE_A_SECRET =
  /^(?=.*[0-9])(?=.*[A-Za-z])[\w+/=~-]+$|^(?=.*[A-Z].*[A-Z])(?=.*[a-z].*[a-z])[A-Za-z0-9+/]+={1,2}$/;

/**
 * Leaves keys out of a text before it goes anywhere: to a chat model, a recogniser, a voice. What stands for a key by
 * its shape is left out (`keyShapes.ts`); a name such as `password` alone proves nothing.
 */
export function withoutSecrets(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  return withoutKeys(text).replace(CARRIED, value => (LOOKS_LIKE_A_SECRET.test(value) ? HIDDEN : value));
}

/** The same for a log, where nobody misses an honest word: all that is carried as a credential is left out. */
export function redacted(text: string): string {
  return withoutKeys(text).replace(CARRIED, HIDDEN);
}

function withoutKeys(text: string): string {
  return text.replace(ARMOURED, `$1 ${HIDDEN} $2`).replace(KEYS, HIDDEN).replace(ENCODED_LINE, `$1${HIDDEN}`);
}

/** Leaves secrets out of the lines of a file; of a file that is there to hold secrets, everything but names. */
export function lineFilter(path: string): (line: string) => string {
  return isSecretFile(path) ? nameOnly : withoutSecrets;
}

/** A name and what follows it: `NAME=`, `export NAME=`, `# OLD=`, `name: `, `"name": `, `set NAME=`. */
const ENTRY =
  /^(\s*(?:(?:[#;]+|\/\/)\s*)?(?:(?:export|set|setx|declare|local|env|const|let|var)\s+)?["']?([A-Za-z_][\w.-]{0,80})["']?\s*[:=]\s*)(.*)$/;
/** Brackets, and headings such as `[default]`. */
const STRUCTURE = /^\s*(?:[{}[\](),]*|\[[\w .:"'-]{1,60}\])\s*$/;

/** Fails closed: of a line that is no entry, nothing is told but that it is there. */
function nameOnly(line: string): string {
  if (STRUCTURE.test(line)) return line;
  const [, entry, name = '', value = ''] = ENTRY.exec(line) ?? [];
  if (entry === undefined || !isMadeOfWords(name) || isInsideQuotes(value)) return HIDDEN;
  return value.trim() === '' || STRUCTURE.test(value) ? line : entry + HIDDEN;
}

/** Half of an encoded key may stand before a `=` too: it has digits and capitals in the middle of words. */
function isMadeOfWords(name: string): boolean {
  return name
    .split(/[._-]+/)
    .every(part => /^[A-Za-z]*\d{0,3}$/.test(part) && (part.match(/[A-Z]{2,}/g) ?? []).length < 2);
}

/** The end of a value that began on a line before: it closes a quote that it has not opened. */
function isInsideQuotes(value: string): boolean {
  const trimmed = value.trim().replace(/[,;]$/, '');
  const quote = trimmed.at(-1);
  if (quote !== '"' && quote !== "'" && quote !== '`') return false;
  return trimmed.split(quote).length % 2 === 0 && trimmed[0] !== quote;
}
