import type { TextDocument } from '../../editor/documents.ts';
import type { Declaration } from '../../syntax/declarations.ts';

/** A parameter of a function as it is written there. */
export interface Parameter {
  readonly name: string;
  /** Where it stands in front of the name, as in PHP; empty elsewhere. */
  readonly type: string;
}

/** How many lines of a function's head are read. */
const MOST_LINES = 60;
const NO_PARAMETERS: ReadonlySet<string> = new Set(['self', 'cls', 'this', 'mut']);

/** The parameters of a declaration, in order, read from its head; none where it has no brackets. */
export function parametersOf(document: TextDocument, { nameRange }: Declaration): readonly Parameter[] {
  const { line, character } = nameRange.end;
  const lines = [document.line(line).slice(character)];
  for (let at = line + 1; at < Math.min(document.lineCount, line + MOST_LINES); at++) lines.push(document.line(at));
  const head = lines.join('\n');
  const open = /^[^({;\n]{0,80}\(/.exec(head)?.[0].length;
  if (open === undefined) return [];
  return partsOf(head.slice(open)).flatMap(part => {
    const parameter = parameterOf(part, document.languageId);
    return parameter && !NO_PARAMETERS.has(parameter.name) ? [parameter] : [];
  });
}

/** What a function returns, as PHP writes it behind the brackets; empty where it is not written so. */
export function returnTypeOf(document: TextDocument, { nameRange, range }: Declaration): string {
  const last = Math.min(range.end.line, nameRange.end.line + MOST_LINES);
  let head = document.line(nameRange.end.line).slice(nameRange.end.character);
  for (let line = nameRange.end.line + 1; line <= last; line++) head += `\n${document.line(line)}`;
  return /^[^{;]*\)\s*:\s*([?\w\\|]+)/.exec(head)?.[1] ?? '';
}

/** The parts between commas up to the bracket that closes. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (depth === 0 && sign === ')') break;
    if ('([{<'.includes(sign)) depth++;
    if (')]}'.includes(sign) || (sign === '>' && text[at - 1] !== '=' && text[at - 1] !== '-'))
      depth = Math.max(0, depth - 1);
    if (depth === 0 && sign === ',') {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map(each => each.replace(/\/\*.*?\*\/|\/\/[^\n]*|#[^\n]*/gs, '').trim()).filter(Boolean);
}

function parameterOf(part: string, languageId: string): Parameter | undefined {
  const [head = ''] = part.replace(/^[{[](?=\s*required)/, '').split(/=(?!>)/);
  const colon = /^[^:]*?([\p{L}_$][\p{L}\p{N}_$]*)\s*\??\s*:(?!:)/u.exec(head)?.[1];
  if (colon !== undefined && languageId !== 'cpp') return { name: colon, type: '' };
  const names = head.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const name = languageId === 'go' || languageId === 'ruby' ? names[0] : names.at(-1);
  if (name === undefined || /^[{[]/.test(head.trim())) return undefined;
  return { name, type: languageId === 'php' ? (/^[?\w\\|]+(?=\s+[&.]*\$)/.exec(head)?.[0] ?? '') : '' };
}

/** The parameter that words name: by all of its words, or by some that no other has. `length`: how many words it takes. */
export function parameterNamed(
  words: readonly string[],
  parameters: readonly Parameter[],
): { readonly parameter: Parameter; readonly length: number } | undefined {
  const said = words.slice(0, 8).map(plain);
  for (let length = said.length; length > 0; length--) {
    const joined = said.slice(0, length).join('');
    const parameter = parameters.find(({ name }) => plain(name) === joined && joined !== '');
    if (parameter) return { parameter, length };
  }
  for (let length = Math.min(said.length, 4); length > 0; length--) {
    const run = said.slice(0, length);
    const having = parameters.filter(({ name }) => {
      const parts = partsOfName(name);
      return parts.length > length && run.every(word => parts.includes(word));
    });
    if (having.length === 1 && having[0]) return { parameter: having[0], length };
  }
  return undefined;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function partsOfName(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
