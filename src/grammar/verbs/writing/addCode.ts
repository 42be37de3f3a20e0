import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { SyntaxTree } from '../../../syntax/syntaxTree.ts';
import { added } from '../../adding/added.ts';
import { addendsIn } from '../../adding/addends.ts';
import { docCommentAdded } from '../../adding/docComment.ts';
import { addedElsewhere, withoutHere } from '../../adding/elsewhere.ts';
import { addedAsSaid } from '../../adding/placed/placed.ts';
import { endsInKey, isInOwner, isLineSaid } from '../../adding/placed/where.ts';
import { exportedBy } from '../../adding/said/modules.ts';
import { intoNamedImport } from '../../adding/said/namedImport.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import type { Said } from '../rule.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { statementAsked } from './writeStatement.ts';

export const addCode = defineVerb({
  name: 'add_code',
  description:
    'Writes code where it belongs, from how it is said: "function foo", "parameter max speed", "else", "x equals five".',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    what: described(z.string().check(z.minLength(1)), 'As it is said.'),
    named: z.optional(described(z.literal(true), 'With a word that is also said of signs and text: only a construct.')),
    alone: z.optional(described(z.literal(true), 'Without a word for adding: an import of one name and nothing else.')),
  }),
  group: 'write',
  said: [
    {
      say: ['(add | create | define | declare) <code>'],
      also: ['(put | insert | write | make | leave | place | give me) (a | an | another) <text>'],
      with: said => (said('text') ? { what: `a ${said('text')}`, named: true as const } : { what: said('code') }),
      help: message('help.add', { example: 'add function foo', second: 'add parameter max speed', third: 'add else' }),
      takesText: true,
    },
    ...(['import', 'include', 'require', 'from'] as const).map(word => ({
      say: [`${word} <text>`],
      with: (said: Said) => ({ what: `${word} ${said('text')}`, alone: true as const }),
      help: message('help.add-import', { example: `${word} json` }),
      isWide: true as const,
      takesText: true as const,
    })),
  ],
  plan(given, place) {
    const outcome = planned(given, place);
    return outcome && isGuessedType(outcome, wordsIn(given.what), place) ? undefined : outcome;
  },
});

type Given = { readonly what: string; readonly named?: true | undefined; readonly alone?: true | undefined };

function planned(given: Given, place: Place): Outcome | undefined {
  const [first = ''] = wordsIn(given.what);
  const named = /^import$/i.test(first) || !given.alone ? intoNamedImport(wordsIn(given.what), place) : undefined;
  if (named) return named;
  const what = given.alone ? imported(first, given.what.slice(first.length), place) : given.what;
  if (what === undefined) return undefined;
  const said = inOrder(wordsIn(what));
  const documented = docCommentAdded(said, place);
  if (documented) return documented === 'refused' ? undefined : documented;
  if (given.named && !isConstruct(said[0] === 'a' ? said.slice(1) : said, place)) return undefined;
  const call = CALL_TO.exec(said.join(' '))?.[1];
  if (call !== undefined) return statementAsked(['call', ...wordsIn(call)], place);
  // "A paragraph below": where it goes is no part of it, and what is added goes behind anyway.
  if (/^(?:an? |another )?(?:new )?\w+ above$/i.test(said.join(' '))) return undefined;
  const words = /^(?:an? |another )?(?:new )?\w+ (?:below|underneath|beneath)$/i.test(said.join(' '))
    ? said.slice(0, -1)
    : said;
  // A part of an address is no parameter of a function.
  if (OF_ADDRESS.test(said.join(' '))) return undefined;
  // A sign is no line of code.
  if (isLineSaid(said) || /^(?:an? )?(?:semicolon|comma|colon|dot)$/i.test(said.join(' '))) return undefined;
  if (isSignsAround(said, place)) return undefined;
  const placed = addedAsSaid(words, place);
  if (placed) return placed === 'refused' ? undefined : placed;
  if (endsInKey(words, place)) return undefined;
  const elsewhere = addedElsewhere(words, place);
  if (elsewhere === 'refused') return undefined;
  if (elsewhere) return isInOwner(elsewhere, words, place) && !isStranger(elsewhere, place) ? elsewhere : undefined;
  // What says where, and is nowhere, is no part of a name.
  const here = withoutHere(words);
  if (!here || here.some((word, at) => at > 0 && /^(?:below|above|underneath|beneath)$/i.test(word))) return undefined;
  const outcome = added(here, place);
  if (!outcome || !isInOwner(outcome, words, place) || isStranger(outcome, place)) return undefined;
  return importThere(outcome, place) ?? outcome;
}

/** "A field called limit" is of a type that nobody said: an `int` is a guess. */
function isGuessedType({ edits }: Outcome, said: readonly string[], { wording: { writing } }: Place): boolean {
  const isAsked = /^(?:an?|another|the)$/i.test(said[0] ?? '') || said.some(word => /^(?:called|named)$/i.test(word));
  const guessed = (['property', 'parameter'] as const).some(kind =>
    `${writing?.code[kind]}`.includes('{type:int} $name'),
  );
  const isSaid = said.some(word => /^(?:int|integer|number|equals|default|defaulting|value|set)$/i.test(word));
  const isOne = said.some(word => /^(?:field|property|parameter|param|member|attribute)$/i.test(word));
  return guessed && isAsked && !isSaid && isOne && edits.some(({ text }) => /(?:^|[\s(,])int \w+/.test(text));
}

/** "Function called foo", "new private method", "comment saying what"; none made out of something that is there. */
function isConstruct(words: readonly string[], { wording }: Place): boolean {
  const { writing } = wording;
  if (!writing || /\b(?:out of|from (?:this|it|these|that)|around)\b/i.test(words.join(' '))) return false;
  const [first] = addendsIn(words, { ...wording, writing });
  return first !== undefined && (first.before.length === 0 || first.after.length > 0);
}

const OF_ADDRESS =
  /^(?:an? |another |the )?(?:new )?(?:query|path|url|route|search|request) (?:string )?param(?:eter)?$/i;

const CALL_TO = /^(?:an? |another |the )?call to (.+)$/i;

const SAYING = '(?:saying|that says|which says|that reads)';
const COMMENT_ABOVE = new RegExp(
  `^((?:an? |another )?comment) ((?:right |just )?(?:above|before|in front of) .+?) ${SAYING} (.+)$`,
  'i',
);
const COMMENT_OVER = new RegExp(`^((?:an? |another )?comment) (?:right |just )?above ${SAYING} (.+)$`, 'i');
const COMMENT_HERE = new RegExp(`^((?:an? |another )?comment) (?:here|in here|below) ${SAYING} (.+)$`, 'i');
const WORK = new RegExp(
  `^(?:an? |another )?(to ?do|fix ?me)(?: comment| note)?(?: here)?(?: ${SAYING}| to) (.+)$`,
  'i',
);

/** "A comment above total saying what": what it says, and then where it goes. "A todo saying what" is a comment. */
function inOrder(words: readonly string[]): readonly string[] {
  // "An import for json", "a column here called phone".
  const said = words
    .join(' ')
    .replace(/^(?:an? |another )?import (?:for|of) (?=\S)/i, 'import ')
    .replace(/^((?:an? |another )?catch) all$/i, '$1')
    .replace(/^((?:an? |another )\w+) here (?=called |named |of type |that |with )/i, '$1 ');
  const [, comment, where, says] = COMMENT_ABOVE.exec(said) ?? [];
  if (comment && where && says) return wordsIn(`${comment} saying ${says} ${where}`);
  const [, over, above] = COMMENT_OVER.exec(said) ?? [];
  if (over && above) return wordsIn(`${over} saying ${above} above this line`);
  const [, here, text] = COMMENT_HERE.exec(said) ?? [];
  if (here && text) return wordsIn(`${here} saying ${text}`);
  const [, mark, work] = WORK.exec(said) ?? [];
  return mark && work ? wordsIn(`comment ${mark.replace(' ', '').toUpperCase()}: ${work}`) : wordsIn(said);
}

/** An entry of an object that is nothing but a name takes its value from a variable: where there is none, it has none. */
function isStranger({ edits }: Outcome, { tree }: Place): boolean {
  const [edit, other] = edits;
  const name = /^[\s,]*([\p{L}_$][\p{L}\p{N}_$]*)[\s,]*$/u.exec(edit?.text ?? '')?.[1];
  const isScript = /^(?:typescript|tsx|javascript)$/.test(tree?.grammar.language.grammar ?? '');
  if (!tree || !edit || other || name === undefined || !isScript) return false;
  const list = innermost(
    (['entries', 'statements', 'members', 'elements', 'argument list', 'import names'] as const).flatMap(scope =>
      tree.knows(scope) ? tree.scopesAround(scope, edit.start).map(one => ({ ...one, scope })) : [],
    ),
    edit.start,
  );
  return list?.scope === 'entries' && !isVariableAt(name, edit.start, tree);
}

/** Whether a name stands for a variable at an offset: one of the functions around, or of none, and no field. */
function isVariableAt(name: string, offset: number, tree: SyntaxTree): boolean {
  const isIn = (inner: Span, { start, end }: Span) => start <= inner.start && inner.end <= end;
  const fields = (['property'] as const).flatMap(kind => (tree.knows(kind) ? tree.scopes(kind) : []));
  const functions = (['function', 'method', 'initializer'] as const).flatMap(kind => tree.scopes(kind));
  const others = functions.filter(({ start, end }) => offset < start || end < offset);
  return tree
    .namesakes(name)
    .some(use => use.role !== 'member' && use.role !== 'key' && ![...fields, ...others].some(one => isIn(use, one)));
}

/** "Add braces" is about what they are to be around, where a statement would begin with them. */
function isSignsAround(said: readonly string[], { wording: { writing } }: Place): boolean {
  return writing !== undefined && /^(?:curly )?(?:braces|brackets|parens|parentheses|quotes)$/i.test(said.join(' '));
}

/** An import that the file has is shown, and not written again. */
function importThere({ edits }: Outcome, { text }: Place): Outcome | undefined {
  const [edit, other] = edits;
  const line = edit?.text.trim() ?? '';
  if (other || line.includes('\n') || !/^(?:import|from|use|using|#include)\b/.test(line)) return undefined;
  // A header may stand in quotes as well.
  const plain = (one: string) => one.trim().replace(/["<>]/g, '"');
  let start = 0;
  for (const one of text.split('\n')) {
    if (plain(one) === plain(line)) return { edits: [], selections: [{ start, end: start + one.trimEnd().length }] };
    start += one.length + 1;
  }
  return undefined;
}

/** "Fs slash promises" as it is written. */
function pathOf(said: string): string {
  return said
    .toLowerCase()
    .replace(/ slash /g, '/')
    .replace(/ dot /g, '.');
}

/** Between the words of a module's name, and around another one for it. */
const BETWEEN_NAMES = /^(?:dot|slash|point|as|from|underscore|dash|hyphen)$/i;

/**
 * How an import is added that was said without "add": "json", "the string header", "path from pathlib". Undefined where no
 * single name is said, or where a language has several ways to import one.
 */
function imported(word: string, said: string, { wording: { writing } }: Place): string | undefined {
  // Python's order says itself what it is.
  if (word === 'from') return writing?.code['from import'] && / import \w/.test(said) ? `from${said}` : undefined;
  const [, article, rest = '', noun] = /^(the )?(.+?)( module| header| package| library)?$/i.exec(said.trim()) ?? [];
  const words = wordsIn(rest);
  const source = / from ([a-z0-9]+(?: (?:slash|dot) [a-z0-9]+)*)$/i.exec(rest);
  // What a module is known to have may have a name of several words.
  if (
    source &&
    writing &&
    !article &&
    exportedBy(pathOf(source[1] ?? ''), wordsIn(rest.slice(0, source.index)), writing)
  )
    return writing.code['from import']
      ? `from ${source[1]} import ${rest.slice(0, source.index)}`
      : `${word} ${words.join(' ')}`;
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
