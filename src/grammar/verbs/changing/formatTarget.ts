import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { name } from '../../code/spokenCode.ts';
import { type Formatter, formatterAt } from '../../english/formatters.ts';
import { pointedWords } from '../../places/finding/phraseTargets.ts';
import { nameIn } from '../../places/names.ts';
import { isInText, type Place, type Pointed, pointed } from '../../places/place.ts';
import { resolve } from '../../places/resolve.ts';
import { targetsAt } from '../../places/targets.ts';
import { caret, moved } from '../../places/text/outcome.ts';
import { type Renaming, renamedByLetters } from '../naming/namesakes.ts';
import { renameEverywhere } from '../naming/renameTarget.ts';
import { FORMAT, FORMAT_INSTEAD } from '../said/changing.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const formatTarget = defineVerb({
  name: 'format_target',
  description: 'Writes a name in another style, wherever it is used.',
  risk: 'edits',
  input: z.strictObject({ target, as: described(z.string(), 'Such as "camel case", "all caps".') }),
  group: 'edit',
  said: [
    {
      say: ['(make | format | style | convert) <target> [to | in | into | as] <formatter>'],
      also: FORMAT,
      with: said => ({ target: said('target'), as: said('formatter') }),
      help: message('help.format', { example: 'make it camel case' }),
    },
    {
      say: FORMAT_INSTEAD,
      with: said => ({ target: said('target'), as: said('style') }),
      help: message('help.format-instead', { example: 'change load user to snake case' }),
    },
    {
      say: ['<formatter> <target>'],
      with: said => ({ target: said('target'), as: said('formatter') }),
      help: message('help.format-first', { example: 'all caps next two words' }),
    },
    {
      say: ['capitalize <target>'],
      with: said => ({ target: said('target'), as: 'capital' }),
      help: message('help.capitalize'),
    },
  ],
  plan(given, place) {
    const found = formatted(given.target, given.as, place);
    if (!found) return undefined;
    const { renaming, edits } = found;
    if (renaming) return renamedByLetters(renaming, place);
    const last = edits.at(-1);
    return last && { edits, selections: [caret(moved(last.start, edits) + last.text.length)] };
  },
  async instead(given, outcome, place, access, signal) {
    const renaming = formatted(given.target, given.as, place)?.renaming;
    return renaming && (await renameEverywhere(renaming, outcome, place, access, signal));
  },
});

interface Formatted {
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** Where it is a name that is used: then all of its uses change with it. */
  readonly renaming?: Renaming;
}

/** The first of what the words point at that can be written so. */
function formatted(said: string, as: string, place: Place): Formatted | undefined {
  const style = wordsIn(as);
  const at = formatterAt(style, 0);
  if (!at || at.length !== style.length) return undefined;
  let same: Formatted | undefined;
  for (const spans of candidates(wordsIn(said), place)) {
    // What is code within a text is no text.
    if (spans.some(({ kind, start, end }) => kind === 'string' && isMixed(place.text.slice(start, end)))) continue;
    const edits = spans.flatMap(({ start, end }) => {
      const text = written(place.text.slice(start, end), style, at.formatter, place);
      return text === undefined ? [] : [{ start, end, text }];
    });
    const [only] = edits;
    if (!only || edits.length < spans.length) continue;
    // What is written so already may be meant all the same.
    if (edits.every(({ start, end, text }) => place.text.slice(start, end) === text)) same ??= { edits };
    else if (edits.length === 1 && isNameInCode(only, place)) return { edits, renaming: { name: only, to: only.text } };
    else return { edits };
  }
  return same;
}

function isMixed(code: string): boolean {
  return /^(?:f["']|[$@]+"|`)/i.test(code) ? /[{]/.test(code) : /^\p{L}+["']/u.test(code);
}

/** A name that is said is that name, before its words are anything else. */
function* candidates(said: readonly string[], place: Place): Generator<readonly Pointed[]> {
  const targets = targetsAt(said, place);
  const [first] = targets;
  const isKind = first?.kind === 'object' && first.name.length === 0;
  const spelling = isKind ? undefined : place.wording.lexicon.spelling(said.map(word => word.toLowerCase()));
  const [called] = spelling === undefined ? [] : pointedWords(said, true, place);
  if (called && place.text.slice(called.start, called.end) === spelling) yield [called];
  for (const target of targets) {
    const to = target.kind === 'edge' ? ({ kind: 'reach', to: target } as const) : target;
    const found = resolve(to, place);
    if (found.length > 0) yield found.map(one => named(one, place));
  }
}

/** What has a name of its own is written by that: of a function its name. */
function named(found: Pointed, place: Place): Pointed {
  const code = place.text.slice(found.start, found.end);
  if (/^[\p{L}\p{N}_$\- ]*$/u.test(code) || /^(line|selection|reach|phrase|edge|file|string)/.test(found.kind))
    return found;
  const name = nameIn(found, place);
  return name ? pointed(name, 'phrase') : found;
}

/** Words in their new style; undefined for code that is more than a name. */
function written(text: string, style: readonly string[], { between, single }: Formatter, place: Place) {
  const isWords = /^[\p{L}\p{N}\p{M}_$\-.' ]+$/u.test(text);
  const letters = style.join(' ');
  // Letters alone change where nothing was said of what stands between the words.
  if (single) return text.replace(/\p{L}/u, letter => letter.toUpperCase());
  if (between === undefined) return /upper/.test(letters) ? text.toUpperCase() : text.toLowerCase();
  if (!isWords) return undefined;
  return name([...style, ...partsOfName(text)], 'camel', place.wording);
}

function isNameInCode({ start, end, text }: { start: number; end: number; text: string }, place: Place): boolean {
  const name = place.text.slice(start, end);
  return (
    /^[\p{L}_$][\p{L}\p{N}\p{M}_$]*$/u.test(name) &&
    /^[\p{L}_$][\p{L}\p{N}\p{M}_$]*$/u.test(text) &&
    !isInText({ ...place, cursor: start }) &&
    (place.tree?.namesakes(name).some(one => one.start === start && one.end === end) ?? false)
  );
}

function partsOfName(text: string): readonly string[] {
  return text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [text];
}
