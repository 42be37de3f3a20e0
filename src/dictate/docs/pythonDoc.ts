import { type DocFor, rankOf, spliced, summaryText, tagText, withSummary, wrapped } from './docText.ts';
import type { SpokenDoc, SpokenTag } from './spokenDoc.ts';

export type SectionStyle = 'google' | 'numpy';

/** The sections in their order, as each style calls them. */
const SECTIONS: Readonly<Record<SectionStyle, readonly string[]>> = {
  google: ['Args:', 'Returns:', 'Raises:', 'Example:', 'Deprecated:', 'See Also:'],
  numpy: ['Parameters', 'Returns', 'Raises', 'Examples', 'See Also'],
};
const KNOWN =
  /^(?:Args|Arguments|Parameters|Params|Returns|Return|Yields|Raises|Examples?|Notes?|Attributes|See Also|Deprecated|Warnings?|Todo|References):?$/;

interface Section {
  readonly from: number;
  /** Where its first line of text stands. */
  readonly text: number;
  readonly to: number;
  readonly name: string;
}

function sectionsOf(content: readonly string[], style: SectionStyle): readonly Section[] {
  const starts = content.flatMap((line, index) => {
    const isHead =
      KNOWN.test(line) && (style === 'google' ? line.endsWith(':') : /^-{3,}\s*$/.test(content[index + 1] ?? ''));
    return isHead ? [index] : [];
  });
  return starts.map((from, index) => {
    let to = starts[index + 1] ?? content.length;
    while (to > from + 1 && content[to - 1]?.trim() === '') to--;
    return { from, to, text: from + (style === 'google' ? 1 : 2), name: content[from] ?? '' };
  });
}

/** Google's and NumPy's docstrings. */
export function withSections(
  content: readonly string[],
  said: SpokenDoc,
  about: DocFor,
  style: SectionStyle,
): readonly string[] {
  let lines = said.summary === undefined ? content : withSummary(content, summaryText(said.summary), about.width);
  for (const tag of said.tags) lines = withTag(lines, tag, about, style);
  return lines;
}

function sectionNameOf({ kind }: SpokenTag, style: SectionStyle): string {
  const [params = '', returns = '', raises = '', example = ''] = SECTIONS[style];
  if (kind === 'param' || kind === 'type param') return params;
  if (kind === 'returns') return returns;
  if (kind === 'throws') return raises;
  if (kind === 'example') return example;
  return '';
}

function withTag(content: readonly string[], tag: SpokenTag, about: DocFor, style: SectionStyle): readonly string[] {
  const name = sectionNameOf(tag, style);
  if (name === '') return withParagraph(content, tag, about, style);
  const sections = sectionsOf(content, style);
  const section = sections.find(other => kindOfSection(other.name) === kindOfSection(name));
  const indentIn = ({ text }: Section) =>
    style === 'google' ? (/^\s+/.exec(content[text] ?? '')?.[0] ?? GOOGLE_INDENT) : '';
  const indent = section ? indentIn(section) : style === 'google' ? GOOGLE_INDENT : '';
  const others = sections.flatMap(other =>
    entriesOf(content, other, indentIn(other)).map(each => saidOf(content, each, style)),
  );
  const entry = entryOf(tag, about, style, indent, others);
  if (!section) return withNewSection(content, sections, name, entry, style);
  if (tag.kind === 'returns') {
    const from = section.text + (isTypeLine(content, section.text, section.to) ? 1 : 0);
    const lines = from > section.text ? entry.map(line => `    ${line.trim()}`) : entry;
    return spliced(content, from, section.to - from, typedReturn(content[section.text] ?? '', lines, style));
  }
  if (tag.kind === 'example') return spliced(content, section.to, 0, entry);
  const entries = entriesOf(content, section, indent);
  const there = entries.find(other => other.name === tag.name);
  if (there) {
    const head = content[there.from] ?? '';
    const kept = style === 'numpy' ? [head, ...entry.slice(1)] : typed(head, entry);
    return spliced(content, there.from, there.to - there.from, kept);
  }
  const rank = rankOf(tag.name ?? '', about.parameters);
  const before = entries.filter(other => tag.kind !== 'param' || rankOf(other.name, about.parameters) <= rank).at(-1);
  const at = before?.to ?? (tag.kind === 'param' && entries.length > 0 ? section.text : section.to);
  return spliced(content, at, 0, entry);
}

const GOOGLE_INDENT = '    ';

function withNewSection(
  content: readonly string[],
  sections: readonly Section[],
  name: string,
  entry: readonly string[],
  style: SectionStyle,
): readonly string[] {
  const head = style === 'google' ? [name] : [name, '-'.repeat(name.length)];
  const orderOf = (of: string) => SECTIONS[style].findIndex(each => kindOfSection(each) === kindOfSection(of));
  const next = sections.find(other => orderOf(other.name) > orderOf(name));
  if (next) return spliced(content, next.from, 0, [...head, ...entry, '']);
  let end = content.length;
  while (end > 0 && content[end - 1]?.trim() === '') end--;
  return [...content.slice(0, end), ...(end > 0 ? [''] : []), ...head, ...entry];
}

/** What an entry says, without its name and type. */
function saidOf(content: readonly string[], { from, to }: Entry, style: SectionStyle): string {
  const lines = content.slice(from, to).map(line => line.trim());
  return style === 'google' ? lines.join(' ').replace(/^[^:]*:\s*/, '') : lines.slice(1).join(' ').trim();
}

/** In NumPy's style, the type of what is returned stands on a line of its own. */
function isTypeLine(content: readonly string[], at: number, to: number): boolean {
  return at + 1 < to && /^\S/.test(content[at] ?? '') && /^\s+\S/.test(content[at + 1] ?? '');
}

/** In Google's, it stands in front. */
function typedReturn(old: string, lines: readonly string[], style: SectionStyle): readonly string[] {
  const type = style === 'google' ? /^\s*([A-Za-z_][\w.[\], |]*: )/.exec(old)?.[1] : undefined;
  return type === undefined ? lines : [(lines[0] ?? '').replace(/\S/, first => type + first), ...lines.slice(1)];
}

/** A type in brackets behind a name stays. */
function typed(old: string, entry: readonly string[]): readonly string[] {
  const type = /^\s*\S+( \([^)]*\)):/.exec(old)?.[1] ?? '';
  return [(entry[0] ?? '').replace(':', `${type}:`), ...entry.slice(1)];
}

function kindOfSection(name: string): string {
  return name
    .replace(/:$/, '')
    .replace(/^(?:Arguments|Parameters|Params)$/, 'Args')
    .replace(/^Return$/, 'Returns')
    .replace(/^Examples$/, 'Example');
}

interface Entry {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

function entriesOf(content: readonly string[], { text, to }: Section, indent: string): readonly Entry[] {
  const isStart = (line: string) => line.startsWith(indent) && /^[*\w]/.test(line.slice(indent.length));
  const starts: number[] = [];
  for (let at = text; at < to; at++) if (isStart(content[at] ?? '')) starts.push(at);
  return starts.map((from, index) => ({
    from,
    to: starts[index + 1] ?? to,
    name: /^\*{0,2}([\w.]+)/.exec((content[from] ?? '').trim())?.[1] ?? '',
  }));
}

function entryOf(
  tag: SpokenTag,
  about: DocFor,
  style: SectionStyle,
  indent: string,
  others: readonly string[],
): readonly string[] {
  const text = tagText(tag, others);
  const inner = `${indent}    `;
  const lines = (lead: string, said: string, hanging: string) =>
    wrapped(said, about.width - lead.length, hanging).map(line => (lead + line).trimEnd());
  if (tag.kind === 'returns' || tag.kind === 'example') return lines(style === 'google' ? indent : '', text, '');
  const name = tag.name ?? (tag.kind === 'throws' ? 'Exception' : '');
  if (style === 'google') return lines(indent, `${name}: ${text}`, '    ');
  return [`${indent}${name}`, ...lines(inner, text, '')];
}

function withParagraph(
  content: readonly string[],
  tag: SpokenTag,
  about: DocFor,
  style: SectionStyle,
): readonly string[] {
  const word = tag.kind === 'see' ? 'See' : tag.kind === 'since' ? 'Since' : 'Deprecated:';
  const text = wrapped(`${word} ${tagText(tag)}`, about.width, '');
  const first = sectionsOf(content, style)[0]?.from;
  if (first !== undefined) return spliced(content, first, 0, [...text, '']);
  return [...content, ...(content.length > 0 ? [''] : []), ...text];
}

const FIELD = /^:(param|returns?|raises|deprecated|seealso|since)\b\s*([^:]*):\s*(.*)$/;

/** Sphinx's fields: `:param name: text`. */
export function withFields(content: readonly string[], said: SpokenDoc, about: DocFor): readonly string[] {
  let lines = said.summary === undefined ? content : withSummary(content, summaryText(said.summary), about.width);
  for (const tag of said.tags) lines = withField(lines, tag, about);
  return lines;
}

const FIELDS = {
  param: 'param',
  'type param': 'param',
  returns: 'return',
  throws: 'raises',
  since: 'since',
  deprecated: 'deprecated',
  see: 'seealso',
  example: 'example',
} as const;
const FIELD_ORDER = ['param', 'return', 'raises', 'since', 'deprecated', 'seealso', 'example'];

function withField(content: readonly string[], tag: SpokenTag, about: DocFor): readonly string[] {
  const fields = content.flatMap((line, from) => {
    const [, kind = '', name = ''] = FIELD.exec(line) ?? [];
    if (kind === '') return [];
    let to = from + 1;
    while (to < content.length && !FIELD.test(content[to] ?? '') && content[to]?.trim() !== '') to++;
    return [
      {
        from,
        to,
        kind: kind.replace('returns', 'return'),
        name: name.trim().split(/\s+/).at(-1) ?? '',
        head: /^:[^:]*:/.exec(line)?.[0] ?? '',
      },
    ];
  });
  const field = FIELDS[tag.kind];
  const name = tag.name ?? '';
  const there = fields.find(other => other.kind === field && (other.name === name || field === 'return'));
  const word = field === 'return' && content.some(line => line.startsWith(':returns')) ? 'returns' : field;
  const head = there?.head ?? `:${word}${name === '' ? '' : ` ${name}`}:`;
  const lines = wrapped(`${head} ${tagText(tag)}`, about.width, '    ');
  if (there) return spliced(content, there.from, there.to - there.from, lines);
  const rank = (kind: string, named: string) =>
    FIELD_ORDER.indexOf(kind) * 1000 + (kind === 'param' ? Math.min(999, rankOf(named, about.parameters)) : 0);
  const before = fields.filter(other => rank(other.kind, other.name) <= rank(field, name)).at(-1);
  if (before) return spliced(content, before.to, 0, lines);
  if (fields[0]) return spliced(content, fields[0].from, 0, lines);
  return [...content, ...(content.length > 0 && content.at(-1)?.trim() !== '' ? [''] : []), ...lines];
}
