import { basename } from 'node:path';
import { stripComments } from 'jsonc-parser';
import type { TextDocument } from '../../editor/documents.ts';
import type { TextEdit } from '../../editor/position.ts';
import { applyEdits, LineIndex } from '../../editor/text.ts';

/* A text can make an editor fetch an address by naming it: schemas of data, definitions of markup, images of a preview. */

type Kind = 'json' | 'yaml' | 'toml' | 'xml' | 'markdown';

const KINDS: readonly (readonly [Kind, languages: RegExp, files: RegExp])[] = [
  ['markdown', /^(markdown|mdx)$/, /\.(md|mdx|markdown|mdown|ipynb)$/i],
  [
    'json',
    /^(json|jsonc|jsonl|snippets)/,
    /\.(json|jsonc|json5|jsonl|webmanifest|code-snippets)$|^\.[\w-]+rc$|\.lock$/i,
  ],
  ['yaml', /^(yaml|dockercompose|github-actions-workflow)/, /\.(ya?ml)$/i],
  ['toml', /^toml$/, /\.toml$/i],
  ['xml', /^(xml|xsl|svg)$/, /\.(xml|xsd|xslt?|svg|xaml|wsdl|plist|dtd|csproj|props|targets|nuspec)$/i],
];

function kindOf(path: string, languageId?: string): Kind | undefined {
  const name = basename(path);
  return KINDS.find(([, languages, files]) => files.test(name) || (languageId && languages.test(languageId)))?.[0];
}

/** An address that an edit makes the editor fetch: judged by the document as it will be. */
export function newlyFetched(document: TextDocument, edits: readonly TextEdit[]): string | undefined {
  const kind = kindOf(document.path, document.languageId);
  if (!kind) return undefined;
  return first(kind, applyEdits(new LineIndex(document.text), edits), () => fetched(kind, document.text));
}

/** The same for a text that shall stand in a file, which had another name or was not there. */
export function fetchedIn(path: string, text: string, before?: TextDocument): string | undefined {
  const kind = kindOf(path);
  if (!kind) return undefined;
  const isKnown = before && kindOf(before.path, before.languageId) === kind;
  return first(kind, text, () => (isKnown ? fetched(kind, before.text) : new Set()));
}

/** An address that stands in a document without being fetched yet, which a change of any kind could bring to life. */
export function couldFetch(document: TextDocument): string | undefined {
  const kind = kindOf(document.path, document.languageId);
  if (!kind) return undefined;
  const all = named(kind, document.text);
  if (all.size === 0) return undefined;
  const active = fetched(kind, document.text);
  return [...all].find(address => !active.has(address));
}

/** Hardly any text names an address: only then is it looked at what was fetched before, and what is in comments. */
function first(kind: Kind, text: string, before: () => ReadonlySet<string>): string | undefined {
  if (named(kind, text).size === 0) return undefined;
  const known = before();
  return [...fetched(kind, text)].find(address => !known.has(address));
}

/** The addresses that an editor fetches for a text. */
function fetched(kind: Kind, text: string): ReadonlySet<string> {
  return named(kind, withoutComments(kind, text));
}

/** What cannot be a comment that tools read for themselves. */
const YAML_COMMENT = /^[ \t]*#(?![ \t]*yaml-language-server).*$/gm;
const TOML_COMMENT = /^[ \t]*#(?!:schema).*$/gm;

function withoutComments(kind: Kind, text: string): string {
  if (kind === 'json') return stripComments(text);
  if (kind === 'yaml') return text.replace(YAML_COMMENT, '');
  if (kind === 'toml') return text.replace(TOML_COMMENT, '');
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

/** No pattern looks further than this from where it begins, so that none takes longer than the text is long. */
const IN_JSON = /"\$(?:schema|ref|dynamicRef|id)"\s{0,200}:\s{0,200}"([^"]{1,2000})"/g;
const IN_DATA =
  /\$(?:schema|ref)["']?[ \t]{0,200}[:=][ \t]{0,200}["']?([^\s"']{1,2000})|#:schema[ \t]{1,200}(\S{1,2000})/g;
const IN_XML =
  /(?:schemaLocation[ \t\r\n]{0,200}=|<!(?:DOCTYPE|ENTITY)\b|<\?xml-(?:model|stylesheet)\b|<xi:include\b)([^>]{1,2000})/gi;
const IN_TAGS =
  /<(?:img|image|source|video|audio|iframe|object|embed|link|script|use|input|body|table|td)\b([^>]{1,2000})/gi;
const IN_STYLES = /url\([ \t]{0,20}["']?([^)"']{1,2000})/gi;
const TARGETS = /\]\([ \t\r\n]{0,20}<?([^)\s>]{1,2000})/g;
const DEFINITIONS = /^ {0,3}\[[^\]\n]{1,1000}\]:[ \t]{0,20}<?(\S{1,2000})/gm;
/** An image's text is no longer than this. */
const LONGEST_TEXT = 1000;

/** All addresses that are named where they could be fetched, in comments too. */
function named(kind: Kind, text: string): ReadonlySet<string> {
  const found: string[] = [];
  const take = (pattern: RegExp, from: string): void => {
    for (const [, ...groups] of from.matchAll(pattern)) for (const group of groups) if (group) found.push(group);
  };
  if (kind === 'json' && !KEYS.test(unescaped(text))) return new Set();
  if (kind === 'json') for (const each of [text, stripComments(text)]) take(IN_JSON, unescaped(each));
  else if (kind === 'yaml' || kind === 'toml') take(IN_DATA, unescaped(text));
  else if (kind === 'xml') take(IN_XML, text);
  else {
    take(IN_TAGS, text);
    take(IN_STYLES, text);
    found.push(...images(text));
  }
  return new Set(found.flatMap(addressesIn));
}

/** What the images of Markdown show: their targets, and all definitions where an image may refer to one. */
function images(text: string): readonly string[] {
  if (!text.includes('![')) return [];
  const found: string[] = [];
  let isAll = true;
  for (const { index, 1: target = '' } of text.matchAll(TARGETS)) {
    const before = text.slice(Math.max(0, index - LONGEST_TEXT), index);
    const start = before.lastIndexOf('![');
    if (start >= 0 && !before.includes('](', start)) found.push(target);
  }
  // `![a](b)` has its target with it; whatever else begins like an image may be one by reference.
  for (const { index } of text.matchAll(/!\[/g)) {
    const end = text.indexOf(']', index);
    isAll &&= end >= 0 && text[end + 1] === '(';
    if (!isAll) break;
  }
  if (!isAll) for (const [, definition = ''] of text.matchAll(DEFINITIONS)) found.push(definition);
  return found;
}

/** Most texts have none of them, and need not be looked through. */
const KEYS = /\$(?:schema|ref|dynamicRef|id)/;

/** A key may be written with escapes. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\/', '/');
}

/** Whatever leads off this machine: with a scheme or without, or so written that only a browser reads it. */
function addressesIn(value: string): readonly string[] {
  const addresses = value.match(/(?<=^|[\s"'=(<,])(?:[a-z][a-z0-9+.-]{0,20}:)?[\\/]{2}[^\s"'<>]{1,2000}/gi) ?? [];
  return addresses.length > 0 || !/&(#|colon|sol)/i.test(value) ? addresses : [value];
}
