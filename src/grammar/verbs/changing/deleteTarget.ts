import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { SyntaxTree } from '../../../syntax/syntaxTree.ts';
import { isOfOtherRule } from '../../adding/styles/styleAdded.ts';
import { isShell } from '../../code/shellPrograms.ts';
import { withWhatBelongs } from '../../places/decorated.ts';
import { insideOf } from '../../places/finding/enclosedTargets.ts';
import { heldItem } from '../../places/finding/heldItems.ts';
import { entryOf } from '../../places/items.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { stretches } from '../../places/resolve.ts';
import { targetsAt } from '../../places/targets.ts';
import { isOnlyKey, keyAround } from '../../places/text/keys.ts';
import { caret, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { DELETE, DELETE_CALL, DELETE_DEFAULT, DELETE_FROM, DELETE_ROUGHLY, DELETE_WISH } from '../said/changing.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { namedSo } from './alike.ts';
import { calledStatement } from './calledStatement.ts';
import { givenDefault } from './heldValue.ts';
import { deleted } from './removing/deleted.ts';
import { importedName } from './removing/importedName.ts';
import { instructionCalled } from './removing/instruction.ts';
import { isOnlyBody, isPartOfMore } from './removing/partOfMore.ts';
import { wholeIf } from './removing/wholeIf.ts';
import { withDash } from './removing/withDash.ts';
import { exported, waitAt } from './removing/wordInFront.ts';

export const deleteTarget = defineVerb({
  name: 'delete_target',
  description: 'Deletes something that is named by structure or text, with the comma or line that would be left over.',
  risk: 'edits',
  isLiteral: true,
  input: z.strictObject({
    target,
    from: z.optional(described(z.string(), 'What holds it as one of several: "the dependencies".')),
    of: z.optional(
      described(
        z.enum(['default', 'call', 'contents']),
        'Deletes the default that the target has, the statement that calls it, or what is in its brackets.',
      ),
    ),
    only: z.optional(described(z.literal('thing'), 'Deletes nothing that is mere words of the text.')),
  }),
  group: 'edit',
  said: [
    {
      say: ['(clear | empty) [out] <target>'],
      with: said => ({ target: said('target'), of: 'contents' as const }),
      help: message('help.delete', { example: 'clear the list', second: 'empty the object' }),
    },
    {
      say: ['(delete | remove | erase | clear | kill) <target>', 'get rid of <target>'],
      also: DELETE,
      with: said => ({ target: said('target') || said('thing') }),
      help: message('help.delete', { example: 'delete second argument', second: 'delete to end of line' }),
    },
    {
      say: ['backspace [<count>] [times]'],
      with: said => ({ target: said('count') ? `previous ${said('count')} characters` : 'previous character' }),
      help: message('help.backspace'),
    },
    {
      say: DELETE_FROM,
      with: said => ({ target: said('target'), from: said('text') }),
      help: message('help.delete-from', { example: 'remove zod from the dependencies' }),
    },
    {
      say: DELETE_CALL,
      with: said => ({ target: said('target'), of: 'call' as const }),
      help: message('help.delete-call', { example: 'drop the print' }),
    },
    {
      say: DELETE_ROUGHLY,
      with: said => ({ target: said('target'), only: 'thing' as const }),
      help: message('help.delete', { example: 'delete second argument', second: 'delete to end of line' }),
      isWide: true,
    },
    {
      say: DELETE_DEFAULT,
      with: said => ({ target: said('target'), of: 'default' as const }),
      help: message('help.delete-default', { example: 'remove the default of limit' }),
    },
    {
      say: ['<target> can go'],
      also: DELETE_WISH,
      with: said => ({ target: said('target'), only: 'thing' as const }),
      help: message('help.delete-wish', { example: 'the whole lint job can go' }),
      isWide: true,
    },
  ],
  plan(given, place) {
    const said = wordsIn(given.target);
    if (given.of === 'default') {
      const value = givenDefault(said, place);
      return value && { edits: [{ ...value, text: '' }], selections: [caret(value.start)] };
    }
    if (given.from !== undefined) {
      const item = heldItem(said, wordsIn(given.from), place);
      return item && deleted([item], place);
    }
    if (given.of === 'contents') {
      const [list, other] = stretches(said, place);
      const isList =
        list && !other && /^(?:list|dictionary|object)$/.test(list.kind) && isInReach(list.kind, list, place);
      const [inside] = isList ? insideOf(list, place) : [];
      return inside && inside.end > inside.start ? deleted([pointed(inside, 'reach')], place) : undefined;
    }
    if (given.of === 'call') {
      const call = calledStatement(said, place);
      return call && deleted([call], place);
    }
    if (isOfOtherRule(said, place)) return undefined;
    const word = waitAt(said, place) ?? exported(said, place);
    if (word) return { edits: [word], selections: [caret(word.start)] };
    const instruction = instructionCalled(said, place);
    if (instruction) return instruction === 'unclear' ? undefined : deleted([instruction], place);
    const signs = aroundIt(said, place);
    if (signs) return signs.length > 0 ? { edits: signs } : undefined;
    const found = meant(said, place)
      .map(target => withWhatBelongs(declarationOf(target, place) ?? entryOf(inBraces(target, place), place), place))
      .map(target => withDash(importedName(said, wholeIf(target, place), place), place))
      .filter(span => isInReach(span.kind, span, place));
    // Which of the conditions is the second is a guess: it may be part of one.
    const [target] = targetsAt(said, place);
    if (found.some(({ kind }) => kind === 'condition') && target?.kind === 'object' && target.which.kind === 'rank')
      return undefined;
    // "The last item" is one of several, and no word that is spelled so.
    if (
      found.some(({ kind }) => kind === 'phrase' || kind === 'call') &&
      target?.kind === 'object' &&
      target.which.kind === 'rank' &&
      target.name.length === 0 &&
      !target.object.kinds.includes('call')
    )
      return undefined;
    // "Names" is what is called so, and no name of something.
    if (said.length === 1 && found.some(({ kind }) => kind === 'name') && namedSo(said, place)) return undefined;
    // Part of a key is none of it to be deleted: "the timeout" is `timeout-minutes: 10`.
    const [only] = found;
    const key = only?.kind === 'phrase' && place.tree?.data ? keyAround(only, place) : undefined;
    if (key) {
      const entry = isOnlyKey(said, [key], place) ? entryOf(pointed(key, 'phrase'), place) : undefined;
      return entry?.kind === 'entry' ? deleted([entry], place) : undefined;
    }
    // "To list" may be called so, and is hardly all that stands between it and here.
    if (target?.kind === 'reach' && /^to$/i.test(said[0] ?? '') && found.some(({ start }) => isFarBack(start, place)))
      return undefined;
    if (found.some(span => isBare(span, said, place))) return undefined;
    if (given.only && found.some(({ kind }) => NO_THING.test(kind))) return undefined;
    if (found.some(span => isPartOfMore(span, place) || isOnlyBody(span, place))) return undefined;
    if (found.some(span => isKeyword(said, span, place))) return undefined;
    // That of a file is not what is in it.
    if (found.some(({ kind }) => kind === 'file') && !said.some(word => IN_FILE.test(word))) return undefined;
    const outcome = deleted(found, place);
    return outcome.edits.length === 0 ? undefined : outcome;
  },
});

/**
 * "Delete the quotes" is about the signs and not about what they are around; none where what is left would be something
 * else. Undefined where it is about something else.
 */
function aroundIt(said: readonly string[], place: Place): readonly SpanEdit[] | undefined {
  const [target] = targetsAt(said, place);
  if (target?.kind !== 'enclosed' || !target.isWith) return undefined;
  const { text } = place;
  const [found] = stretches(said, place);
  const isOfCall =
    found && text[found.start] !== '"' && /[\p{L}\p{N}_$)\]]$/u.test(text.slice(0, found.start).trimEnd());
  const isBlock = found && text.slice(found.start, found.end).includes('\n');
  const inner = found ? text.slice(found.start + 1, found.end - 1) : '';
  const isText = found && /^["'`]/.test(text.slice(found.start));
  // Words beside each other are no code, and a sign of several (`"""`) is more than the first of them.
  const isLeft =
    !isText || (!/^["'`]|["'`]$/.test(inner) && (!place.wording.writing || /^[\p{L}\p{N}_$.-]+$/u.test(inner)));
  if (!found || isBlock || !isLeft || (isOfCall && !/^["'`]/.test(text.slice(found.start)))) return [];
  return [
    { start: found.start, end: found.start + 1, text: '' },
    { start: found.end - 1, end: found.end, text: '' },
  ];
}

/** "The else", where there is none but that of an "else if": a word of the language is no text to be deleted by itself. */
function isKeyword(said: readonly string[], { kind, start, end }: Pointed, place: Place): boolean {
  const [target] = targetsAt(said, place);
  const isKind = target?.kind === 'object' && target.name.length === 0 && !target.holding;
  return (
    kind === 'phrase' && isKind && place.wording.writing !== undefined && STATEMENT.test(place.text.slice(start, end))
  );
}

const STATEMENT =
  /^(?:if|else|elif|for|while|do|switch|match|case|default|try|catch|except|finally|return|throw|raise)$/;

/** Between tags, what stands in braces goes with these: nothing in braces is nothing. */
function inBraces(target: Pointed, { text, tree }: Place): Pointed {
  const { kind, start, end } = target;
  const isAll = kind === 'phrase' && text[start - 1] === '{' && text[end] === '}' && tree?.knows('tag');
  const isContent =
    isAll && tree?.scopesNear('content', start, false).some(one => one.start < start && end < one.end + 1);
  return isContent && text[start - 2] !== '=' ? { ...target, start: start - 1, end: end + 1 } : target;
}

/** What is declared by a name that some words are all of: without its name it would be none. */
function declarationOf(target: Pointed, { tree, text }: Place): Pointed | undefined {
  if (target.kind !== 'phrase' || !tree) return undefined;
  const name = text.slice(target.start, target.end);
  // "The define": what is told to the preprocessor is a line.
  const line = lineAt(text, target.start);
  if (/^\s*#\s*$/.test(text.slice(line.start, target.start)) && DIRECTIVE.test(name)) return pointed(line, 'line');
  for (const kind of ['method', 'function', 'class', 'interface', 'struct', 'enum', 'property'] as const) {
    const found = (tree.knows(kind) ? tree.scopesAround(kind, target.start) : []).find(
      one =>
        one.name === name &&
        one.start <= target.start &&
        one.end >= target.end &&
        one.end - one.start > target.end - target.start &&
        isHead(text.slice(one.start, target.start)),
    );
    if (found) return pointed(found, kind, found.removal);
  }
  return text[target.end] === '(' ? functionCalled(name, tree) : undefined;
}

const DIRECTIVE = /^(?:define|undef|include|import|pragma|error|warning|line)$/;

/** The only function of a name: of a call, the name alone is nothing to delete. */
function functionCalled(name: string, tree: SyntaxTree): Pointed | undefined {
  const [only, other] = (['function', 'method'] as const).flatMap(kind =>
    tree.knows(kind)
      ? tree.scopes(kind).flatMap(one => (one.name === name ? [pointed(one, kind, one.removal)] : []))
      : [],
  );
  return other && (other.start !== only?.start || other.end !== only.end) ? undefined : only;
}

/** Whether nothing but what a declaration begins with is in front of its name. */
function isHead(front: string): boolean {
  return !/[({=;]|->/.test(front.replace(/^\s*(?:(?:@|#\[|\[).*\n\s*)+/, ''));
}

const IN_FILE = /^(everything|all|text|contents?|code|lines)$/i;

/** What hardly anyone says of what "can go": "we can go", "the word can go". */
const NO_THING = /^(phrase|edge|reach|file|character)$/;

/** "The print" is the statement that calls it, before it is the word alone. */
function meant(said: readonly string[], place: Place): readonly Pointed[] {
  const found = stretches(said, place);
  const line = commandAt(found, place);
  if (line) return [line];
  const isWord = found.every(({ kind }) => kind === 'phrase');
  const call = isWord && /^(the|this|that)$/i.test(said[0] ?? '') ? calledStatement(said, place) : undefined;
  return call ? [call] : found;
}

/**
 * Whether what is left of something would be no more than a sign or a piece of a word: the hashes of a heading, the value of
 * a key, `.json`.
 */
function isBare({ kind, start, end }: Pointed, said: readonly string[], { text, wording, tree }: Place): boolean {
  if (kind !== 'phrase' || said.some(word => /^(?:word|words|text|phrase)$/i.test(word))) return false;
  // In a script of a page, "the function" is more than the word.
  if (isRaw(start, tree)) return true;
  if (wording.writing) return false;
  const line = lineAt(text, start);
  const front = text.slice(line.start, start);
  const behind = text.slice(end, line.end);
  // A key in quotes is none without its name.
  if (/["']$/.test(front) && /^["']\s*:/.test(behind)) return true;
  // Nothing is left of an entry whose value goes.
  if (/^\s*(?:- )?["']?[\w.-]+["']?\s*[:=]\s*["']?$/.test(front) && /^["']?,?\s*$/.test(behind))
    return !said.some(word => /^value$/i.test(word));
  const isAll = behind.trim() === '' && /^\s*#+\s+$/.test(front);
  const isPiece = /^[-./][\p{L}\p{N}]/u.test(behind) || /[\p{L}\p{N}][-./]$/u.test(front);
  return isAll || isPiece || (behind.startsWith('=') && /(?:^|\s)$/.test(front));
}

/** Whether nothing tells what code or style is made of at an offset: it stands in a page, as it is. */
function isRaw(offset: number, tree: Place['tree']): boolean {
  return tree?.tree.rootNode.descendantForIndex(offset, offset)?.type === 'raw_text';
}

function isFarBack(start: number, { text, cursor }: Place): boolean {
  return start < lineAt(text, cursor).start;
}

/** Of a line of a shell, the program that it begins with is nothing to delete alone. */
function commandAt([found, other]: readonly Pointed[], { tree, text, wording }: Place): Pointed | undefined {
  if (!found || other || found.kind !== 'phrase' || !isShell(wording.writing)) return undefined;
  // "Delete local" is about the word.
  if (wording.writing?.modifiers.includes(text.slice(found.start, found.end))) return undefined;
  const line = tree?.scopesNear('statement', found.start, false).find(({ start }) => start === found.start);
  return line && /^[ \t]+[^\s=]/.test(text.slice(found.end, line.end)) ? pointed(line, 'statement') : undefined;
}
