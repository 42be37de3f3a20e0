import type { NameStyle } from '../../../syntax/writing.ts';
import { expression, name, prose, typed, typeName } from '../../code/spokenCode.ts';
import { styleValue } from '../../code/styles/styleDeclaration.ts';
import { formatterAt, styleOf } from '../../english/formatters.ts';
import { cardinalAt } from '../../english/numbers.ts';
import { addressIn } from '../../english/prose/address.ts';
import { quantityOf } from '../../english/quantities.ts';
import { signAt } from '../../english/signs.ts';
import { isDocument, isInText, type Place, type Pointed } from '../../places/place.ts';
import type { SpanEdit } from '../../places/text/outcome.ts';
import { asLibrary, isBuiltIn } from './alike.ts';
import { isLiteral } from './heldValue.ts';
import { asFlat, isDotted, isVerbOfWeb, measuredLike } from './measured.ts';

/** New text for each that is pointed at, written once for all that are alike. */
export function newTexts(
  words: readonly string[],
  letters: string | undefined,
  found: readonly Pointed[],
  place: Place,
): readonly SpanEdit[] {
  const written = new Map<string, string>();
  return found.map(span => {
    const { start, end, kind } = span;
    const old = place.text.slice(start, end);
    const stands = standsAt(span, place);
    const key = `${kind} ${stands} ${old}`;
    const text =
      written.get(key) ??
      newText(isForPeople(kind, stands, old) ? (letters?.split(' ') ?? words) : words, old, kind, stands, place);
    written.set(key, text);
    return { start, end, text: asLibrary(withSigilOf(old, start, text, place), span, place) };
  });
}

function isForPeople(kind: Pointed['kind'], stands: Stands, old: string): boolean {
  if (TEXTS.test(kind) || stands === 'text') return true;
  return /^(string|value|comment)$/.test(kind) && /\s|^\W|^null$/.test(old);
}

const TEXTS =
  /^(string text|comment text|attribute text|content|text|link text|image text|bold text|italic text|struck text|task)$/;

/** A variable stays one, and what is none is none afterwards: `$count`, `count()`. */
function withSigilOf(old: string, start: number, text: string, { text: all, wording: { writing } }: Place): string {
  const { sigil, words = {} } = writing ?? {};
  // What stands in front of the name is there already.
  const isSigned = sigil !== undefined && all.endsWith(sigil, start) && /^[\p{L}_]/u.test(old);
  if (isSigned && text.startsWith(sigil)) return text.slice(sigil.length);
  const isName = (code: string) => /^\$?[\p{L}_][\p{L}\p{N}_]*$/u.test(code) && !Object.values(words).includes(code);
  if (!sigil || !isName(old) || !isName(text)) return text;
  // A constant has none.
  if (text.length > 1 && text === text.toUpperCase()) return text;
  const bare = text.startsWith(sigil) ? text.slice(sigil.length) : text;
  return old.startsWith(sigil) && all[start - 1] !== sigil ? sigil + bare : bare;
}

/** Where the old text stands, as far as the new one depends on it. */
type Stands = 'type' | 'member' | 'text' | 'page' | 'identity' | 'selector' | 'elsewhere';

function standsAt({ start, end }: Pointed, place: Place): Stands {
  const before = place.text.slice(Math.max(0, start - 20), start);
  if (/\b(class|interface|struct|enum|trait|record)\s+$/.test(before)) return 'type';
  if (place.tree?.knows('ruleset') && /(?:--|[.#$%])$/.test(before)) return 'selector';
  // What a tag is known by has no blanks.
  if (place.tree?.knows('tag') && /(?<![\w-])(?:id|for|htmlFor|name)=["']?$/.test(before)) return 'identity';
  if (isInText({ ...place, cursor: start }) && isInText({ ...place, cursor: end })) return 'text';
  if (isBetweenTags(start, place)) return 'page';
  return /(?:[\w)\]]\??\.|::|->)$/.test(before) ? 'member' : 'elsewhere';
}

/** In the words of a page, where nothing is code. */
function isBetweenTags(offset: number, { tree }: Place): boolean {
  if (!tree?.knows('children') || tree.knows('statements') || !tree.knows('text')) return false;
  return tree.scopesNear('text', offset, false).some(({ start, end }) => start <= offset && offset < end);
}

/** New text in the style of what it takes the place of: `FOO_BAR` becomes `BAZ`, a string stays a string. */
function newText(words: readonly string[], old: string, kind: Pointed['kind'], stands: Stands, place: Place): string {
  const { wording } = place;
  if (kind === 'link target' || kind === 'image source') return withScheme(addressIn(words) ?? old, old);
  if (kind === 'tag name') return (words.at(-1) ?? old).toLowerCase();
  const measured = kind === 'value' || kind === 'string' ? measuredLike(words, old) : undefined;
  if (measured !== undefined) return measured;
  if (stands === 'identity' && words.length > 1 && words.every(word => /^[a-z0-9]+$/i.test(word))) {
    const own = quotesOf(old);
    const code = words.map(word => word.toLowerCase()).join('-');
    return own ? inQuotes(code, own) : code;
  }
  if (/^\d+\p{L}$/u.test(old) && words.length === 2 && /^\p{L}$/u.test(words[1] ?? '')) {
    const number = quantityOf(words.slice(0, 1))?.digits;
    if (number !== undefined) return `${number}${words[1]}`;
  }
  const quoted = quotesOf(old);
  const digits = digitsLike(words, quoted ? old.slice(quoted.open.length, old.length - quoted.close.length) : old);
  if (digits !== undefined) return quoted && kind !== 'phrase' ? inQuotes(digits, quoted) : digits;
  const held = quoted && old.slice(quoted.open.length, old.length - quoted.close.length);
  if (quoted && held && kind !== 'phrase' && /^\S*[/#?&@]\S*$/.test(held)) {
    const address = addressIn(words);
    if (address !== undefined && hasSign(words)) return inQuotes(address, quoted);
  }
  if (isDotted(words, held ?? old, wording)) {
    const address = typed(words, wording).text.replace(/\s+/g, '');
    return quoted ? inQuotes(address, quoted) : address;
  }
  if (quoted && kind !== 'phrase' && kind !== 'selection') return inQuotes(contentOf(withoutTitle(words, old)), quoted);
  const mark = kind === 'comment' ? /^(?:\/\/+!?|\/\*+|#+|--|;+|<!--|%|')\s*/.exec(old)?.[0] : undefined;
  if (mark) return mark + likeBefore(words, old.slice(mark.length)) + (/\s*(?:\*\/|-->)$/.exec(old)?.[0] ?? '');
  // What assigns stays so: "equals" behind `+=` is no comparison.
  if (
    /^(?:[-+*/%&|^.]|<<|>>>?|\*\*|\/\/|\?\?|&&|\|\|)=$/.test(old) &&
    /^(?:an? )?equals?(?: sign)?$/i.test(words.join(' '))
  )
    return '=';
  const isPlain = words.every(word => /^[a-z0-9']+$/i.test(word));
  if (isPlain && TEXTS.test(kind)) return likeBefore(words, old.trimStart());
  if (/^(return |parameter )?type$/.test(kind) && wording.writing) return typeLike(words, old, wording);
  const ofStyle = wording.writing?.declaresProperties ? styleValue(words, wording) : undefined;
  if (ofStyle !== undefined && !quoted) return ofStyle;
  if (kind === 'value') return valueFor(words, old, place);
  if (!wording.writing && kind !== 'phrase') return prose(words);
  // The words of a query's language are its own.
  const isOfQuery = place.tree?.grammar.language.grammar === 'sql' && /^[A-Z]{2,}(?: [A-Z]+)*$/.test(old);
  if (isPlain && isOfQuery) return words.join(' ').toUpperCase();
  // Words beside each other are no name where nothing is code.
  if (isPlain && (!wording.writing || isInMarkup(place)) && /^[\p{L}\p{N}'-]+(?: [\p{L}\p{N}'-]+)+$/u.test(old))
    return likeBefore(words, old);
  // `ubuntu-latest`, where nothing is code.
  if (isPlain && words.length > 1 && !wording.writing && /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(old)) return words.join('-');
  if (isPlain && (stands === 'page' || (isDocument(place) && isWords(old)))) return likeBefore(words, old);
  const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(old);
  // `/notes`, said as it is written.
  if (isPlain && stands === 'text' && /^[/#?@~]\S+$/.test(old) && words.length > 1 && signAt(words, 0) !== undefined)
    return asLow(typed(words, wording).text.replace(/\s+/g, ''), old);
  if (isPlain && (stands === 'text' || !wording.writing) && isJoined(old) && hasSignWithin(words))
    return asLow(typed(words, wording).text, old);
  if (isPlain && stands === 'text' && (!isName || styleOf(old.slice(1)) === undefined))
    return signsAlone(words) ?? likeBefore(words, old);
  const flat = stands === 'member' && isPlain ? asFlat(words, old, wording) : undefined;
  if (flat !== undefined) return flat;
  const isOfSheet = place.tree?.knows('ruleset') && words.length > 1 && stands === 'selector';
  const style = isOfSheet ? 'kebab' : isName ? nameStyle(old, stands, place) : undefined;
  if (isPlain && style && formatterAt(words, 0) === undefined)
    return inCapitalsOf(old, words, name(words, style, wording));
  const code = expression(words, wording, 'value').text;
  const isOwn = Object.values(wording.writing?.words ?? {}).includes(code);
  return isPlain && !isOwn && isVariable(old, wording) && /^\p{Lu}\p{L}*\p{Ll}\p{L}*$/u.test(code)
    ? name(words, wording.writing?.names.variable ?? 'camel', wording)
    : code;
}

/** `OSError` becomes `IOError`, and not `IoError`: letters that stand for words are written alike. */
function inCapitalsOf(old: string, words: readonly string[], written: string): string {
  const [letters = ''] = /^\p{Lu}{2,3}(?=\p{Lu}\p{Ll})/u.exec(old) ?? [];
  const [first = ''] = words;
  return letters.length > 0 && first.length === letters.length && written.toLowerCase().startsWith(first.toLowerCase())
    ? first.toUpperCase() + written.slice(first.length)
    : written;
}

/** A name in small letters, and no word of the language: what takes its place is no type or property by its capital. */
function isVariable(old: string, { writing }: Place['wording']): boolean {
  const isOwn = (words: Readonly<Record<string, unknown>> | undefined) =>
    Object.values(words ?? {}).includes(old) || Object.hasOwn(words ?? {}, old);
  return /^\p{Ll}[\p{Ll}\p{N}]*$/u.test(old) && writing !== undefined && !isBuiltIn(old) && !isOwn(writing.words);
}

/** A host that is said instead of an address on the web is one there too. */
function withScheme(address: string, old: string): string {
  const scheme = /^https?:\/\//.exec(old)?.[0];
  return scheme &&
    /^[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)/.test(address) &&
    !/\.(?:html?|md|png|jpe?g|svg|css|js)$/.test(address)
    ? scheme + address
    : address;
}

/** Several words that a recogniser has written like a title, where what they take the place of has no capitals at all. */
function withoutTitle(words: readonly string[], old: string): readonly string[] {
  const isTitle = words.length > 1 && words.every(word => /^\p{Lu}\p{Ll}+$/u.test(word));
  return isTitle && /\p{Ll}/u.test(old) && !/\p{Lu}/u.test(old) ? words.map(word => word.toLowerCase()) : words;
}

/** A type, in brackets where it stands in such. */
function typeLike(words: readonly string[], old: string, wording: Place['wording']): string {
  // "Nullable report": what may be missing, where a sign says so.
  if (/^(?:nullable|optional)$/i.test(words[0] ?? '') && words.length > 1 && wording.writing?.optional === '$type?')
    return `${typeName(words.slice(1), wording)}?`;
  const type = typeName(words, wording);
  return /^\[\w+\]$/.test(old) ? `[${type}]` : type;
}

/** Whether a text is words as they are written, and no code among them. */
function isWords(text: string): boolean {
  return /^[\p{L}\p{N}'’-]+(?: [\p{L}\p{N}'’-]+)*$/u.test(text) && !/\p{Ll}\p{Lu}/u.test(text);
}

/** `server.js`: one word for whoever reads it, with signs in it. */
function isJoined(old: string): boolean {
  return /^\S*[\p{L}\p{N}][^\p{L}\p{N}\s]+[\p{L}\p{N}]\S*$/u.test(old);
}

/** Of a version or a number in a text, as many digits as are said: "two point zero" for `1.2.0`. */
function digitsLike(words: readonly string[], old: string): string | undefined {
  if (!/^[v^~]?\d+(?:\.\d+)*$/.test(old)) return undefined;
  const said = words.map(word => word.toLowerCase());
  let text = '';
  for (let at = 0; at < said.length; ) {
    const number = cardinalAt(said, at);
    const isDot = /^(?:point|dot)$/.test(said[at] ?? '') && text !== '';
    if (!number && !isDot) return undefined;
    text += number?.digits ?? '.';
    at += number?.length ?? 1;
  }
  return /^\d+(?:\.\d+)*$/.test(text) ? `${/^[v^~]/.exec(old)?.[0] ?? ''}${text}` : undefined;
}

function hasSign(words: readonly string[]): boolean {
  return words.some((_word, at) => signAt(words, at) !== undefined);
}

function hasSignWithin(words: readonly string[]): boolean {
  return words.some((_word, at) => at > 0 && at < words.length - 1 && signAt(words, at) !== undefined);
}

function nameStyle(old: string, stands: Stands, { wording: { writing } }: Place): NameStyle | undefined {
  if (stands === 'type') return writing?.names.class ?? styleOf(old);
  // Behind a dot nothing but a name can stand.
  return styleOf(old) ?? (stands === 'member' ? (writing?.names.function ?? 'camel') : undefined);
}

/** What names a file or an address has capitals where it had some before. */
function asLow(text: string, old: string): string {
  return old === old.toLowerCase() ? text.toLowerCase() : text;
}

/** Between tags, words beside each other are text. */
function isInMarkup({ tree }: Place): boolean {
  return tree?.knows('tag') ?? false;
}

/** Words of a text, with a capital where the old ones had one. */
function likeBefore(words: readonly string[], old: string): string {
  const text = words.join(' ');
  if (isVerbOfWeb(old) && isVerbOfWeb(text.toUpperCase())) return text.toUpperCase();
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(old) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

interface Quotes {
  readonly open: string;
  readonly close: string;
}

function quotesOf(code: string): Quotes | undefined {
  const match = /^([a-z@$]{0,3}("""|'''|["'`]))[\s\S]*?\2$/i.exec(code);
  const [, open = '', close = ''] = match ?? [];
  if (!match || code.length < open.length + close.length) return undefined;
  // `"a" + b + "c"` is no text.
  const inner = code.slice(open.length, code.length - close.length).replace(/\\[\s\S]/g, '');
  return inner.includes(close) ? undefined : { open, close };
}

function inQuotes(text: string, { open, close }: Quotes): string {
  return open + text.replaceAll('\\', '\\\\').replaceAll(close, `\\${close}`) + close;
}

/** The content of a string: signs where nothing but signs was said, else the words. */
function contentOf(words: readonly string[]): string {
  if (/^(?:an? |the )?(?:empty|blank) (?:string|text)$/i.test(words.join(' '))) return '';
  const digits = quantityOf(words)?.digits;
  // A version has more points than a number.
  return signsAlone(words) ?? (digits && /\..*\./.test(digits) ? digits : words.join(' '));
}

/** The signs that words name; undefined where others are among them. */
export function signsAlone(words: readonly string[]): string | undefined {
  const from = words.length > 1 && /^(a|an|the)$/i.test(words[0] ?? '') ? 1 : 0;
  const said = words.slice(from).map(word => word.toLowerCase());
  let text = '';
  for (let at = 0; at < said.length; ) {
    const sign = signAt(said, at);
    if (!sign) return undefined;
    text += sign.text;
    at += sign.length;
  }
  return text;
}

/** A value as its place has it: what is no value by itself becomes a string where only such may stand. */
function valueFor(words: readonly string[], old: string, { wording, tree }: Place): string {
  const code = expression(words, wording, 'value').text;
  if (isLiteral(code) || wording.writing) return code;
  // In a text without quotes around its values there need be none.
  const isBare = !isLiteral(old) || tree?.knows('ruleset');
  // "Slash site" is a path.
  const text = words.some(word => /^(?:slash|backslash|tilde)$/i.test(word))
    ? typed(words, wording).text
    : words.join(' ');
  return isBare ? text : `"${text}"`;
}
