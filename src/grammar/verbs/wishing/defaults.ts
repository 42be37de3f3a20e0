import { namesIn } from '../../code/evidence.ts';
import { isVague } from '../../code/proseGuard.ts';
import { expression } from '../../code/spokenCode.ts';
import { type Place, pointed } from '../../places/place.ts';
import type { SpanEdit } from '../../places/text/outcome.ts';
import { isLiteral, valueBehind } from '../changing/heldValue.ts';
import { newTexts } from '../changing/newText.ts';
import { type Declared, wholeOf } from '../reshaping/declarations.ts';

/** Where what has no default may not stand behind what has one. */
const IN_ORDER = /^(python|c-sharp|cpp)$/;

/**
 * What gives a parameter, a field or a variable a value to begin with, or another than it has; undefined where the words
 * are no value, or nothing may have one there.
 */
export function defaultFor(
  declared: Declared,
  words: readonly string[],
  place: Place,
): readonly SpanEdit[] | undefined {
  const { text, tree, wording } = place;
  if (!tree || !wording.writing || words.length === 0 || isVague(words)) return undefined;
  const code = expression(words, wording, 'value').text;
  const isValue = isLiteral(code) || namesIn(code, wording).unknown.length === 0;
  const there = valueBehind(declared.name, place);
  if (there) {
    const [edit] = newTexts(words, undefined, [pointed(there, 'value')], place);
    const isText = /^["'`]/.test(text[there.start] ?? '');
    return edit && (isValue || isText) && edit.text !== text.slice(there.start, there.end) ? [edit] : undefined;
  }
  if (!isValue || !/^(parameter|property)$/.test(declared.kind)) return undefined;
  const whole = wholeOf(declared, place);
  const own = tree
    .scopesNear(declared.kind === 'parameter' ? 'parameter' : 'property', declared.name.start, false)
    .filter(({ start, end }) => start <= declared.name.start && declared.name.end <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  if (!whole || !own) return undefined;
  const end = own.start + text.slice(own.start, own.end).replace(/[\s;,]+$/, '').length;
  if (text.slice(own.start, end).includes('=') || (declared.kind === 'property' && text[end] === '(')) return undefined;
  if (IN_ORDER.test(tree.grammar.language.grammar) && isBeforeOthers(end, text)) return undefined;
  const isUntyped =
    end === declared.name.end && wording.writing.argumentMark !== undefined && wording.writing.typeStands !== 'before';
  return [{ start: end, end, text: `${isUntyped ? '=' : ' = '}${code}` }];
}

/** Whether something without a default follows in the same brackets. */
function isBeforeOthers(end: number, text: string): boolean {
  const rest = /^\s*,([^()]*)\)/.exec(text.slice(end, end + 400))?.[1];
  return rest?.split(',').some(one => one.trim() !== '' && !/=|^\s*[*/&]/.test(one)) === true;
}
