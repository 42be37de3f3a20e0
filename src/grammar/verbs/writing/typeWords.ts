import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { bareCode } from '../../adding/bare/bareCode.ts';
import { queryCode } from '../../adding/bare/queries.ts';
import { isProse } from '../../code/proseGuard.ts';
import { isShell } from '../../code/shellPrograms.ts';
import { expression, prose, type Snippet, typed } from '../../code/spokenCode.ts';
import { isInText, type Place } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { objectAt } from '../../places/said/objects.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, type Outcome, replaced } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { signsAlone } from '../changing/newText.ts';
import { defineVerb, wordsIn } from '../verb.ts';

export const typeWords = defineVerb({
  name: 'type_words',
  description: 'Types what is said at the cursor, signs as signs.',
  risk: 'edits',
  isLiteral: true,
  input: z.strictObject({
    words: described(z.string().check(z.minLength(1)), 'As it is said.'),
    as: z.enum(['typed', 'insert']),
  }),
  group: 'write',
  said: [
    {
      say: ['type <text>'],
      with: said => ({ words: said('text'), as: 'typed' as const }),
      help: message('help.type', { example: 'type foo equals bar' }),
      takesText: true,
    },
    {
      say: ['(insert | dictate) <text>'],
      with: said => ({ words: said('text'), as: 'insert' as const }),
      help: message('help.insert'),
      takesText: true,
    },
    { say: ['tab'], with: () => ({ words: 'tab', as: 'typed' as const }), help: message('help.tab') },
  ],
  plan(given, place) {
    const words = wordsIn(given.words);
    // "Type hint amount as float" asks for one.
    if (given.as === 'typed' && words.length > 1 && /^(?:hint|annotate)$/i.test(words[0] ?? '')) return undefined;
    if (isOwnStatement(words, given.as, place) || (given.as === 'typed' && saysType(words, place))) return undefined;
    const isCodeHere = place.wording.writing !== undefined;
    // Where a sign has no place, its article has none either.
    if (given.as === 'insert' && /^(?:an?|another)$/i.test(words[0] ?? '') && signsAlone(words.slice(1)) !== undefined)
      return undefined;
    // "Insert a table" is about a thing, and no words of the text.
    if (given.as === 'insert' && !isCodeHere && isThing(words)) return undefined;
    // "A horizontal rule" is one, and no words for it.
    if (given.as === 'insert' && OF_PAGES.test(words.join(' ')) && place.tree?.knows('heading')) return undefined;
    const where = /^(above|below|before|after)$/.exec(words[0] ?? '')?.[1];
    const said = where && words.length > 1 ? words.slice(1) : words;
    const isCode = place.wording.writing !== undefined;
    const isInserted = given.as === 'insert';
    const { text, cursor } = place;
    // In a word several are none of it; nor right behind one where words stand apart.
    const behind = text.slice(cursor);
    const isInWord =
      /[\p{L}\p{N}_]$/u.test(text.slice(0, cursor)) &&
      (/^[\p{L}\p{N}_]/u.test(behind) || (isShell(place.wording.writing) && /^[^\S\n]*(?:\n|$)/.test(behind)));
    if (isInserted && isCode && isInWord && words.length > 2 && place.selection.start === place.selection.end)
      return undefined;
    // Where it belongs is no part of it.
    if (isInserted && isCode && !isInText(place) && (ELSEWHERE.test(words.join(' ')) || isBesideThing(words, place)))
      return undefined;
    if (isInserted && isCode && isProse(said, place.wording) && !isInText(place)) return undefined;
    const snippet = isInserted && !isCode ? { text: proseAt(said, place) } : typed(said, place.wording);
    if (!snippet.text || (isInserted && isCode && isRunTogether(snippet.text, place))) return undefined;
    return put(snippet, words.length > 1 ? where : undefined, place);
  },
});

/** "A table", "a code block": nothing but the word for a thing. */
function isThing(words: readonly string[]): boolean {
  return /^(?:an?|another)$/i.test(words[0] ?? '') && objectAt(words, 1)?.length === words.length - 1;
}

/** Whether words of code would be one with what stands beside them. */
function isRunTogether(code: string, { text, selection: { start, end } }: Place): boolean {
  const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);
  const isStatement = /\s|=/.test(code);
  return isStatement && isWord(code.at(-1)) && isWord(text[end]) && !isWord(text[start - 1]);
}

const OF_PAGES =
  /^(?:an?|another) (?:horizontal rule|rule|divider|table|heading|link|image|code block|quote|bullet|task|(?:line|page) break)\b/i;

const ELSEWHERE =
  /\b(?:on (?:the|a|its|an) (?:\w+ )?line|(?:at|to) the (?:end|start|top|bottom|beginning)(?: of .+)?|(?:before|after|above|below|behind|in front of) (?:the|this|that|it) \w+)$|\w (?:above|below|underneath|before (?:this|it)|after (?:this|it))$/i;

/** "… after c dot name": where it is to go, and something of that name is there. */
function isBesideThing(words: readonly string[], place: Place): boolean {
  const at = words.findLastIndex(word => /^(?:after|before|above|below|behind|in|into|inside)$/i.test(word));
  if (at < 1 || at === words.length - 1) return false;
  const named = words.slice(at + 1);
  return (
    pointedAt(named, place).length > 0 || pointedAt([expression(named, place.wording, 'value').text], place).length > 0
  );
}

/** "Insert into …" of a query, and "type … equals …" where that names a type, begin with a word of the language. */
function isOwnStatement(words: readonly string[], as: 'typed' | 'insert', place: Place): boolean {
  if (isInText(place)) return false;
  const { writing } = place.wording;
  if (as === 'insert') return words[0] === 'into' && queryCode(['insert', ...words], place.wording) !== undefined;
  if (typeof writing?.code['type alias'] !== 'string' || !words.includes('equals')) return false;
  // Two words of which the second is set are a name and what it stands for, though it may not be known how to write it.
  const isAlias =
    /^equals$/.test(words[1] ?? '') &&
    /^(open|left|string|number|boolean|key|type|partial|record)$/.test(words[2] ?? '');
  return isAlias || bareCode(['type', ...words], place) !== undefined;
}

/** "Type prices as iterable" behind a statement says what they are. */
function saysType(words: readonly string[], { wording, text, cursor }: Place): boolean {
  const at = words.findIndex(word => /^as$/i.test(word));
  const isBehind = /[;}]\s*$/.test(text.slice(lineAt(text, cursor).start, cursor));
  return at > 0 && at === words.length - 2 && isBehind && wording.lexicon.spelling(words.slice(0, at)) !== undefined;
}

/** At the cursor, in the place of what is selected; or above, below, before or after it. */
function put(snippet: Snippet, where: string | undefined, { text, selection, cursor }: Place): Outcome {
  const caretIn = snippet.cursor ?? snippet.text.length;
  const line = lineAt(text, cursor);
  const indent = indentAt(text, line.start);
  switch (where) {
    case 'below':
      return {
        edits: [{ start: line.end, end: line.end, text: `\n${indent}${snippet.text}` }],
        selections: [caret(line.end + 1 + indent.length + caretIn)],
      };
    case 'above':
      return {
        edits: [{ start: line.start, end: line.start, text: `${indent}${snippet.text}\n` }],
        selections: [caret(line.start + indent.length + caretIn)],
      };
    case 'before':
      return replaced(caret(cursor), snippet.text, caretIn);
    case 'after':
      return replaced(caret(cursor), snippet.text, 0);
    default:
      return replaced(selection, snippet.text, caretIn);
  }
}

/** Prose begins with a capital where a sentence begins. */
function proseAt(words: readonly string[], { text, cursor }: Place): string {
  const before = text.slice(0, cursor).trimEnd();
  const written = prose(words);
  const lead = before.length > 0 && !/\s$/.test(text.slice(0, cursor)) ? ' ' : '';
  return (
    lead +
    (before === '' || /[.!?:]$/.test(before) || /\n\s*$/.test(text.slice(0, cursor))
      ? written
      : written.charAt(0).toLowerCase() + written.slice(1))
  );
}
