import { entryOf } from '../../common/entryOf.ts';
import { wrap } from '../wrap.ts';
import { type DocFor, ORDER, rankOf, summaryText, tagText } from './docText.ts';
import type { SpokenDoc, SpokenTag, TagKind } from './spokenDoc.ts';

const TAGS: Readonly<Record<string, TagKind | 'summary'>> = {
  summary: 'summary',
  typeparam: 'type param',
  param: 'param',
  returns: 'returns',
  exception: 'throws',
  example: 'example',
  seealso: 'see',
};

interface Element {
  readonly from: number;
  readonly to: number;
  readonly kind: TagKind | 'summary' | undefined;
  readonly name: string;
}

/** The elements that begin lines of XML documentation, in whole lines. */
function elementsOf(content: readonly string[]): readonly Element[] {
  const elements: Element[] = [];
  for (let from = 0; from < content.length; from++) {
    const [, tag = '', attributes = ''] = /^\s*<(\w+)([^>]*)>/.exec(content[from] ?? '') ?? [];
    if (tag === '') continue;
    let to = from;
    if (!/\/\s*$/.test(attributes)) while (to < content.length - 1 && !content[to]?.includes(`</${tag}>`)) to++;
    const name = /(?:name|cref)="([^"]*)"/.exec(attributes)?.[1] ?? '';
    elements.push({ from, to: to + 1, kind: entryOf(TAGS, tag), name });
    from = to;
  }
  return elements;
}

/** C#'s XML documentation (ECMA-334, annex D). */
export function withXml(content: readonly string[], said: SpokenDoc, about: DocFor): readonly string[] {
  let lines = content;
  if (said.summary !== undefined)
    lines = put(lines, 'summary', '', summaryLines(summaryText(said.summary), about.width), about);
  for (const tag of said.tags) lines = put(lines, tag.kind, tag.name ?? '', elementLines(tag, about.width), about);
  return lines;
}

function put(
  content: readonly string[],
  kind: TagKind | 'summary',
  name: string,
  lines: readonly string[],
  about: DocFor,
): readonly string[] {
  const elements = elementsOf(content);
  const there = elements.find(other => other.kind === kind && other.name.toLowerCase() === name.toLowerCase());
  if (there) return [...content.slice(0, there.from), ...lines, ...content.slice(there.to)];
  const rank = (of: TagKind | 'summary', named: string) =>
    of === 'summary'
      ? -1
      : ORDER.indexOf(of) * 1000 + (of === 'param' ? Math.min(999, rankOf(named, about.parameters)) : 0);
  const own = rank(kind, name);
  const before = elements.filter(other => other.kind !== undefined && rank(other.kind, other.name) <= own).at(-1);
  const at = before?.to ?? (kind === 'summary' ? 0 : content.length);
  return [...content.slice(0, at), ...lines, ...content.slice(at)];
}

function summaryLines(text: string, width: number): readonly string[] {
  return ['<summary>', ...wrap(xml(text), Math.max(20, width)), '</summary>'];
}

function elementLines(tag: SpokenTag, width: number): readonly string[] {
  const text = xml(tagText(tag));
  const name = xml(tag.name ?? '').replaceAll('"', '&quot;');
  const [open, close] =
    tag.kind === 'param'
      ? [`<param name="${name}">`, '</param>']
      : tag.kind === 'type param'
        ? [`<typeparam name="${name}">`, '</typeparam>']
        : tag.kind === 'throws'
          ? [`<exception cref="${name || 'Exception'}">`, '</exception>']
          : tag.kind === 'returns'
            ? ['<returns>', '</returns>']
            : tag.kind === 'example'
              ? ['<example>', '</example>']
              : ['<remarks>', '</remarks>'];
  const words =
    tag.kind === 'see'
      ? `See ${text}`
      : tag.kind === 'since' || tag.kind === 'deprecated'
        ? summaryText(`${tag.kind} ${text}`)
        : text;
  return wrap(open + words + close, Math.max(20, width));
}

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
