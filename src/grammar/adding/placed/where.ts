import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome, SpanEdit } from '../../places/text/outcome.ts';
import { nameMatcher } from '../../places/text/phrases.ts';
import { ordinalOf } from './ordinals.ts';

/** Where something is to be added, in the words for it. */
export interface Where {
  /** What it becomes part of. */
  readonly owner?: readonly string[];
  /** What it goes beside; no words are the one at the cursor. */
  readonly beside?: { readonly side: 'after' | 'before'; readonly words: readonly string[] };
  readonly edge?: 'first' | 'last';
  /** Which of its like it shall be, from 1. */
  readonly rank?: number;
}

/** What is added, and where, as words. */
export interface Placed {
  readonly what: readonly string[];
  readonly where: Where;
}

/** So many ways to tell what from where are looked at. */
const MOST_WAYS = 24;
const MOST_TAILS = 3;

/** What stands for the one at the cursor. */
const HERE =
  /^(?:it|(?:the )?(?:this|that|current)(?: (?:one|line|field|property|parameter|column|member|item|variant|entry))?)$/;

type Tail = (rest: string) => Where | undefined;

/** How a tail begins, and what it says by what follows. */
const TAILS: readonly (readonly [words: readonly string[], tail: Tail])[] = [
  ...(
    [
      'right after',
      'just after',
      'directly after',
      'after',
      'behind',
      'right below',
      'below',
      'underneath',
      'under',
    ] as const
  ).map(said => beside(said, 'after')),
  ...(['right before', 'just before', 'before', 'in front of', 'right above', 'above'] as const).map(said =>
    beside(said, 'before'),
  ),
  ...['at the', 'to the', 'on the', 'as the', 'at the very', 'as'].map(
    said => [said.split(' '), (rest: string) => edge(rest)] as const,
  ),
  ...['to', 'in', 'into', 'inside', 'on', 'for', 'from', 'of'].map(
    said => [[said], (rest: string): Where => ({ owner: rest.split(' ') })] as const,
  ),
  ...['with', 'along with', 'next to', 'among'].map(
    said => [said.split(' '), (rest: string) => (/^the (?:others?|rest)$/.test(rest) ? {} : undefined)] as const,
  ),
  [['as'], rest => (rest === 'well' ? {} : undefined)],
];

function beside(said: string, side: 'after' | 'before'): readonly [readonly string[], Tail] {
  return [
    said.split(' '),
    rest => ({ beside: { side, words: HERE.test(rest) ? [] : rest.replace(/^the /, '').split(' ') } }),
  ];
}

/** "End", "top of the list", "last one", "second parameter". */
function edge(rest: string): Where | undefined {
  const found =
    /^(end|bottom|last|final|top|start|beginning|front|first|second|third|fourth|fifth|sixth)(?: (?:one|place|item|element|parameter|field|column))?(?: (?:of|in) (.+))?$/.exec(
      rest,
    );
  if (!found) return undefined;
  const [, said = '', owner] = found;
  const rank = ordinalOf(said);
  const at: Where =
    rank !== undefined && rank > 1 ? { rank } : { edge: /^(end|bottom|last|final)$/.test(said) ? 'last' : 'first' };
  return owner === undefined || /^(it|this|that)$/.test(owner) ? at : { ...at, owner: owner.split(' ') };
}

/** Every way to tell what is added from where, those that say the most of the place first. */
export function waysToPlace(said: readonly string[]): readonly Placed[] {
  const words = said.map(word => word.toLowerCase());
  const ways: (Placed & { readonly tails: number })[] = [];
  const split = (to: number, where: Where, tails: number) => {
    if (ways.length >= MOST_WAYS) return;
    if (tails < MOST_TAILS)
      for (let at = to - 2; at > 0; at--)
        for (const [phrase, tail] of TAILS) {
          if (at + phrase.length >= to || !phrase.every((word, index) => words[at + index] === word)) continue;
          const found = tail(words.slice(at + phrase.length, to).join(' '));
          const isTwice = found && Object.keys(found).some(key => where[key as keyof Where] !== undefined);
          if (found && !isTwice) split(at, { ...found, ...where }, tails + 1);
        }
    const isLast = /^(too|also)$/.test(words[to - 1] ?? '') && to > 1;
    ways.push({ what: said.slice(0, isLast ? to - 1 : to), where, tails });
  };
  split(words.length, {}, 0);
  return ways.sort((a, b) => b.tails - a.tails);
}

/** "A line below saying …": that it is a line, and where, is no part of it. */
export function isLineSaid(words: readonly string[]): boolean {
  return /^(?:(?:a|another|one|new|more) )*lines? (?:below|above|under|before|after|underneath|saying|that says|with)\b/i.test(
    words.join(' '),
  );
}

/** "… to display", which is a key of the file: it is said where, and is no part of a value. */
export function endsInKey(words: readonly string[], { tree, text }: Place): boolean {
  const at = words.findLastIndex(word => /^(?:to|in|into|under|inside)$/i.test(word));
  if (!tree?.data || at < 2 || at === words.length - 1) return false;
  const isCalled = nameMatcher(words.slice(at + 1).filter(word => !/^the$/i.test(word)));
  return tree.scopes('key').some(({ start, end }) => isCalled(text.slice(start, end).replace(/^["']|["']$/g, '')));
}

/** What is added "to Position" stands in it, where something is so called. */
export function isInOwner({ edits }: Outcome, words: readonly string[], { tree }: Place): boolean {
  const at = words.findLastIndex(word => /^(?:to|into)$/i.test(word));
  if (!tree || at < 1 || at === words.length - 1) return true;
  const isCalled = nameMatcher(
    words.slice(at + 1).filter(word => !/^(?:the|class|struct|enum|interface)$/i.test(word)),
  );
  const owners = (['class', 'struct', 'enum', 'interface'] as const).flatMap(kind =>
    tree.knows(kind) ? tree.scopes(kind).filter(({ name }) => name !== undefined && isCalled(name)) : [],
  );
  // Right behind its end it stands in it where it is further in than its first line.
  const isIn = (edit: SpanEdit, { start, end }: Span) =>
    start < edit.start && (edit.end < end || (edit.start === end && /^\n+[ \t]/.test(edit.text)));
  return owners.length === 0 || edits.every(edit => owners.some(one => isIn(edit, one)));
}
