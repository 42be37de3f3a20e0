import { type DocFor, rankOf, spliced, summaryText, tagText, withSummary, wrapped } from './docText.ts';
import type { SpokenDoc, SpokenTag } from './spokenDoc.ts';

/** Rust's sections, in their order (RFC 1574 and the API guidelines); `# Arguments` by custom. */
const HEADINGS = ['# Arguments', '# Returns', '# Errors', '# Panics', '# Safety', '# Examples'];

/** Documentation with headings, as Rust has it. */
export function withHeadings(content: readonly string[], said: SpokenDoc, about: DocFor): readonly string[] {
  let lines = said.summary === undefined ? content : withSummary(content, summaryText(said.summary), about.width);
  for (const tag of said.tags) lines = withHeading(lines, tag, about);
  return lines;
}

function headingOf({ kind, name }: SpokenTag): string {
  if (kind === 'param' || kind === 'type param') return '# Arguments';
  if (kind === 'returns') return '# Returns';
  if (kind === 'throws') return name && /panic/i.test(name) ? '# Panics' : '# Errors';
  return kind === 'example' ? '# Examples' : '';
}

function withHeading(content: readonly string[], tag: SpokenTag, about: DocFor): readonly string[] {
  const heading = headingOf(tag);
  if (heading === '') return withSentence(content, tag, about);
  const starts = content.flatMap((line, index) => (/^# /.test(line) ? [index] : []));
  const at = starts.find(start => content[start]?.trim() === heading);
  const text = tagText(tag);
  const entry =
    heading === '# Arguments'
      ? wrapped(`* \`${tag.name}\` - ${text}`, about.width)
      : wrapped(heading === '# Examples' ? text : summaryText(text), about.width, '');
  if (at === undefined) {
    const rank = HEADINGS.indexOf(heading);
    const next = starts.find(start => HEADINGS.indexOf(content[start]?.trim() ?? '') > rank);
    if (next !== undefined) return spliced(content, next, 0, [heading, '', ...entry, '']);
    return [...content, ...(content.length > 0 ? [''] : []), heading, '', ...entry];
  }
  let end = starts.find(start => start > at) ?? content.length;
  while (end > at + 1 && content[end - 1]?.trim() === '') end--;
  if (heading !== '# Arguments') {
    const first = content[at + 1]?.trim() === '' ? at + 2 : at + 1;
    return heading === '# Returns'
      ? spliced(content, first, Math.max(0, end - first), entry)
      : spliced(content, end, 0, ['', ...entry]);
  }
  const items: { readonly from: number; to: number; readonly name: string }[] = [];
  for (let line = at + 1; line < end; line++) {
    const name = /^[*-] `([^`]+)`/.exec(content[line] ?? '')?.[1];
    if (name !== undefined) items.push({ from: line, to: line + 1, name });
    else if (items.length > 0 && content[line]?.trim() !== '') (items.at(-1) as { to: number }).to = line + 1;
  }
  const there = items.find(({ name }) => name === tag.name);
  if (there) return spliced(content, there.from, there.to - there.from, entry);
  const rank = rankOf(tag.name ?? '', about.parameters);
  const before = items.filter(({ name }) => rankOf(name, about.parameters) <= rank).at(-1);
  return spliced(content, before?.to ?? items[0]?.from ?? end, 0, entry);
}

/** Documentation in sentences, as Go and Dart have it. */
export function withSentences(
  content: readonly string[],
  said: SpokenDoc,
  about: DocFor,
  languageId: string,
): readonly string[] {
  const summary = said.summary?.trim();
  const text = summary && languageId === 'go' ? summary : summary && summaryText(summary);
  let lines = text === undefined ? content : withSummary(content, text, about.width);
  for (const tag of said.tags) lines = withSentence(lines, tag, about, languageId);
  return lines;
}

function withSentence(content: readonly string[], tag: SpokenTag, about: DocFor, languageId = ''): readonly string[] {
  const text = tagText(tag);
  const name = languageId === 'dart' ? `[${tag.name}]` : (tag.name ?? '');
  const words = {
    param: `${name} is ${text}`,
    'type param': `${name} is ${text}`,
    returns: `Returns ${text}`,
    throws: `${languageId === 'go' ? 'Fails with' : 'Throws'} ${tag.name ? `${languageId === 'dart' ? name : `${tag.name}`} ` : ''}${text}`,
    example: `Example: ${text}`,
    since: `Since ${text}`,
    deprecated: `Deprecated: ${text}`,
    see: `See ${text}`,
  }[tag.kind];
  const lines = wrapped(words, about.width, '');
  const begins = words.slice(
    0,
    words.indexOf(' ', name.length > 0 && words.startsWith(name) ? name.length + 1 : 0) + 1,
  );
  const there =
    tag.kind === 'param' || tag.kind === 'returns' ? content.findIndex(line => line.startsWith(begins)) : -1;
  if (there >= 0) {
    let to = there + 1;
    while (to < content.length && content[to]?.trim() !== '') to++;
    return spliced(content, there, to - there, lines);
  }
  return [...content, ...(content.length > 0 ? [''] : []), ...lines];
}
