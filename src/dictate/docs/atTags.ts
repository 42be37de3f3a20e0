import { entryOf } from '../../common/entryOf.ts';
import { type DocFor, ORDER, rankOf, spliced, summaryText, tagText, withSummary, wrapped } from './docText.ts';
import type { SpokenDoc, SpokenTag, TagKind } from './spokenDoc.ts';

/** How the kin of Javadoc writes its tags. */
export interface AtTags {
  readonly sign: '@' | '\\';
  readonly returns: string;
  readonly throws: string;
  readonly typeParam: string;
  /** A dash stands between a name and what is said of it. */
  readonly hyphen?: boolean;
  /** What is thrown stands in braces. */
  readonly braces?: boolean;
  /** What is thrown stands in square brackets, as in YARD. */
  readonly brackets?: boolean;
  /** Type parameters stand in `<>`. */
  readonly angle?: boolean;
  /** Parameters begin with `$`, and have their type in front. */
  readonly dollar?: boolean;
  /** The summary has a tag. */
  readonly brief?: boolean;
}

interface Tag {
  readonly from: number;
  readonly to: number;
  readonly kind: TagKind | undefined;
  readonly name: string;
  /** All in front of the text: the tag, its type, its name, a dash. */
  readonly head: string;
  readonly text: string;
}

const KINDS: Readonly<Record<string, TagKind>> = {
  param: 'param',
  arg: 'param',
  argument: 'param',
  return: 'returns',
  returns: 'returns',
  throws: 'throws',
  throw: 'throws',
  exception: 'throws',
  raise: 'throws',
  example: 'example',
  since: 'since',
  deprecated: 'deprecated',
  see: 'see',
  template: 'type param',
  typeParam: 'type param',
  tparam: 'type param',
};
const LINE =
  /^([@\\])(\w+)(?:\s+|$)((?:\{[^}]*\}\s*|\[[^\]]*\]\s*)?)((?:(?<=[@\\](?:param|arg|argument|throws|throw|exception|template|typeParam|tparam)\s+(?:\{[^}]*\}\s*)?)(?:[?\w\\|]+\s+(?=\$))?(?:&?\$|<)?[\w.[\]>=]+\s*)?)(-\s+)?(.*)$/;

function tagsOf(content: readonly string[]): readonly Tag[] {
  const starts = content.flatMap((line, index) => (/^[@\\][a-zA-Z]/.test(line) ? [index] : []));
  return starts.map((from, index) => {
    let to = starts[index + 1] ?? content.length;
    while (to > from + 1 && content[to - 1]?.trim() === '') to--;
    const [, sign = '', said = '', type = '', name = '', dash = '', rest = ''] = LINE.exec(content[from] ?? '') ?? [];
    const kind = entryOf(KINDS, said);
    const isOfType = kind === 'type param' || (kind === 'param' && name.startsWith('<'));
    const plainName =
      name
        .trim()
        .split(/\s+/)
        .at(-1)
        ?.replace(/^[&<[]|[>\]]$|=.*$/g, '') ?? '';
    const lines = [rest, ...content.slice(from + 1, to)];
    return {
      from,
      to,
      kind: isOfType ? 'type param' : kind,
      name: kind === 'throws' && type !== '' ? type.replace(/[{}[\]\s]/g, '') : plainName,
      head: `${sign}${said} ${type}${name}${dash}`,
      text: lines
        .map(line => line.trim())
        .join(' ')
        .trim(),
    };
  });
}

/** JSDoc, Javadoc, KDoc, PHPDoc, Doxygen and YARD. */
export function withAtTags(
  content: readonly string[],
  said: SpokenDoc,
  about: DocFor,
  style: AtTags,
): readonly string[] {
  let lines = content;
  if (said.summary !== undefined) {
    const first = tagsOf(lines)[0]?.from ?? lines.length;
    const brief = said.isBrief || style.brief ? `${style.sign}brief ` : '';
    const described = lines.slice(0, first).every(line => line.trim() === '') ? [] : lines.slice(0, first);
    const tags = lines.slice(first);
    const start = described.length > 0 ? described : [];
    lines = [
      ...withSummary(start, brief + summaryText(said.summary), about.width),
      ...(start.length === 0 && tags.length > 0 ? [''] : []),
      ...tags,
    ];
    if (/^[@\\]brief/.test(content[0] ?? ''))
      lines = [...withSummary(content, brief + summaryText(said.summary), about.width)];
  }
  for (const tag of said.tags) lines = withTag(lines, tag, about, style);
  return lines;
}

function withTag(content: readonly string[], tag: SpokenTag, about: DocFor, style: AtTags): readonly string[] {
  const tags = tagsOf(content);
  const name = nameOf(tag, style);
  const kin = tags.filter(({ kind }) => kind === tag.kind);
  const text = tagText(
    tag,
    tags.map(other => other.text),
  );
  const there = kin.find(other => (!isSeveral(tag.kind) ? true : sameName(other.name, name)));
  if (there && tag.kind !== 'example' && tag.kind !== 'see') {
    const head = there.head.endsWith(' ') ? there.head : `${there.head} `;
    return spliced(content, there.from, there.to - there.from, wrapped((head + text).trim(), about.width));
  }
  const lines =
    tag.kind === 'example'
      ? [`${style.sign}example`, ...text.split('\n')]
      : wrapped((headOf(tag, name, about, style) + text).trim(), about.width);
  const at = placeOf(tag, name, tags, about) ?? content.length;
  // Between a description and the first tag stands a blank line.
  const isFirst = tags.length === 0 && content.some(line => line.trim() !== '');
  if (isFirst) {
    let end = content.length;
    while (end > 0 && content[end - 1]?.trim() === '') end--;
    return [...content.slice(0, end), '', ...lines];
  }
  if (tags.length === 0) return lines;
  return spliced(content, at, 0, lines);
}

function isSeveral(kind: TagKind): boolean {
  return kind === 'param' || kind === 'type param' || kind === 'throws';
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.replace(/^[$<]|>$/g, '').toLowerCase();
  return plain(one) === plain(other);
}

/** In front of the first tag that comes later: by kind, and parameters by the function. */
function placeOf(tag: SpokenTag, name: string, tags: readonly Tag[], { parameters }: DocFor): number | undefined {
  const rank = (kind: TagKind, named: string) =>
    ORDER.indexOf(kind) * 1000 + (kind === 'param' ? Math.min(999, rankOf(named, parameters)) : 0);
  const own = rank(tag.kind, name);
  const before = tags.filter(({ kind, name: other }) => kind !== undefined && rank(kind, other) <= own).at(-1);
  if (before) return before.to;
  return tags.find(({ kind }) => kind !== undefined)?.from ?? tags.at(-1)?.to;
}

function nameOf({ kind, name = '' }: SpokenTag, { dollar, angle }: AtTags): string {
  if (kind === 'param') return dollar && !name.startsWith('$') ? `$${name}` : name;
  return kind === 'type param' && angle ? `<${name}>` : name;
}

function headOf(tag: SpokenTag, name: string, { returnType }: DocFor, style: AtTags): string {
  const dash = style.hyphen ? '- ' : '';
  const tagged = (said: string) => style.sign + said.slice(1);
  switch (tag.kind) {
    case 'param': {
      const type = style.dollar && tag.parameter?.type ? `${tag.parameter.type} ` : '';
      return `${style.sign}param ${type}${name} ${dash}`;
    }
    case 'type param':
      return `${tagged(style.typeParam)} ${name} ${dash}`;
    case 'returns':
      return `${tagged(style.returns)} ${style.dollar && returnType ? `${returnType} ` : ''}`;
    case 'throws': {
      const thrown = name === '' ? '' : style.braces ? `{${name}} ` : style.brackets ? `[${name}] ` : `${name} `;
      return `${tagged(style.throws)} ${thrown}`;
    }
    default:
      return `${style.sign}${tag.kind} `;
  }
}
