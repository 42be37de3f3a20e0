import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { added } from '../../adding/added.ts';
import { addedElsewhere, withoutHere } from '../../adding/elsewhere.ts';
import { addedAsSaid } from '../../adding/placed/placed.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome, SpanEdit } from '../../places/text/outcome.ts';
import { nameMatcher } from '../../places/text/phrases.ts';
import type { Said } from '../rule.ts';
import { defineVerb, wordsIn } from '../verb.ts';

export const addCode = defineVerb({
  name: 'add_code',
  description:
    'Writes code where it belongs, from how it is said: "function foo", "parameter max speed", "else", "x equals five".',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    what: described(z.string().check(z.minLength(1)), 'As it is said.'),
    alone: z.optional(described(z.literal(true), 'Without a word for adding: an import of one name and nothing else.')),
  }),
  group: 'write',
  said: [
    {
      say: ['(add | create | define | declare) <code>'],
      with: said => ({ what: said('code') }),
      help: message('help.add', { example: 'add function foo', second: 'add parameter max speed', third: 'add else' }),
      takesText: true,
    },
    ...(['import', 'include', 'require'] as const).map(word => ({
      say: [`${word} <text>`],
      with: (said: Said) => ({ what: `${word} ${said('text')}`, alone: true as const }),
      help: message('help.add-import', { example: `${word} json` }),
      isWide: true as const,
      takesText: true as const,
    })),
  ],
  plan(given, place) {
    const [first = ''] = wordsIn(given.what);
    const what = given.alone ? imported(first, given.what.slice(first.length), place) : given.what;
    if (what === undefined) return undefined;
    const words = wordsIn(what);
    if (isLineSaid(words) || endsInKey(words, place)) return undefined;
    const placed = addedAsSaid(words, place);
    if (placed) return placed === 'refused' ? undefined : placed;
    const elsewhere = addedElsewhere(words, place);
    if (elsewhere) return isInOwner(elsewhere, words, place) ? elsewhere : undefined;
    // What says where, and is nowhere, is no part of a name.
    const here = withoutHere(words);
    if (!here || here.some((word, at) => at > 0 && /^(?:below|above|underneath|beneath)$/i.test(word)))
      return undefined;
    const outcome = added(here, place);
    return outcome && isInOwner(outcome, words, place) ? outcome : undefined;
  },
});

/** "A line below saying …": that it is a line, and where, is no part of it. */
function isLineSaid(words: readonly string[]): boolean {
  return /^(?:(?:a|another|one|new|more) )*lines? (?:below|above|under|before|after|underneath|saying|that says|with)\b/i.test(
    words.join(' '),
  );
}

/** "… to display", which is a key of the file: it is said where, and is no part of a value. */
function endsInKey(words: readonly string[], { tree, text }: Place): boolean {
  const at = words.findLastIndex(word => /^(?:to|in|into|under|inside)$/i.test(word));
  if (!tree?.data || at < 2 || at === words.length - 1) return false;
  const isCalled = nameMatcher(words.slice(at + 1).filter(word => !/^the$/i.test(word)));
  return tree.scopes('key').some(({ start, end }) => isCalled(text.slice(start, end).replace(/^["']|["']$/g, '')));
}

/** What is added "to Position" stands in it, where something is so called. */
function isInOwner({ edits }: Outcome, words: readonly string[], { tree }: Place): boolean {
  const at = words.findLastIndex(word => /^(?:to|into)$/i.test(word));
  if (!tree || at < 1 || at === words.length - 1) return true;
  const isCalled = nameMatcher(
    words.slice(at + 1).filter(word => !/^(?:the|class|struct|enum|interface)$/i.test(word)),
  );
  const owners = (['class', 'struct', 'enum', 'interface'] as const).flatMap(kind =>
    tree.knows(kind) ? tree.scopes(kind).filter(({ name }) => name !== undefined && isCalled(name)) : [],
  );
  // Right behind its end it stands in it where it is further in than its first line.
  const isIn = (edit: SpanEdit, { start, end }: Span) =>
    start < edit.start && (edit.end < end || (edit.start === end && /^\n+[ \t]/.test(edit.text)));
  return owners.length === 0 || edits.every(edit => owners.some(one => isIn(edit, one)));
}

/** Between the words of a module's name, and around another one for it. */
const BETWEEN_NAMES = /^(?:dot|slash|point|as|from|underscore|dash|hyphen)$/i;

/**
 * How an import is added that was said without "add": "json", "the string header", "path from pathlib". Undefined where no
 * single name is said, or where a language has several ways to import one.
 */
function imported(word: string, said: string, { wording: { writing } }: Place): string | undefined {
  const [, article, rest = '', noun] = /^(the )?(.+?)( module| header| package| library)?$/i.exec(said.trim()) ?? [];
  const words = wordsIn(rest);
  const isName = words.every((name, at) =>
    at % 2 === 0 ? /^[\p{L}\p{N}_]+$/u.test(name) && !BETWEEN_NAMES.test(name) : BETWEEN_NAMES.test(name),
  );
  if (!isName || words.length % 2 === 0 || (article && !noun) || !writing?.code['import']) return undefined;
  const from = words.findIndex(name => /^from$/i.test(name));
  // Where it says from where, a name alone is half of it.
  if (from < 0)
    return /\bfrom\b/.test(JSON.stringify(writing.code['import'])) ? undefined : `${word} ${words.join(' ')}`;
  if (!writing.code['from import']) return undefined;
  return `from ${words.slice(from + 1).join(' ')} import ${words.slice(0, from).join(' ')}`;
}
