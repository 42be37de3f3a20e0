import { cardinalAt } from '../../english/numbers.ts';
import { objectAt } from './objects.ts';
import type { Said, Target } from './saidTarget.ts';
import { whichAt } from './which.ts';

const ABOVE = /^(above|before|up|over|preceding|higher|ago|back|earlier)$/;
const BELOW = /^(below|after|down|under|underneath|beneath|following|further|lower|later|past|behind)$/;

/** "The line above", "two lines down", "the method after withdraw", "the line right below the loop". */
export function* relatives({ said, within }: Said): Generator<Target> {
  const { length } = whichAt(said, 0);
  const start = Math.min(length, /^(the|this|that)$/.test(said[0] ?? '') ? 1 : 0);
  // "The one above" counts nothing.
  const isOne = /^ones?$/.test(said[start] ?? '') && !objectAt(said, start + 1);
  const count = isOne ? undefined : cardinalAt(said, start);
  const at = start + (count?.length ?? 0);
  // "The one above" is a line.
  const object = said[at] === 'one' || said[at] === 'ones' ? lineWord : objectAt(said, at);
  if (!object) return;
  const rank = count && at > start ? count.value : 1;
  let next = at + (object === lineWord ? 1 : object.length);
  if (/^(just|right|directly|immediately|further|straight)$/.test(said[next] ?? '') && next + 1 < said.length) next++;
  const word = said[next] ?? '';
  const side = ABOVE.test(word) ? 'before' : BELOW.test(word) ? 'after' : undefined;
  // "Move line down" says where to, and not what.
  if (!side || (/^(up|down|over|back|past|behind)$/.test(word) && !(count && at > start))) return;
  const rest = next + 1 + (/^(of|from)$/.test(said[next + 1] ?? '') ? 1 : 0);
  const isFromHere =
    rest >= said.length ||
    /^(this|this one|here|it|that|the cursor|the current one|mine)$/.test(said.slice(rest).join(' '));
  if (isFromHere) yield { kind: 'beside', object, side, rank };
  // "This line above the if" is where the cursor is: what stands behind it says something else.
  else if (
    said[0] !== 'this' &&
    /^(above|before|below|after|under|past|behind|following|preceding|over|underneath|beneath|down|up)$/.test(word)
  )
    for (const of of within(rest)) yield { kind: 'beside', object, side, rank, of };
}

const lineWord = { kinds: ['line'], plural: false, whole: undefined, length: 1 } as const;
