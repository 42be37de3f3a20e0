import * as z from 'zod/mini';
import type { Access, Report } from '../../../actions/action.ts';
import { makeRenaming } from '../../../actions/catalogue/editing/renaming.ts';
import { described } from '../../../actions/define.ts';
import { AloudError } from '../../../common/errors.ts';
import { lineIndexOf } from '../../../editor/text.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Namesake } from '../../../syntax/nameRole.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { isSentence, isVague } from '../../code/proseGuard.ts';
import { name } from '../../code/spokenCode.ts';
import { styleOf } from '../../english/formatters.ts';
import { pointedPhrases } from '../../places/finding/phraseTargets.ts';
import { nameIn, parameterName } from '../../places/names.ts';
import { outermost } from '../../places/nearest.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { namesAt, targetsAt } from '../../places/resolve.ts';
import { rivals } from '../../places/rivals.ts';
import { objectAt } from '../../places/said/objects.ts';
import { NEAREST } from '../../places/said/which.ts';
import { caret, moved, type Outcome } from '../../places/text/outcome.ts';
import { editsOf, select } from '../acting/carryOut.ts';
import type { LivePlace } from '../acting/livePlace.ts';
import { declarationsCalled } from '../reshaping/declarations.ts';
import { RENAME } from '../said/changing.ts';
import { RENAME_INSTEAD, RENAME_TWO, RENAME_WISH } from '../said/wishes.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

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
    return found && renamedByLetters(found, place);
  },
  async instead(given, outcome, place, access, signal) {
    const found = renaming(given.target, given.to, place);
    return found && (await renameEverywhere(found, outcome, place, access, signal));
  },
});

/** By the letters of the name alone, in this file, wherever it means the same. */
export function renamedByLetters(found: Renaming, place: Place): Outcome {
  const name = place.text.slice(found.name.start, found.name.end);
  const { text } = place;
  // `$total` is another thing than the method of that name.
  const hasSign = text[found.name.start - 1] === '$';
  const known = usesOf(name, found.name, place).filter(({ start }) => (text[start - 1] === '$') === hasSign);
  const uses = known.length > 1 ? known : (signedUses(found.name, text) ?? known);
  const edits = (uses.length > 0 ? uses : [{ ...found.name, role: 'own' }]).map(({ start, end, role }) => ({
    start,
    end,
    // What stood for a key and its value alike is called by the key as before.
    text: role === 'both' ? `${name}: ${found.to}` : found.to,
  }));
  return { edits, selections: [caret(moved(found.name.start, edits) + found.to.length)] };
}

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

/** Where a variable stands by the sign in front of it, for languages whose structure does not tell; undefined for none. */
function signedUses(at: Span, text: string): readonly Namesake[] | undefined {
  const hasSign = text[at.start] === '$';
  const name = text.slice(hasSign ? at.start + 1 : at.start, at.end);
  if (!(hasSign || text[at.start - 1] === '$') || !/^[\p{L}\p{N}_]+$/u.test(name)) return undefined;
  const length = hasSign ? name.length + 1 : name.length;
  return [...text.matchAll(new RegExp(`\\$${name}(?![\\p{L}\\p{N}_-])`, 'gu'))].map(({ index }) => {
    const start = hasSign ? index : index + 1;
    return { start, end: start + length, role: 'own' as const };
  });
}

/** Where a name means the same as at one place, by what the structure tells: in its function, or not in others'. */
function usesOf(name: string, at: Span, place: Place): readonly Namesake[] {
  const all = place.tree?.namesakes(name) ?? [];
  const own = functionOf(name, at, place);
  if (own?.isAlone) return all.filter(use => isIn(use, own) && (use.role === 'own' || use.role === 'both'));
  const apart = functionsTaking(name, place);
  return all
    .filter(use => use.role === 'member' || use.role === 'key' || !isInAny(use, apart))
    .map(use => ({ ...use, role: 'own' }));
}

/** The functions that have a parameter of a name for themselves, in the order of the text; those in others left out. */
function functionsTaking(name: string, { tree, text }: Place): readonly Span[] {
  if (!tree) return [];
  const typeStandsBefore = tree.writing?.typeStands === 'before';
  const functions = (['function', 'method', 'initializer', 'lambda'] as const)
    .flatMap(kind => (tree.knows(kind) ? tree.scopes(kind) : []))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const found = (tree.knows('parameter') ? tree.scopes('parameter') : [])
    .filter(one => one.name === name || parameterName(one.name, typeStandsBefore) === name)
    .filter(({ start }) => !FIELD.test(text.slice(start, start + 40)))
    .flatMap(one => lastAround(functions, one) ?? []);
  return outermost(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** A parameter that says who may see it is a field too. */
const FIELD = /^(private|public|protected|readonly|override)\b/;

/** The last to begin of those that hold a stretch. They are in order. */
function lastAround(spans: readonly Span[], inner: Span): Span | undefined {
  let at = firstAfter(spans, inner.start);
  while (at > 0 && (spans[at - 1] as Span).end < inner.end) at--;
  return spans[at - 1];
}

function isInAny(inner: Span, spans: readonly Span[]): boolean {
  const last = spans[firstAfter(spans, inner.start) - 1];
  return last !== undefined && last.end >= inner.end;
}

/** The place of the first that begins behind an offset. */
function firstAfter(spans: readonly Span[], offset: number): number {
  let from = 0;
  for (let to = spans.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((spans[middle] as Span).start <= offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

function isIn(span: Span, around: Span): boolean {
  return around.start <= span.start && span.end <= around.end;
}

/** The function that a name is a parameter or a variable of: another of the same name elsewhere is not meant. */
function functionOf(
  name: string,
  { start, end }: Span,
  { tree, text }: Place,
): (Span & { readonly isAlone: boolean }) | undefined {
  if (!tree) return undefined;
  const around = (['function', 'method', 'initializer', 'lambda'] as const)
    .flatMap(scope => tree.scopesNear(scope, start, false))
    // The name of a function is no name in it.
    .filter(span => isIn({ start, end }, span) && span.name !== name)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  if (around.length === 0) return undefined;
  const declared = (['parameter', 'variable'] as const)
    .flatMap(scope => tree.scopesNear(scope, start, false))
    .filter(one => one.name === name || parameterName(one.name, tree.writing?.typeStands === 'before') === name);
  for (const span of around) {
    const one = declared.find(each => isIn(each, span) && each.start > span.start);
    if (one) return { ...span, isAlone: !FIELD.test(text.slice(one.start, one.start + 40)) };
  }
  return undefined;
}

/** A variable is called what stands behind its sign. */
function bare(span: Span | undefined, { text, wording: { writing } }: Place): Span | undefined {
  const has = span && writing?.sigil && text.startsWith(writing.sigil, span.start) && span.end - span.start > 1;
  return has ? { start: span.start + (writing.sigil?.length ?? 0), end: span.end } : span;
}

/** What is no name in most languages. */
const RESERVED =
  /^(?:if|else|for|while|do|switch|case|default|break|continue|return|class|struct|enum|interface|function|def|fn|func|fun|import|export|from|try|catch|finally|throw|raise|new|delete|void|null|nil|None|true|false|True|False|this|self|super|in|is|not|and|or|with|as|const|let|var|val|static|public|private|protected|async|await|yield|lambda|package|use|mod|pub|match|where|select|end)$/;

/** A name, and what it becomes. */
export interface Renaming {
  readonly name: Span;
  readonly to: string;
}

/** What is renamed, and to what in the style of the old name; undefined where nothing with a name is there. */
function renaming(said: string, to: string, place: Place): Renaming | undefined {
  if (to === '') return renamingBehind(wordsIn(said), place);
  const { text, wording } = place;
  const words = wordsIn(to);
  if (isVague(words) || isSentence(words, wording)) return undefined;
  for (const found of [...asVariable(wordsIn(said), place), ...renamed(wordsIn(said), place)]) {
    // A file has no name in its text.
    if (found.kind === 'file') continue;
    const span = bare(nameIn(found, place), place);
    if (!span || (span.end - span.start < found.end - found.start - 1 && isGuess(said, found, place))) continue;
    const old = text.slice(span.start, span.end);
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
    const written = old.startsWith('$') && !plain.startsWith('$') ? `$${plain}` : plain;
    if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(written) && !RESERVED.test(written) && written !== old)
      return { name: span, to: written };
  }
  return undefined;
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
    .flatMap(scope => tree.scopesNear(scope, cursor, false))
    .filter(span => span.start <= cursor && cursor <= span.end)
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
