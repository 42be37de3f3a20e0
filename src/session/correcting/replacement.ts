import type { SaidWord } from './said.ts';

/** "Sum, not some". */
export interface Replace {
  readonly kind: 'replace';
  readonly from: string;
  readonly to: string;
  /** `marked`: with words that nobody says for anything else; `alike`: only if the two sound alike. */
  readonly sure: 'marked' | 'said' | 'alike';
}

/** Between what is meant and what is not. */
const NOT = [['and', 'not'], ['not'], ['instead', 'of'], ['rather', 'than']];

/** In front of "sum, not some": what was said before, in a word. */
const OF_THAT =
  /^(?:(?:it|that|this) should(?:'ve| have)? (?:be|been|say|read)|(?:make|change) (?:it|that)(?: to| into)?) /;

/** Words that say that the first of two is not meant, in front of both; and those between them. */
const NOT_FIRST =
  /^(?:i (?:didn't|did not|don't) (?:say|mean|want)|(?:that's|that is|it's|it is|that was|this is) not|that isn't) /;
const BUT = /^(?:but )?(?:i (?:said|meant|mean|wanted)|it's|it is|that's|that is|it was|but) /;

const VERBS = /^(?<verb>correct|fix|change|replace) (?:the word )?(?<from>.+) (?:to|with|into|by) /;
const SHOULD = /^(?:the word )?(?<from>.+?) should(?:'ve| have)? (?:be|been|say|read) /;
/** What stands for anything, and so is no word that was misheard. */
export const ANYTHING = /^(?:that|this|it|so|everything|all|there|these|those|we|you|he|she|they|i)$/;

/** Where a wish is looked for: what is said in front of it, and whether it may be a text. */
export interface About {
  readonly isMarked: boolean;
  readonly isText: boolean;
}

/** "Sum, not some", "not some but sum", "sum instead of some", "it should be sum and not some", "correct some to sum". */
export function replacementIn(
  utterance: string,
  said: readonly SaidWord[],
  { isMarked, isText }: About,
): Replace | undefined {
  const plain = said.map(word => `${word.plain} `).join('');
  const text = (from: number, to: number) => utterance.slice(said[from]?.start, said[to - 1]?.end);
  const replace = (sure: Replace['sure'], from: readonly [number, number], to: readonly [number, number]) =>
    from[0] < from[1] && to[0] < to[1]
      ? ({ kind: 'replace', from: text(...from), to: text(...to), sure } as const)
      : undefined;
  const sure = isMarked ? 'marked' : 'said';

  const not = NOT_FIRST.exec(plain);
  if (not) {
    const begin = wordsIn(not[0]);
    for (let at = begin + 1; at < said.length; at++) {
      const but = BUT.exec(
        said
          .slice(at)
          .map(word => `${word.plain} `)
          .join(''),
      );
      if (but) return replace('said', [begin, at], [at + wordsIn(but[0]), said.length]);
    }
  }
  if (said[0]?.plain === 'not' && said.length > 2) {
    const but = said.findIndex((word, at) => at > 1 && word.plain === 'but');
    const pause = said.findIndex((word, at) => at > 0 && word.isPause);
    const [end, next] = but > 0 ? [but, but + 1] : pause > 0 ? [pause + 1, pause + 1] : [0, 0];
    if (end > 1 && next < said.length) return replace(sure, [1, end], [next, said.length]);
  }
  const lead = wordsIn(OF_THAT.exec(plain)?.[0] ?? '');
  for (const words of NOT) {
    const at = said.findLastIndex(
      (_word, index) => index > lead && words.every((word, i) => said[index + i]?.plain === word),
    );
    if (at > lead && at + words.length < said.length)
      return replace(sure, [at + words.length, said.length], [lead, at]);
  }
  const verb = VERBS.exec(plain);
  // A command changes what stands there by itself; what is dictated is corrected only with what sounds like it.
  const isCommand = !isText && /^(?:change|replace)$/.test(verb?.groups?.['verb'] ?? '');
  const named = isCommand ? null : (verb ?? SHOULD.exec(plain));
  if (!named || ANYTHING.test(named.groups?.['from'] ?? '')) return undefined;
  const to = wordsIn(named[0]);
  const from = wordsIn(named.groups?.['from'] ?? '');
  const first = said.findIndex((_word, index) => plainAt(said, index, from) === named.groups?.['from']);
  const isNamed = /^(?:correct|fix) /.test(named[0]);
  return replace(isMarked ? 'marked' : isNamed ? 'said' : 'alike', [first, first + from], [to, said.length]);
}

function plainAt(said: readonly SaidWord[], from: number, length: number): string {
  return said
    .slice(from, from + length)
    .map(word => word.plain)
    .join(' ');
}

function wordsIn(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(' ').length;
}
