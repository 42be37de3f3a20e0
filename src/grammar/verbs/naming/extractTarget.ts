import * as z from 'zod/mini';
import { extractedAs } from '../../../actions/catalogue/editing/extracting.ts';
import { described } from '../../../actions/define.ts';
import { AloudError } from '../../../common/errors.ts';
import { lineIndexOf } from '../../../editor/text.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { NameStyle } from '../../../syntax/writing.ts';
import { isSentence, isVague } from '../../code/proseGuard.ts';
import { name } from '../../code/spokenCode.ts';
import type { Place } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { lineAt } from '../../places/text/units.ts';
import { EXTRACT } from '../said/reshaping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

const KINDS = ['function', 'variable', 'constant', 'type'] as const;
type Extracted = (typeof KINDS)[number];

interface Extraction {
  readonly what: Extracted;
  readonly target: string;
  readonly to: string;
}

/** What is extracted without being named at once are commands of the language (commands/editor/language.ts). */
export const extractTarget = defineVerb({
  name: 'extract_target',
  description: 'Extracts something into a function, variable, constant or type of its own, by its name.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    what: z.enum(KINDS),
    target,
    to: described(z.string(), 'As it is said: "max speed".'),
  }),
  group: 'edit',
  said: KINDS.map(what => {
    const [first = '', ...also] = EXTRACT[what];
    return {
      say: [first],
      also,
      with: said => ({ what, target: said('target') || 'this', to: said('text') }),
      help: message('help.extract', { example: 'extract this into a variable called max speed' }),
    };
  }),
  plan(given, place) {
    const span = meant(given, place);
    return span && written(given, place) ? { edits: [], selections: [span] } : undefined;
  },
  async afterwards(given, place, access) {
    const to = written(given, place) ?? '';
    const { start, end } = meant(given, place) ?? place.selection;
    const lines = lineIndexOf(place.document);
    const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
    if (isTaken(to, given.what, start, place))
      throw new AloudError({ code: 'bad-arguments', message: message('refactoring.name-taken', { name: to }) });
    return extractedAs(to, `extract ${given.what}`, place.document, range, access);
  },
});

/** Points at what is selected, and names nothing. */
const SELECTED =
  /^(these|those|them|th(?:e|is|at) selection|(?:the|this) selected \w+|(?:these|those) lines|this code)$/i;
/** The same, or the line of the cursor. */
const HERE = /^(this|that|it)$/i;

/** What is selected, the line for a function, or the one thing that was named. */
function meant({ what, target }: Extraction, place: Place): Span | undefined {
  const { text, cursor, selection } = place;
  const isHere = HERE.test(target);
  if (isHere || SELECTED.test(target)) {
    if (selection.start < selection.end) return selection;
    // Statements can be extracted by their line; of expressions nobody knows which.
    if (!isHere || what !== 'function') return undefined;
    const { start, end } = lineAt(text, cursor);
    return { start: end - text.slice(start, end).trimStart().length, end };
  }
  const [only, other] = stretches(wordsIn(target), place);
  return only && !other && isExtractable(only, text) ? only : undefined;
}

/** Whether there is something to be extracted: more than a name, or the sign that ends a block, and not all there is. */
function isExtractable({ start, end }: Span, text: string): boolean {
  const code = text.slice(start, end).trim();
  return /[\p{L}\p{N}]/u.test(code) && !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(code) && code !== text.trim();
}

/** The name as it is written; undefined for what is none. */
function written({ what, to }: Extraction, { wording }: Place): string | undefined {
  const words = wordsIn(to);
  if (!wording.writing || words.length === 0 || isVague(words) || isSentence(words, wording)) return undefined;
  const { names } = wording.writing;
  const styles: Readonly<Record<Extracted, NameStyle>> = {
    function: names.function,
    variable: names.variable,
    // Within a function they are written as variables are, and the language says where they go.
    constant: names.variable,
    type: names.class,
  };
  const plain = name(words, styles[what], wording);
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(plain) ? plain : undefined;
}

/** Whether something is called so already where it would be seen. */
function isTaken(called: string, what: Extracted, at: number, { tree, text }: Place): boolean {
  const whole = { start: 0, end: text.length };
  const inner = (['function', 'method', 'initializer'] as const)
    .flatMap(scope => tree?.scopesAround(scope, at) ?? [])
    .reduce<Span>((least, span) => (span.start > least.start ? span : least), whole);
  const within = what === 'variable' || what === 'constant' ? inner : whole;
  return (tree?.namesakes(called, within) ?? []).some(({ role }) => role === 'own');
}
