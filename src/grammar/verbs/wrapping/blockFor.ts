import { entryOf } from '../../../common/entryOf.ts';
import type { Writing } from '../../../syntax/writing.ts';
import { addendsIn } from '../../adding/addends.ts';
import { slotsFor } from '../../adding/said/slots.ts';
import { fill } from '../../adding/template.ts';
import { isProse, isVague } from '../../code/proseGuard.ts';
import type { Place } from '../../places/place.ts';

/** Constructs that statements can be put into as they are. */
const AROUND = new Set(['if', 'unless', 'while', 'until', 'for', 'do', 'loop', 'try', 'begin', 'with']);

/** What a construct is called that has more parts than its first: "try catch", "if block". */
const TAIL =
  /^(catch|except|rescue|finally|block|statement|clause|condition|check|loop|context|with|using|if|when|that|where)$/;

/** Of these what they test may be said later; of a loop it is what there is to say. */
const MAY_BE_OPEN = new Set(['if', 'unless', 'while', 'until', 'for', 'with']);

export interface Block {
  readonly text: string;
  /** Where the cursor ends, in `text`. */
  readonly cursor: number;
  /** What it tests was not said. */
  readonly isOpen: boolean;
}

/**
 * Some statements inside of a construct that is said: "if total greater than zero", "try catch". Undefined where it is
 * none of the language, or what it tests is no code.
 */
export function blockFor(words: readonly string[], body: string, place: Place): Block | undefined {
  const { wording, unit } = place;
  const { writing } = wording;
  if (!writing) return undefined;
  const [addend] = addendsIn(withTry(words, writing), { ...wording, writing });
  if (!addend || addend.before.length > 0 || !AROUND.has(addend.key)) return undefined;
  const template = entryOf(writing.code, addend.key);
  if (typeof template !== 'string' || !template.includes('$body')) return undefined;
  const after = withoutTail(addend.after);
  const isBare = addend.construct.reads === 'body' || addend.construct.reads === 'nothing';
  if (isBare ? after.length > 0 : isVague(after) || (after.length > 1 && isProse(after, wording))) return undefined;
  const slots = isBare ? {} : slotsFor({ ...addend, after }, place, writing);
  if (!slots) return undefined;
  const isOpen = !isBare && after.length === 0;
  if (isOpen && !MAY_BE_OPEN.has(addend.key)) return undefined;
  const whole = fill(template, { ...slots, body }, unit, '');
  const head = isOpen || addend.key === 'try' ? fill(template, slots, unit, writing.empty ?? '') : whole;
  return { text: whole.text, cursor: addend.key === 'try' ? whole.cursor : head.cursor, isOpen };
}

/** "Begin rescue" is a try where there is such a thing: a bare begin catches nothing. */
function withTry(words: readonly string[], { code }: Writing): readonly string[] {
  const [first = '', second = ''] = words;
  const isTry = /^begin$/i.test(first) && /^(rescue|ensure)$/i.test(second) && code['try'] !== undefined;
  return isTry ? ['try', ...words.slice(1)] : words;
}

function withoutTail(words: readonly string[]): readonly string[] {
  const said = words.map(word => word.toLowerCase());
  let from = 0;
  const isTail = (word = '') => TAIL.test(word) || /^(checks|checking|tests|testing|whether)$/.test(word);
  // "With the condition that …".
  while (isTail(said[from]) || (/^(the|a)$/.test(said[from] ?? '') && /^(condition|check)$/.test(said[from + 1] ?? '')))
    from++;
  // "A with lock block".
  const to = words.length - from > 1 && /^(block|statement|loop)$/.test(said.at(-1) ?? '') ? -1 : words.length;
  return words.slice(from, to);
}
