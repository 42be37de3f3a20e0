import { name } from '../../code/spokenCode.ts';
import { styleOf } from '../../english/formatters.ts';
import { signAt } from '../../english/signs.ts';
import { nameIn } from '../../places/names.ts';
import type { Place, Pointed } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { renamedByLetters } from './namesakes.ts';

const NAMED =
  /\b(?:\w+ (?:parameter|param)|(?:parameter|param) \w+|(?:function|method|class|struct|interface|enum|type|constant|variable|field|property|parameter) name|name of .+)$/i;

/**
 * "Change the limit parameter to max", "change the class name to order list": what is called otherwise where it is declared
 * is called so wherever it is used. Undefined where no name of something is changed for another.
 */
export function renamedToo(
  said: readonly string[],
  found: readonly Pointed[],
  to: readonly string[],
  place: Place,
): Outcome | undefined {
  const [only] = found;
  const { text, wording } = place;
  const isNamed = NAMED.test(said.join(' '));
  if (!only || found.length > 1 || !isNamed || !wording.writing || !place.tree?.knows('statements')) return undefined;
  if (to.some((_word, at) => signAt(to, at) !== undefined)) return undefined;
  if (!to.every(word => /^[\p{L}][\p{L}\p{N}]*$/u.test(word))) return undefined;
  const span = only.kind === 'name' || only.kind === 'phrase' ? only : nameIn(only, place);
  const old = span && text.slice(span.start, span.end);
  if (!span || !old || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(old)) return undefined;
  const uses = place.tree.namesakes(old);
  if (!uses.some(use => use.start === span.start && use.end === span.end)) return undefined;
  const style = styleOf(old) ?? wording.writing.names.variable;
  return renamedByLetters({ name: span, to: name(to, style, wording) }, place);
}
