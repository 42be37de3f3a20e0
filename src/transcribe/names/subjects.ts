import type { Token } from './tokens.ts';
import { JOINING_WORDS } from './words.ts';

/** Behind these a clause begins. */
const CLAUSES: ReadonlySet<string> = new Set(
  'and although as because before but if once since so that then though until when where whereas whether while yet'.split(
    ' ',
  ),
);

/** Of the small words those that names begin with. */
const ADJECTIVES: ReadonlySet<string> = new Set(['last', 'next', 'first', 'new', 'previous', 'current']);

/** Forms of verbs that say what one thing does; those that are nouns as well are left out. */
const FINITE: ReadonlySet<string> = new Set(
  `allows always asks becomes begins belongs breaks brings can cannot carries causes comes contains could creates decides
  depends describes did does ends ensures expects fails finds gets gives goes had happens has helps holds is keeps knows lacks
  leaves lets makes may means meets might must needs never often owns picks prevents produces provides puts reads removes
  requires returns says sends should shows sorts stays takes tells throws tries turns uses waits wants was will would writes
  yields`.split(/\s+/),
);

/**
 * Whether words of prose are the one thing of which a clause tells something, with neither article nor anything else before
 * them. Of what is no name one would say “the frame buffer is”, and a verb begins no such clause: “use memo keeps”.
 */
export function isSubject(run: readonly Token[], before: Token | undefined, behind: Token | undefined): boolean {
  const first = run[0]?.word ?? '';
  if (JOINING_WORDS.has(first) && !ADJECTIVES.has(first)) return false;
  const begins = !before || !run[0]?.joined || CLAUSES.has(before.word);
  return begins && behind?.joined === true && FINITE.has(behind.word);
}
