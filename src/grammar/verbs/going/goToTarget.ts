import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { resolve } from '../../places/resolve.ts';
import { scopeAt } from '../../places/scopeAt.ts';
import { targetsAt } from '../../places/targets.ts';
import { caret } from '../../places/text/outcome.ts';
import { declarationsCalled } from '../reshaping/declarations.ts';
import { GO_BEFORE, GO_BEHIND, GO_TO } from '../said/going.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const goToTarget = defineVerb({
  name: 'go_to_target',
  description: 'Puts the cursor somewhere that is named by structure or text.',
  risk: 'shows',
  input: z.strictObject({ target, edge: z.optional(z.enum(['start', 'end', 'in'])) }),
  group: 'go',
  said: [
    {
      say: [
        '(go to | goto | jump to | move to | navigate to | go) <target>',
        'move cursor to <target>',
        'put (the | my) cursor (at | on) <target>',
      ],
      also: GO_TO,
      with: said => ({ target: said('target') }),
      help: message('help.go', {
        example: 'go to line five',
        second: 'go to second argument',
        third: 'go to end of line',
      }),
    },
    {
      say: ['(before | in front of) <target>', 'go before <target>', 'go to before <target>'],
      also: GO_BEFORE,
      with: said => ({ target: said('target'), edge: 'start' as const }),
      help: message('help.go-before'),
    },
    {
      say: ['(after | behind) <target>', 'go after <target>', 'go to after <target>'],
      also: GO_BEHIND,
      with: said => ({ target: said('target'), edge: 'end' as const }),
      help: message('help.go-after'),
    },
    {
      say: ['next <target>'],
      with: said => ({ target: `next ${said('target')}` }),
      help: message('help.go-next', { example: 'next function', second: 'next foo' }),
    },
    {
      say: ['previous <target>'],
      with: said => ({ target: `previous ${said('target')}` }),
      help: message('help.go-previous'),
    },
    {
      say: ['top', '[the] (top | start | beginning) of <target>'],
      with: said => ({ target: `start of ${said('target') || 'file'}` }),
      help: message('help.go-top'),
    },
    {
      say: ['bottom', '[the] (bottom | end) of <target>'],
      with: said => ({ target: `end of ${said('target') || 'file'}` }),
      help: message('help.go-bottom'),
    },
    {
      say: ['line <count>'],
      with: said => ({ target: `line ${said('count')}` }),
      help: message('help.go-line'),
    },
  ],
  plan(given, place) {
    if (given.edge === 'in') {
      const scope = scopeAt(wordsIn(given.target), place);
      return scope && { edits: [], selections: [caret(scope.cursor)] };
    }
    const declared = given.edge ? undefined : declaredAlone(wordsIn(given.target), place);
    if (declared) return { edits: [], selections: [caret(declared.start)] };
    for (const to of targetsAt(wordsIn(given.target), place)) {
      // "Up two lines" is no place.
      if (to.kind === 'object' && to.which.kind === 'count' && /^(line|word|character)$/.test(to.object.name ?? ''))
        continue;
      // Whoever is to go to what is selected is there already.
      if (to.kind === 'selection') continue;
      // "Up to the loop" is where one goes to.
      const [found] = resolve(to.kind === 'reach' ? to.to : to, place);
      if (!found) continue;
      const isBehind = given.edge === 'end' || (to.kind === 'reach' && to.isThrough);
      return { edits: [], selections: [caret(isBehind ? found.end : found.start)] };
    }
    return undefined;
  },
});

/** What is called so and nothing else is: of a function one goes to where it is made, and not to where it is called. */
function declaredAlone(words: readonly string[], place: Place): Span | undefined {
  const [target] = targetsAt(words, place);
  if (target?.kind !== 'phrase' && target?.kind !== 'called') return undefined;
  const found = declarationsCalled(words, place).filter(({ kind }) =>
    /^(function|method|class|interface|struct|enum|trait|record)$/.test(kind),
  );
  // What makes one is called as the class is.
  const types = found.filter(({ kind }) => !/^(function|method)$/.test(kind));
  const [only, other] = types.length === 1 ? types : found;
  return only && !other ? only.name : undefined;
}
