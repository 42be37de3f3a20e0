import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { hasOwnLines, indentAt, indented } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { WRAP, WRAP_AROUND, WRAP_THEN } from '../said/wrapping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { blockFor } from './blockFor.ts';
import { callFor } from './callFor.ts';
import { isBalanced, statementLines, withoutIndent } from './statementLines.ts';
import { tagCalled, tagFor } from './tagFor.ts';

export const wrapTarget = defineVerb({
  name: 'wrap_target',
  description: 'Puts statements into a construct of the language, tags into a tag, a value into a call.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    target,
    in: described(z.string(), 'Such as "if total greater than zero", "try catch", "div".'),
  }),
  group: 'edit',
  said: [
    {
      say: [...WRAP],
      also: [...WRAP_AROUND],
      with: said => ({ target: said('target') || 'this', in: said('text') }),
      help: message('help.wrap', { example: 'wrap this line in an if', second: 'wrap the button in a div' }),
    },
    {
      say: ['put <text> around this line with <condition>'],
      also: [...WRAP_THEN],
      with: said => ({ target: 'this', in: `${said('text')} ${said('condition')}` }),
      help: message('help.wrap-then', { example: 'put an if around this with x greater than zero' }),
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.in).filter((word, at) => at > 0 || !/^(a|an|the|another|new)$/i.test(word));
    if (words.length === 0) return undefined;
    const targets = stretches(wordsIn(given.target), place);
    const found = targets.length === 1 ? targets[0] : undefined;
    const tag = tagCalled(wordsIn(given.target), place) ?? found;
    const outcome = tag && inTag(words, tag, place);
    return outcome ?? (found && (inBlock(words, found, place) ?? inCall(words, found, place)));
  },
});

/** Whole statements, indented once more. */
function inBlock(words: readonly string[], found: Pointed, place: Place): Outcome | undefined {
  const { text } = place;
  const lines = statementLines(found, place);
  const code = text.slice(lines.start, lines.end);
  if (code.trim() === '' || !isBalanced(code)) return undefined;
  const indent = indentAt(text, lines.start);
  const block = blockFor(words, withoutIndent(code, indent), place);
  if (!block) return undefined;
  const before = indent + indented(block.text.slice(0, block.cursor), indent);
  return {
    edits: [{ ...lines, text: indent + indented(block.text, indent) }],
    selections: [caret(lines.start + before.length)],
    ...(block.isOpen && { isOpen: true }),
  };
}

/** A tag with its lines to itself gets lines around it; another is wrapped where it stands. */
function inTag(words: readonly string[], found: Pointed, place: Place): Outcome | undefined {
  const { text, unit } = place;
  const tag = tagFor(words, found, place);
  if (!tag) return undefined;
  const { start, end, open, close } = tag;
  if (!hasOwnLines(text, tag))
    return {
      edits: [{ start, end, text: open + text.slice(start, end) + close }],
      selections: [caret(start + open.length)],
    };
  const indent = indentAt(text, start);
  const inner = indented(withoutIndent(text.slice(start, end), indent), indent + unit);
  return {
    edits: [{ start, end, text: `${open}\n${indent}${unit}${inner}\n${indent}${close}` }],
    selections: [caret(start + open.length)],
  };
}

function inCall(words: readonly string[], found: Pointed, place: Place): Outcome | undefined {
  const { start, end } = found;
  // A statement that goes elsewhere has no value.
  const hasNone = /^(?:line|statement|return|throw|break|continue|if|for|while|loop|try|switch)$/.test(found.kind);
  const call = hasNone ? undefined : callFor(words, place);
  return (
    call && {
      edits: [
        { start, end: start, text: call.open },
        { start: end, end, text: call.close },
      ],
      selections: [caret(end + call.open.length + call.close.length)],
    }
  );
}
