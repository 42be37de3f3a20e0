import type { Writing } from '../../../syntax/writing.ts';
import { isText } from '../../code/evidence.ts';
import { expression, name, prose, type Snippet, typed, typeName } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import { CURSOR } from '../template.ts';

/** With a mark where the cursor goes, if that is not the end. */
export function marked({ text, cursor }: Snippet): string {
  return cursor === undefined ? text : text.slice(0, cursor) + CURSOR + text.slice(cursor);
}

export function spokenValue(key: string, words: readonly string[], wording: Wording, writing: Writing): string {
  // An attribute is set, not compared.
  if (key === 'attribute' && writing.tightAssignment) return attribute(words, wording);
  if (key === 'attribute') return expression(words, wording, 'statement').text.replace(/^([\w-]+) = /, '$1=');
  if (key === 'argument' || key === 'keyword argument') return expression(words, wording, 'argument').text;
  if (key === 'print' || key === 'println') return printed(words, wording, writing);
  if (key === 'entry') return ownEntry(words, wording) ?? marked(expression(words, wording, 'value'));
  if (key === 'throw') return thrown(words, wording);
  const alias = /^with( item)?$/.test(key) ? words.lastIndexOf('as') : -1;
  if (alias > 0 && alias === words.length - 2) {
    const of = expression(words.slice(0, alias), wording, 'value').text;
    return `${of} as ${name(words.slice(alias + 1), writing.names.variable, wording)}`;
  }
  if (key === 'decorator' && words[0] === 'derive' && words.length > 1)
    return `derive(${typeName(words.slice(words[1] === 'of' ? 2 : 1), wording)})`;
  if (key === 'decorator') return expression(words, wording, 'value', writing.names.decorator).text;
  return marked(expression(words, wording, 'value'));
}

/** What is printed: a text where it says something, else code; of a macro the first argument is a format. */
function printed(said: readonly string[], wording: Wording, writing: Writing): string {
  const words = said.length > 1 && /^of$/i.test(said[0] ?? '') ? said.slice(1) : said;
  if (isText(words, wording)) return `${writing.quote}${words.join(' ')}${writing.quote}`;
  const value = marked(expression(words, wording, 'value'));
  const isMacro = typeof writing.code['print'] === 'string' && writing.code['print'].includes('!(');
  // What nobody knows yet may be anything.
  const [name = ''] = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(value) ?? [];
  return isMacro && name !== '' && (name === 'self' || wording.lexicon.has(name)) ? `"{}", ${value}` : value;
}

/** Between a key and its value, as it is said. */
const ENTRY_MARKS: readonly string[] = ['double arrow', 'fat arrow', 'with value', 'equals', 'colon', 'to'];

/** "Port equals eighty", where the language has entries of its own: `'port' => 80`, `Port = 80`. */
export function ownEntry(words: readonly string[], wording: Wording): string | undefined {
  const { writing } = wording;
  if (writing?.entry === undefined) return undefined;
  const { entry, names } = writing;
  const said = ` ${words.join(' ').toLowerCase()} `;
  for (const mark of ENTRY_MARKS) {
    const at = said.indexOf(` ${mark} `);
    if (at <= 0) continue;
    const key = said.slice(1, at).split(' ').length;
    const value = words.slice(key + mark.split(' ').length);
    if (value.length === 0) continue;
    const style = /['"]\$key/.test(entry) ? 'snake' : (names.property ?? names.variable);
    const written = { key: name(words.slice(0, key), style, wording), value: expression(value, wording, 'value').text };
    return entry.replace(/\$(key|value)/g, (_all, slot: 'key' | 'value') => written[slot]);
  }
  return undefined;
}

const ATTRIBUTES =
  /^(class|id|href|src|type|name|value|style|alt|title|placeholder|for|rel|action|method|target|width|height|lang|role)$/;

/** "Class big", "id equals main": a value stands in quotes. */
export function attribute(words: readonly string[], wording: Wording): string {
  const isSet = /^(equals|is|to)$/.test(words[1] ?? '');
  const value = words.slice(isSet ? 2 : 1);
  const isQuoted = value.some(word => /quote|tick|brace/.test(word));
  if (isQuoted || value.length === 0 || !(isSet || ATTRIBUTES.test(words[0] ?? '')))
    return expression(words, wording, 'statement').text;
  return `${words[0]}="${typed(value, wording).text}"`;
}

/** What is thrown, read as it is behind the word for it. */
function thrown(words: readonly string[], wording: Wording): string {
  const word = ['throw', 'raise'].find(said => Object.hasOwn(wording.writing?.words ?? {}, said));
  const isPlain = words.every(said => /^[a-z]+$/i.test(said) && said !== 'new' && said !== 'of');
  const isError = isPlain && /^(error|exception)$/i.test(words.at(-1) ?? '') && !wording.lexicon.spelling(words);
  if (isError) {
    const { throwsNew, throwsCalled, types = {} } = wording.writing ?? {};
    const type = typeName(words, wording);
    // One word alone may be what was caught.
    if (words.length > 1 && throwsNew) return `new ${type}()`;
    if (!throwsNew && (words.length > 1 || Object.values(types).includes(type)))
      return throwsCalled ? `${type}()` : type;
  }
  if (!word) return marked(expression(words, wording, 'value'));
  return marked(expression([word, ...words], wording, 'value')).slice(word.length + 1);
}

export function wordsOf(key: string, words: readonly string[], wording: Wording): string {
  // "H one" is a heading.
  if (/tag$/.test(key)) return typed(words, wording).text.replace(/^h (?=[1-6]$)/i, 'h');
  if (key === 'ruleset') return typed(words, wording).text;
  return prose(words);
}
