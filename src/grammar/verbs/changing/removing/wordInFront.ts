import type { Place } from '../../../places/place.ts';
import { isInReach } from '../../../places/reach.ts';
import { stretches } from '../../../places/resolve.ts';
import type { SpanEdit } from '../../../places/text/outcome.ts';
import { lineAt } from '../../../places/text/units.ts';

/** "The await" is the word in front of what is waited for, the only one of its line or of the function. */
export function waitAt(said: readonly string[], { tree, text, cursor }: Place): SpanEdit | undefined {
  if (!/^(?:the |this |that )?await(?: keyword)?$/i.test(said.join(' ')) || !tree) return undefined;
  const line = lineAt(text, cursor);
  const functions = (['function', 'method', 'lambda'] as const).filter(kind => tree.knows(kind));
  const around = functions
    .flatMap(kind => tree.scopesAround(kind, cursor))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const { start, end } of [line, ...around]) {
    const found = [...text.slice(start, end).matchAll(/(?<![\w$.'"`])await +(?=[\w$(])/g)];
    const [only] = found;
    if (only && found.length === 1)
      return { start: start + only.index, end: start + only.index + only[0].length, text: '' };
    if (only) return undefined;
  }
  return undefined;
}

/** "The export" of something that is declared is the word in front of it. */
export function exported(said: readonly string[], place: Place): SpanEdit | undefined {
  const plain = said.filter(word => !/^(?:the|this|that|keyword)$/i.test(word)).join(' ');
  const words = /^export(?: default)?$/i.test(plain);
  if (!words) return undefined;
  const [found] = stretches(['the', 'export'], place).filter(span => isInReach(span.kind, span, place));
  const front = found && /^export (?:default )?(?=[a-z])/.exec(place.text.slice(found.start, found.end))?.[0];
  return front ? { start: found.start, end: found.start + front.length, text: '' } : undefined;
}
