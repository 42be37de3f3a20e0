import { type Parameter, parameterNamed } from './parameters.ts';

export type TagKind = 'type param' | 'param' | 'returns' | 'throws' | 'example' | 'since' | 'deprecated' | 'see';

export interface SpokenTag {
  readonly kind: TagKind;
  /** Of a parameter, or of what is thrown. */
  readonly name?: string;
  /** The parameter of the function that is meant. */
  readonly parameter?: Parameter;
  readonly text: string;
}

/** Documentation that was said. */
export interface SpokenDoc {
  readonly summary?: string;
  /** It was said that the summary is one. */
  readonly isBrief?: boolean;
  readonly tags: readonly SpokenTag[];
}

export interface DocAbout {
  readonly parameters: readonly Parameter[];
  /** How names are written where no parameter is meant. */
  readonly style: 'camel' | 'snake';
  /** There is documentation already, so that what is said is more of it. */
  readonly isMore: boolean;
  /** A text of "returns …" alone is a tag, and no sentence. */
  readonly hasReturnTag: boolean;
}

interface Head {
  readonly kind: TagKind | 'summary' | 'brief';
  readonly from: number;
  /** How many words it takes, its name counted. */
  readonly length: number;
  readonly name?: string;
  readonly parameter?: Parameter;
}

/** The sign of a tag may be said too. */
const SAID_AT = /\bat (?=(?:param|returns?|throws?|deprecated|example|since|see)\b)/giu;

/**
 * Words as documentation with tags: "summary …", "param item is …", "returns …", "throws …"; undefined where there are
 * none, so that the words are a text.
 */
export function spokenDoc(text: string, about: DocAbout): SpokenDoc | undefined {
  const words = text.replace(/\n+/g, ' ').replace(SAID_AT, '').split(' ').filter(Boolean);
  const heads: Head[] = [];
  for (let at = 0; at < words.length; ) {
    const head = headAt(words, at, heads, about);
    if (head) heads.push(head);
    at += head?.length ?? 1;
  }
  const [first] = heads;
  if (!first) return undefined;
  const tags: SpokenTag[] = [];
  let summary = words.slice(0, first.from).join(' ');
  let isBrief = false;
  heads.forEach((head, index) => {
    const said = words.slice(head.from + head.length, heads[index + 1]?.from).join(' ');
    if (head.kind === 'summary' || head.kind === 'brief') {
      summary = said;
      isBrief = head.kind === 'brief';
    } else
      tags.push({
        kind: head.kind,
        text: said,
        ...(head.name !== undefined && { name: head.name }),
        ...(head.parameter && { parameter: head.parameter }),
      });
  });
  if (isSentence(summary, tags, about)) return undefined;
  return { ...(summary !== '' ? { summary } : {}), ...(isBrief ? { isBrief } : {}), tags };
}

/** "Returns the index, or minus one if there is none." as all that is said of a function describes it. */
function isSentence(summary: string, tags: readonly SpokenTag[], { isMore, hasReturnTag }: DocAbout): boolean {
  if (isMore || summary !== '' || tags.length !== 1) return false;
  const [{ kind, text, name }] = tags as [SpokenTag];
  if (kind === 'see') return true;
  if (kind === 'throws') return name === undefined;
  return kind === 'returns' && (!hasReturnTag || /[.!?]$/.test(text));
}

const RELATIVE =
  /^(?:that|which|it|and|or|who|what|function|method|this|always|never|also|then|callback|only|but|promise|if|when|whatever|still|the|a|an|to|of|its)$/;

const ARTICLE = /^(?:the|an?|this|that|of|to|its|each|every|type|one|no|any)$/;

function headAt(words: readonly string[], at: number, heads: readonly Head[], about: DocAbout): Head | undefined {
  const isBegin = at === 0 || /[.!?;,:]$/.test(words[at - 1] ?? '');
  const before = plain(words[at - 1]);
  const isParam = /^(?:param|type)$/.test(plain(words[at]));
  const isInside = isParam ? ARTICLE.test(before) : RELATIVE.test(before);
  if (!isBegin && (heads.length === 0 || isInside || isHeadOf(heads, at))) return undefined;
  const isSentence = at === 0 || /[.!?]$/.test(words[at - 1] ?? '');
  const said = plain(words[at]);
  const next = plain(words[at + 1]);
  const after = at + 1 < words.length;
  const head = (kind: Head['kind'], length: number): Head => ({ kind, from: at, length });
  if (/^(?:summary|description|brief)$/.test(said) && isBegin && after && !/^(?:of|for|is)$/.test(next))
    return head(said === 'brief' ? 'brief' : 'summary', 1);
  if (said === 'type' && /^param(?:eter)?$/.test(next)) return namedAt(words, at, 2, 'type param', about);
  if (/^(?:param|parameter|argument|arg)$/.test(said)) return namedAt(words, at, 1, 'param', about);
  if (!after && said !== 'deprecated') return undefined;
  if (/^returns?$/.test(said) && (said === 'returns' || isSentence)) return head('returns', 1);
  if (
    /^(?:throws?|raises?|errors)$/.test(said) &&
    (said.endsWith('s') || isSentence) &&
    (said !== 'errors' || /^(?:if|when)$/.test(next))
  )
    return thrownAt(words, at);
  const canBeMore = isSentence && (about.isMore || heads.length > 0 || at === 0);
  if (said === 'example' && canBeMore && !/^(?:of|for|is|in|uses?|usage)$/.test(next)) return head('example', 1);
  if (said === 'deprecated' && canBeMore && !/^(?:functions?|methods?|and|or|since it)$/.test(next))
    return head('deprecated', 1);
  if (said === 'see' && canBeMore && (about.isMore || heads.length > 0)) return head('see', next === 'also' ? 2 : 1);
  if (said === 'since' && canBeMore && /^(?:version|\d|v\d)/.test(next))
    return head('since', next === 'version' ? 2 : 1);
  return undefined;
}

/** A tag follows its own name at once: there is nothing in between yet. */
function isHeadOf(heads: readonly Head[], at: number): boolean {
  const last = heads.at(-1);
  return last !== undefined && last.from + last.length === at && last.kind !== 'param';
}

const IS = /^(?:is|are|means|holds|contains|as)$/;

function namedAt(
  words: readonly string[],
  at: number,
  length: number,
  kind: 'param' | 'type param',
  { parameters, style }: DocAbout,
): Head | undefined {
  const rest = words.slice(at + length, at + length + 12);
  if (rest.length < 2) return undefined;
  const named = kind === 'param' ? parameterNamed(rest, parameters) : undefined;
  if (named) {
    const taken = length + named.length;
    const parameter = named.parameter;
    return { kind, from: at, length: taken + linkAt(words, at + taken), name: parameter.name, parameter };
  }
  const is = rest.slice(0, 5).findIndex(word => IS.test(plain(word)) || /[:,]$/.test(word));
  if (is < 0) return undefined;
  const ends = /[:,]$/.test(rest[is] ?? '') && !IS.test(plain(rest[is])) ? is + 1 : is;
  if (ends === 0) return undefined;
  const name = nameOf(rest.slice(0, ends), kind === 'type param' ? 'pascal' : style);
  const taken = length + ends;
  return { kind, from: at, length: taken + linkAt(words, at + taken), name };
}

/** "is" between a name and what is said of it. */
function linkAt(words: readonly string[], at: number): number {
  return /^(?:is|are|-|–|=)$/.test(plain(words[at]) || (words[at] ?? '')) && at + 1 < words.length ? 1 : 0;
}

/** "throws range error if …": the name of what is thrown ends with "error" or "exception". */
function thrownAt(words: readonly string[], at: number): Head {
  const rest = words.slice(at + 1, at + 7);
  const end = rest.findIndex(word => /(?:error|exception|panic)$/i.test(plain(word)));
  const isNamed =
    end >= 0 && end < 5 && !rest.slice(0, end + 1).some(word => /^(?:an?|the|if|when|some|any)$/i.test(plain(word)));
  if (!isNamed || (end === 0 && plain(rest[0]) === 'error')) return { kind: 'throws', from: at, length: 1 };
  return { kind: 'throws', from: at, length: 2 + end, name: nameOf(rest.slice(0, end + 1), 'pascal') };
}

function nameOf(words: readonly string[], style: 'camel' | 'snake' | 'pascal'): string {
  const parts = words.map(word => word.replace(/[^\p{L}\p{N}_$]/gu, '')).filter(Boolean);
  if (parts.length === 1 && style !== 'pascal') return parts[0] as string;
  if (style === 'snake') return parts.join('_').toLowerCase();
  const capital = (part: string) =>
    /^(?:io|os|url|sql|http|json|xml)$/i.test(part) ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1);
  return parts.map((part, index) => (index === 0 && style === 'camel' ? part.toLowerCase() : capital(part))).join('');
}

function plain(word: string | undefined): string {
  return (word ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
