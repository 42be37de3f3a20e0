import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { ownCondition } from '../../places/ownCondition.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { replaced } from '../../places/text/outcome.ts';
import { wholeIf } from '../changing/removing/wholeIf.ts';
import { NEGATE } from '../said/reshaping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { logicOf, negation } from './negation.ts';

/** What has a condition in it. */
const CONDITIONAL = /^(if|else if|unless|while|until|do|for|loop)$/;

/** What may be true or false itself. */
const VALUE = /^(return value|value|assignment value|argument|parameter value|selection|phrase|word|identifier)$/;

export const negateTarget = defineVerb({
  name: 'negate_target',
  description: 'Turns a condition into its opposite.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target }),
  group: 'edit',
  said: [
    {
      say: ['(negate | invert) <target>'],
      also: [...NEGATE],
      with: said => ({ target: said('target') || said('thing') || 'condition' }),
      help: message('help.negate', { example: 'negate the condition' }),
    },
  ],
  plan(given, place) {
    const logic = place.tree && logicOf(place.tree.grammar.language.grammar);
    const [found] = pointedAt(wordsIn(given.target), place);
    const span = logic && found && conditionOf(found, place);
    if (!span) return undefined;
    const opposite = negation(place.text.slice(span.start, span.end), logic);
    return opposite === undefined ? undefined : replaced(span, opposite);
  },
});

function conditionOf(found: Pointed, place: Place): Span | undefined {
  const { text, tree, selection, cursor } = place;
  if (found.kind === 'condition') return found;
  const within = (span: Span) =>
    tree?.scopes('condition').find(({ start, end }) => start >= span.start && end <= span.end);
  if (found.kind === 'if' && cursor > found.end) {
    const whole = wholeIf(found, place);
    // In another of its branches that one's is meant, and an else has none.
    if (cursor <= whole.end) return ownCondition(tree?.scopes('condition') ?? [], place);
  }
  if (CONDITIONAL.test(found.kind)) return within(found);
  const code = text.slice(found.start, found.end);
  if (!VALUE.test(found.kind)) return undefined;
  // "Negate this" may be about the condition that the cursor is in.
  const around = tree?.scopes('condition').findLast(({ start, end }) => start <= found.start && found.end <= end);
  if (found.kind === 'selection' && selection.start === selection.end && around) return around;
  const isTruth = /^(true|false|True|False)$/.test(code) || /&&|\|\||[=!]=|[<>]|\b(and|or|not)\b|^!/.test(code);
  return isTruth ? found : undefined;
}
