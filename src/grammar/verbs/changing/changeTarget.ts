import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { isProse, isVague } from '../../code/proseGuard.ts';
import { expression, name, prose } from '../../code/spokenCode.ts';
import { formatterAt, styleOf } from '../../english/formatters.ts';
import { isInText, type Place, type Pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { resolve, stretches } from '../../places/resolve.ts';
import { readTarget } from '../../places/said/target.ts';
import { caret, moved, type SpanEdit } from '../../places/text/outcome.ts';
import { CHANGE, CHANGE_ALL } from '../said/synonyms.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const changeTarget = defineVerb({
  name: 'change_target',
  description: 'Puts spoken code in the place of something that is named by structure or text.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, to: described(z.string(), 'As it is said: "foo dot bar".') }),
  group: 'edit',
  said: [
    {
      say: ['(change | replace | turn) all [of | the] <target> (to | with | into | by) <text>'],
      also: CHANGE_ALL,
      with: said => ({ target: `all ${said('target')}`, to: said('text') }),
      help: message('help.change-all'),
    },
    {
      say: ['(change | replace | turn) <target> (to | with | into | by) <text>', 'set <target> to <text>'],
      also: CHANGE,
      with: said => ({ target: said('target'), to: said('text') }),
      help: message('help.change', { example: 'change next return to raise', second: 'change foo to bar' }),
    },
  ],
  plan(given, place) {
    const said = wordsIn(given.target);
    const to = wordsIn(given.to);
    const found =
      keywordOf(said, to, place) ?? stretches(said, place).filter(span => isInReach(span.kind, span, place));
    if (found.length === 0 || to.length === 0 || isVague(to)) return undefined;
    // All of a file is hardly meant: "change everything to async" is for a model.
    if (found.some(({ kind }) => kind === 'file')) return undefined;
    if (found.some(span => isRequest(to, span, place))) return undefined;
    const edits = textsFor(to, found, place);
    const at = edits.find(({ end }) => end >= place.cursor) ?? edits.at(-1);
    const cursor = at && moved(at.start, edits) + at.text.length;
    return { edits, ...(cursor !== undefined && { selections: [caret(cursor)] }) };
  },
});

/** "Turn this into a proper class" asks for code; in a text, or for what is selected, the words themselves may be meant. */
function isRequest(to: readonly string[], { start, kind }: Pointed, place: Place): boolean {
  // "Be optional", "an arrow function" are neither names nor values.
  if (to.length < 2 || !(/^(an|be|use)$/i.test(to[0] ?? '') || isProse(to, place.wording))) return false;
  if (place.wording.writing) return kind !== 'content' && !isInText({ ...place, cursor: start + 1 });
  return kind === 'selection' && place.selection.start === place.selection.end;
}

/** "Change next return to raise" is about the word, not about all that it stands in front of. */
function keywordOf(said: readonly string[], to: readonly string[], place: Place): readonly Pointed[] | undefined {
  if (to.length !== 1) return undefined;
  const [target] = readTarget(said);
  if (target?.kind !== 'object' || target.name.length > 0 || target.object.plural) return undefined;
  const keyword = said.slice(-target.object.length).join(' ').toLowerCase();
  const found = resolve(target, place);
  const isKeyword = found.every(({ start, end }) => {
    const code = place.text.slice(start, end);
    return code.length > keyword.length && new RegExp(`^${keyword}(?![\\p{L}\\p{N}_])`, 'u').test(code);
  });
  if (!isKeyword || found.length === 0) return undefined;
  return found.map(({ start }) => ({ start, end: start + keyword.length, kind: 'phrase', removal: undefined }));
}

/** New text for each, written once for all that are alike. */
function textsFor(words: readonly string[], found: readonly Pointed[], place: Place): readonly SpanEdit[] {
  const written = new Map<string, string>();
  return found.map(({ start, end, kind }) => {
    const old = place.text.slice(start, end);
    // The name of a type is written as one, whatever it was before.
    const before = place.text.slice(Math.max(0, start - 20), start);
    const isType = /\b(class|interface|struct|enum|trait|record)\s+$/.test(before);
    const key = `${kind} ${isType} ${old}`;
    const text = written.get(key) ?? textFor(words, old, kind, isType, place);
    written.set(key, text);
    return { start, end, text };
  });
}

/** New text in the style of what it takes the place of: `FOO_BAR` becomes `BAZ`. */
function textFor(
  words: readonly string[],
  old: string,
  kind: Pointed['kind'],
  isType: boolean,
  { wording }: Place,
): string {
  const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(old);
  const style = isName ? ((isType ? wording.writing?.names.class : undefined) ?? styleOf(old)) : undefined;
  const isPlain = words.every(word => /^[a-z0-9']+$/i.test(word));
  if (isPlain && /^(string text|comment text|attribute text|content|text)$/.test(kind)) return words.join(' ');
  if (!wording.writing && kind !== 'phrase') return prose(words);
  if (isPlain && style && formatterAt(words, 0) === undefined) return name(words, style, wording);
  return expression(words, wording, 'value').text;
}
