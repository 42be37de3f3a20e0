import { firstOf } from '../../../../common/async/firstOf.ts';
import type { Place } from '../../../places/place.ts';
import { targetsAt } from '../../../places/targets.ts';
import { wordsIn } from '../../../verbs/verb.ts';
import { readings } from '../../understand.ts';

/** What is asked of the project by a name: where to go, or what to open. */
export interface Asked {
  readonly kind: 'file' | 'symbol';
  /** What it is called, in small letters, without what kind of thing it is. */
  readonly name: readonly string[];
  /** Whether a kind of symbol was said, which no file is. */
  readonly isKind: boolean;
  /** What is said before the name, which is shown with it. */
  readonly before: string;
}

const MOST_READINGS = 12;
/** Nobody says more words for a name. */
const MOST_WORDS = 6;

const KINDS =
  /^(?:class|component|constant|enum|function|interface|method|module|object|record|struct|symbol|trait|type|variable)$/;
const ARTICLES = /^(?:the|a|an|my|our)$/;
/** What says which one is no name. Small words are none either, but may be part of one that was misheard: "use a service". */
const WHICH =
  /^(?:this|that|these|those|it|here|there|where|what|which|who|how|next|previous|first|last|all|every|and|then)$/;

/** What an utterance asks for that the project may have; undefined where it points at something else. */
export function askedOf(words: readonly string[], place: Place | undefined): Asked | undefined {
  for (const { calls } of firstOf(MOST_READINGS, readings(words))) {
    const [call, ...others] = calls;
    if (!call || others.length > 0) continue;
    const { file, name, target, edge } = call.arguments;
    if (call.name === 'open_file' && typeof file === 'string') return asked('file', file, words);
    if (call.name === 'go_to_definition' && typeof name === 'string')
      return isHere(name, place) ? undefined : asked('symbol', name, words);
    if (call.name !== 'go_to_target' || typeof target !== 'string' || edge !== undefined) continue;
    const found = asked('symbol', target, words);
    if (found && isPlainName(found.name, place)) return found;
  }
  return undefined;
}

function isHere(name: string, place: Place | undefined): boolean {
  return place?.wording.lexicon.spelling(wordsIn(name)) !== undefined || place?.text.includes(name) === true;
}

/** Whether words can be nothing but what something is called. */
function isPlainName(name: readonly string[], place: Place | undefined): boolean {
  if (!place) return true;
  const [target] = targetsAt(name, place);
  // "Header" is a kind of thing as well: "parse header".
  const isNamed = target?.kind === 'object' && target.name.length > 0 && !target.of && target.which.kind === 'nearest';
  return target?.kind === 'phrase' || target?.kind === 'called' || isNamed;
}

function asked(kind: Asked['kind'], said: string, words: readonly string[]): Asked | undefined {
  const all = wordsIn(said).map(word => word.toLowerCase());
  const from = ARTICLES.test(all[0] ?? '') ? 1 : 0;
  const plain = all.slice(from);
  const isBefore = kind === 'symbol' && plain.length > 1 && KINDS.test(plain[0] as string);
  const isBehind = kind === 'symbol' && !isBefore && plain.length > 1 && KINDS.test(plain.at(-1) as string);
  const name = plain.slice(isBefore ? 1 : 0, isBehind ? -1 : undefined);
  if (name.length === 0 || name.length > MOST_WORDS || name.some(word => WHICH.test(word))) return undefined;
  const at = startOf(
    name,
    words.map(word => word.toLowerCase()),
  );
  if (at <= 0) return undefined;
  const before = words.slice(0, at).filter((word, index) => index === 0 || !ARTICLES.test(word));
  return { kind, name, isKind: isBefore || isBehind, before: before.join(' ') };
}

function startOf(part: readonly string[], words: readonly string[]): number {
  for (let at = words.length - part.length; at >= 0; at--)
    if (part.every((word, index) => words[at + index] === word)) return at;
  return -1;
}
