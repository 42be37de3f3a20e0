import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { nearest } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { resolve } from '../../places/resolve.ts';
import type { Target } from '../../places/said/saidTarget.ts';
import { isAny } from '../../places/said/which.ts';
import { scopeAt } from '../../places/scopeAt.ts';
import { targetsAt } from '../../places/targets.ts';
import { caret } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
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
      const [first] = resolve(to.kind === 'reach' ? to.to : to, place);
      const found = first && (inCode(first, to, place) ?? first);
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
  const field = words.length === 1 && target?.kind === 'object' ? fieldCalled(words, place) : undefined;
  if (field) return field;
  if (target?.kind !== 'phrase' && target?.kind !== 'called') return undefined;
  const found = declarationsCalled(words, place).filter(({ kind }) =>
    /^(function|method|class|interface|struct|enum|trait|record)$/.test(kind),
  );
  // What makes one is called as the class is.
  const types = found.filter(({ kind }) => !/^(function|method)$/.test(kind));
  const [only, other] = types.length === 1 ? types : found;
  return only && !other ? only.name : undefined;
}

/** Of a word that stands in a comment and in code as well, nobody goes to the comment that the cursor is not in. */
function inCode(found: Span & { readonly kind: string }, to: Target, place: Place): Span | undefined {
  const isComment = (span: Span) => place.tree?.commentAt(place.tree.lines.positionAt(span.start)) !== undefined;
  if (found.kind !== 'phrase' || to.kind !== 'phrase' || !isAny(to.which) || !place.wording.writing) return undefined;
  if (!isComment(found) || isComment({ start: place.cursor, end: place.cursor })) return undefined;
  const line = lineAt(place.text, place.cursor);
  if (found.start >= line.start && found.end <= line.end) return undefined;
  const others = resolve({ ...to, which: { kind: 'all' } }, place).filter(one => !isComment(one));
  return nearest(others, place.cursor);
}

/** "Name" alone is what is called so, where one thing is declared to be: no article is in front of it. */
function fieldCalled(words: readonly string[], place: Place): Span | undefined {
  if (
    !/^(?:name|value|key|type|text|content|body|title|item|entry|message|link|image|task|number)$/i.test(words[0] ?? '')
  )
    return undefined;
  const spellings = place.wording.lexicon.spellings(words.map(word => word.toLowerCase()));
  const declared = spellings.flatMap(spelling =>
    (['property', 'method', 'function'] as const).flatMap(kind =>
      (place.tree?.knows(kind) ? place.tree.scopes(kind) : []).filter(one => one.name === spelling),
    ),
  );
  const [only, other] = declared;
  if (!only || other) return undefined;
  const at = place.text.indexOf(only.name, only.start);
  return at < 0 || at > only.end ? undefined : { start: at, end: at + only.name.length };
}
