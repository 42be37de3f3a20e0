import { pairAt } from './pairs.ts';
import type { Said, Target } from './saidTarget.ts';

/** What is said for all that lies in something. */
const CONTENTS = [
  ...["what's", 'what is', 'whatever is', "everything that's", 'everything that is', 'everything', 'anything', 'all'],
  ...[
    'all the code',
    'the code',
    'code',
    'the text',
    'text',
    'the stuff',
    'the bit',
    'the part',
    'the thing',
    'the contents',
    'contents',
    'the content',
  ],
  ...[
    'content',
    'the insides',
    'the inside',
    'insides',
    'the lines',
    'all the lines',
    'the statements',
    'all of the code',
  ],
]
  .map(phrase => phrase.split(' '))
  .sort((a, b) => b.length - a.length);

/** "Inside the parentheses", "everything in the try block", "what is between the quotes", "the braces". */
export function* enclosed({ said, within }: Said): Generator<Target> {
  const contents = CONTENTS.find(phrase => phrase.every((word, at) => said[at] === word))?.length ?? 0;
  const inner = said[contents] ?? '';
  const isInside = /^(inside|in|within|between|of|from)$/.test(inner) || (contents > 0 && inner === 'on');
  if (!isInside) {
    if (contents === 0) yield* pairs({ said, within }, 0, true);
    return;
  }
  // "In the loop" alone is where something else is; "inside the loop" is what lies there.
  if (contents === 0 && !/^(inside|within|between|in)$/.test(inner)) return;
  const at = contents + 1 + (said[contents + 1] === 'of' ? 1 : 0);
  if (at >= said.length) return;
  let isPair = false;
  for (const target of pairs({ said, within }, at, false)) {
    isPair = true;
    yield target;
  }
  if (isPair || (contents === 0 && inner !== 'inside' && inner !== 'within')) return;
  for (const of of within(at))
    if (of.kind === 'object' || of.kind === 'called' || of.kind === 'phrase') yield { kind: 'inside', of };
}

/** "The parentheses", "these curly braces of the call", "the brackets and what's in them". */
function* pairs({ said, within }: Pick<Said, 'said' | 'within'>, from: number, isWith: boolean): Generator<Target> {
  let at = from;
  while (/^(the|these|those|my|this|that|a|pair|of|two|both|outer|inner)$/.test(said[at] ?? '')) at++;
  const pair = pairAt(said, at);
  if (!pair) return;
  const end = at + pair.length;
  if (end === said.length) yield { kind: 'enclosed', pair, isWith };
  else if (/^(of|in|inside|on|from|after|behind|around)$/.test(said[end] ?? '') && end + 1 < said.length)
    for (const of of within(end + 1)) yield { kind: 'enclosed', pair, isWith, of };
}
