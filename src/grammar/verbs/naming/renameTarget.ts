import * as z from 'zod/mini';
import type { Access, Report } from '../../../actions/action.ts';
import { makeRenaming } from '../../../actions/catalogue/editing/renaming.ts';
import { described } from '../../../actions/define.ts';
import { AloudError } from '../../../common/errors.ts';
import { lineIndexOf } from '../../../editor/text.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { isSentence, isVague } from '../../code/proseGuard.ts';
import { name } from '../../code/spokenCode.ts';
import { styleOf } from '../../english/formatters.ts';
import { pointedPhrases } from '../../places/finding/phraseTargets.ts';
import { nameIn } from '../../places/names.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { namesAt } from '../../places/resolve.ts';
import { rivals } from '../../places/rivals.ts';
import { objectAt } from '../../places/said/objects.ts';
import { NEAREST } from '../../places/said/which.ts';
import { targetsAt } from '../../places/targets.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { editsOf, select } from '../acting/carryOut.ts';
import type { LivePlace } from '../acting/livePlace.ts';
import { declarationsCalled } from '../reshaping/declarations.ts';
import { RENAME } from '../said/changing.ts';
import { RENAME_INSTEAD, RENAME_TWO, RENAME_WISH } from '../said/wishes.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { type Renaming, renamedByLetters, renamedInSheet } from './namesakes.ts';

export const renameTarget = defineVerb({
  name: 'rename_target',
  description: 'Renames what is named by structure or text everywhere it is used.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    target,
    to: described(z.string(), 'As it is said: "max speed"; empty where it is said behind the target.'),
  }),
  group: 'edit',
  said: [
    {
      say: ['rename <target> (to | as | into) <text>'],
      also: RENAME,
      with: said => ({ target: said('target') || 'this', to: said('text') }),
      help: message('help.rename', { example: 'rename function to max speed' }),
    },
    {
      say: ['call it <text> instead of <old>'],
      also: RENAME_INSTEAD,
      with: said => ({ target: said('old'), to: said('text') }),
      help: message('help.rename-instead', { example: 'call it total instead of sum' }),
    },
    {
      say: RENAME_WISH,
      with: said => ({ target: said('target'), to: said('text') }),
      help: message('help.rename-wish', { example: 'sum should be called total' }),
      isWide: true,
    },
    {
      say: RENAME_TWO,
      with: said => ({ target: said('name'), to: '' }),
      help: message('help.rename-instead', { example: 'call matches matches filter instead' }),
    },
  ],
  // For languages that no provider knows.
  plan(given, place) {
    const found = renaming(given.target, given.to, place);
    const outcome = found && (renamedInSheet(found, place) ?? renamedByLetters(found, place));
    return outcome && !isOfPageToo(found.name, outcome, place) ? outcome : undefined;
  },
  async instead(given, outcome, place, access, signal) {
    const found = renaming(given.target, given.to, place);
    return found && (await renameEverywhere(found, outcome, place, access, signal));
  },
});

/** By the language, in all files, where one knows how; else as planned, in this one. */
export async function renameEverywhere(
  found: Renaming,
  outcome: Outcome,
  place: LivePlace,
  access: Access,
  signal: AbortSignal,
): Promise<Report | Message> {
  const { document } = place;
  const at = lineIndexOf(document).positionAt(found.name.start);
  const known = await access.view.languages.renaming(document, at, found.to).catch((thrown: unknown) => {
    if (thrown instanceof AloudError && thrown.code !== 'cancelled') return [];
    throw thrown;
  });
  const isKnown = known.some(({ edits }) => edits.length > 0);
  const planned = { path: document.path, edits: editsOf(outcome, place), version: document.version };
  const report = await makeRenaming(document, isKnown ? known : [planned], found.to, access, signal);
  if (!isKnown) await select(outcome, place, access);
  return report;
}

/** Whether the rest of a page, which no script or style tells of, has a name too: `{{ title }}`. */
function isOfPageToo({ start, end }: Span, { edits }: Outcome, { tree, text }: Place): boolean {
  if (!tree?.grammar.language.part && tree?.grammar.language.grammar !== 'html') return false;
  const part = tree.grammar.language.part?.(text);
  const name = text.slice(start, end).replace(/[$.*+?()[\]{}|^\\]/g, '\\$&');
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_$])${name}(?![\\p{L}\\p{N}_$])`, 'gu'))].some(
    ({ index }) => !(part && part.start <= index && index < part.end) && !edits.some(edit => edit.start === index),
  );
}

/** The innermost lambda around the cursor, or its line. */
function blockOrLine({ tree, text, cursor }: Place): string {
  const [inner] = tree?.knows('lambda') ? tree.scopesAround('lambda', cursor) : [];
  const { start, end } = inner ?? lineAt(text, cursor);
  return text.slice(start, end);
}

/** A variable is called what stands behind its sign. */
function bare(span: Span | undefined, { text, wording: { writing } }: Place): Span | undefined {
  const has = span && writing?.sigil && text.startsWith(writing.sigil, span.start) && span.end - span.start > 1;
  return has ? { start: span.start + (writing.sigil?.length ?? 0), end: span.end } : span;
}

/** What is no name in most languages. */
const RESERVED =
  /^(?:if|else|for|while|do|switch|case|default|break|continue|return|class|struct|enum|interface|function|def|fn|func|fun|import|export|from|try|catch|finally|throw|raise|new|delete|void|null|nil|None|true|false|True|False|this|self|super|in|is|not|and|or|with|as|const|let|var|val|static|public|private|protected|async|await|yield|lambda|package|use|mod|pub|match|where|select|end)$/;

/** What is renamed, and to what in the style of the old name; undefined where nothing with a name is there. */
function renaming(said: string, to: string, place: Place): Renaming | undefined {
  if (to === '') return renamingBehind(wordsIn(said), place);
  const { text, wording } = place;
  // "To app here": where it is called so is no part of the name.
  // "It" may be what stands here, and what a lambda of Kotlin's takes.
  const isKotlin = place.tree?.grammar.language.grammar === 'kotlin';
  if (isKotlin && /^it$/i.test(said) && /\bit\b/.test(blockOrLine(place))) return undefined;
  const words = wordsIn(to.replace(/(?<=\S) (?:(?:right|in|over) )?here$/i, ''));
  if (isVague(words) || isSentence(words, wording)) return undefined;
  const called = withoutSelector(wordsIn(said), place);
  for (const found of [...markedAtHand(called, place), ...asVariable(called, place), ...renamed(called, place)]) {
    // A file has no name in its text.
    if (found.kind === 'file') continue;
    // A heading is text, and no name; a tag has one at both of its ends.
    if (found.kind === 'heading' || found.kind === 'tag') return undefined;
    // What a test is called is a text, and not what begins it.
    if (found.kind === ('test' as typeof found.kind) || /^(?:the |this )?test$/i.test(said)) return undefined;
    const span = bare(nameIn(found, place), place);
    if (!span || (span.end - span.start < found.end - found.start - 1 && isGuess(said, found, place))) continue;
    const old = text.slice(span.start, span.end);
    // Kotlin's own name for what a lambda takes is declared nowhere.
    if (old === 'it' && place.tree?.grammar.language.grammar === 'kotlin') return undefined;
    // A word of the language is no name: "rename it" behind a return.
    if (wording.writing && RESERVED.test(old) && found.kind === 'selection') return undefined;
    const isType =
      found.kind === 'class' || found.kind === 'interface' || found.kind === 'enum' || found.kind === 'struct';
    const usual = isType
      ? wording.writing?.names.class
      : found.kind === 'function' || found.kind === 'method'
        ? wording.writing?.names.function
        : undefined;
    const style = styleOf(old) ?? usual ?? wording.writing?.names.variable ?? 'camel';
    const own = old.startsWith('$') && words.length > 1 && /^dollar$/i.test(words[0] ?? '') ? words.slice(1) : words;
    const plain = name(own, style, wording);
    // What says that a name is private stays.
    const [, front = '', behind = ''] = /^([_#$]*).*?(_*)$/.exec(old) ?? [];
    const written = `${plain.startsWith(front) ? '' : front}${plain}${plain.endsWith(behind) ? '' : behind}`;
    const isName = style === 'kebab' ? /^[\p{L}_$][\p{L}\p{N}_$-]*$/u : /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
    if (isName.test(written) && !RESERVED.test(written) && written !== old) return { name: span, to: written };
  }
  return undefined;
}

/** What begins or ends with a sign that nobody says, where it stands in the line: "counts" for `_counts`. */
function markedAtHand(said: readonly string[], place: Place): readonly Pointed[] {
  const { text, cursor, wording } = place;
  if (!wording.writing || said.some(word => !/^[a-z0-9]+$/i.test(word))) return [];
  const line = lineAt(text, cursor);
  const names = wording.lexicon.spellings(said.map(word => word.toLowerCase()));
  const there = names.flatMap(name => {
    const found = new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replaceAll('$', '\\$')}(?![\\p{L}\\p{N}_$])`, 'u').exec(
      text.slice(line.start, line.end),
    );
    return found ? [{ name, start: line.start + found.index }] : [];
  });
  const [only, other] = there;
  return only && !other && /^_|_$/.test(only.name)
    ? [pointed({ start: only.start, end: only.start + only.name.length }, 'phrase')]
    : [];
}

/** "The function matches matches filter": the longest name that is there, and behind it the new one. */
function renamingBehind(said: readonly string[], place: Place): Renaming | undefined {
  for (let at = said.length - 1; at > 0; at--) {
    const [declared, other] = declarationsCalled(said.slice(0, at), place);
    if (declared && !other) return renaming(said.slice(0, at).join(' '), said.slice(at).join(' '), place);
  }
  return undefined;
}

/**
 * A variable in use where the cursor is, that is called by nothing but the words: a type may be called the same, but for
 * its capital.
 */
function asVariable(said: readonly string[], place: Place): readonly Pointed[] {
  const { tree, cursor, wording } = place;
  const style = wording.writing?.names.variable;
  if (!tree || !style || said.some(word => !/^[a-z0-9]+$/.test(word)) || isDeclaration(said)) return [];
  const own = (['function', 'method', 'initializer'] as const)
    .flatMap(scope => tree.scopesAround(scope, cursor))
    .reduce<Span | undefined>((inner, span) => (inner && inner.start >= span.start ? inner : span), undefined);
  const uses = own ? tree.namesakes(name(said, style, wording), own).filter(use => use.role === 'own') : [];
  return uses.slice(0, 1).map(use => pointed(use, 'phrase'));
}

/** Words for what has a name: "rename parameter" is about one, "rename page" about what is called so. */
function isDeclaration(words: readonly string[]): boolean {
  const { kinds = [] } = objectAt(words, 0) ?? {};
  return kinds.some(kind =>
    /^(function|method|class|interface|enum|struct|variable|constant|parameter|property|argument|type|trait)$/.test(
      kind,
    ),
  );
}

/** "The toolbar class" of a style sheet is `.toolbar`, and nothing is declared there. */
function withoutSelector(said: readonly string[], { tree }: Place): readonly string[] {
  const isSelector = tree?.knows('ruleset') && said.length > 1 && /^(?:class|selector|id)$/i.test(said.at(-1) ?? '');
  return isSelector ? said.slice(/^(?:the|this|that)$/i.test(said[0] ?? '') ? 1 : 0, -1) : said;
}

/** What is renamed. Several things have no name of their own: "rows" is a name, or nothing. */
function renamed(said: readonly string[], place: Place): readonly Pointed[] {
  const [target] = targetsAt(said, place);
  const isNone = target?.kind === 'object' && target.name.length === 0 && target.object.plural;
  return isNone ? pointedPhrases(said, NEAREST, place, undefined, 'names') : namesAt(said, place);
}

/** Which "parameter" or "property" is meant is a guess where it has no name, and is one of several or another function's. */
function isGuess(said: string, found: Pointed, place: Place): boolean {
  if (!/parameter|property|variable/.test(found.kind)) return false;
  const words = wordsIn(said);
  const [target] = targetsAt(words, place);
  const isAny = target?.kind === 'object' && target.which.kind === 'nearest' && target.name.length === 0;
  return isAny && (rivals(words, place).length > 0 || !isInReach(found.kind, found, place));
}
