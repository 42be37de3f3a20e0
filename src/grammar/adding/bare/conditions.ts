import { entryOf } from '../../../common/entryOf.ts';
import { isSentenceWord } from '../../code/evidence.ts';
import { errorIn } from '../../code/reading/constructed.ts';
import { expression } from '../../code/spokenCode.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { terminated } from '../said/slots.ts';
import { fill } from '../template.ts';
import { type Bare, isKnown, isOwn, written } from './bare.ts';
import { withoutBlock, withoutBrackets } from './heads.ts';

/** Words that end a condition, since a statement begins. */
const BEGINS_STATEMENT = /^(return|throw|raise|break|continue)$/;

/** "If user dot is active", "if not found return null". */
export function withCondition(bare: Bare): Outcome | undefined {
  const words = withoutBlock(bare.words);
  const lower = words.map(word => word.toLowerCase());
  const { where, writing } = bare;
  if (where.room === 'members') return undefined;
  const length = lower[0] === 'else' ? 2 : 1;
  if (!isOwn(lower[0] ?? '', writing) && !isOwn(lower.slice(0, length).join(' '), writing) && lower[0] !== 'elif')
    return undefined;
  const { wording } = where.place;
  const body = lower.findIndex((word, at) => at > length && BEGINS_STATEMENT.test(word));
  const end = body < 0 ? words.length : body - (/^(then|colon)$/.test(lower[body - 1] ?? '') ? 1 : 0);
  const condition = withoutBrackets(words.slice(length, end));
  const code = expression(condition, wording, 'condition').text;
  if (!isKnown(code, bare, true) && !comparesName(code, condition, bare)) return undefined;
  if (body < 0) return written({ words: [...words.slice(0, length), ...condition], where });
  const template = entryOf(writing.code, lower[0] ?? '');
  const inside = statement({ ...bare, words: words.slice(body), lower: lower.slice(body) });
  if (!inside || typeof template !== 'string') return undefined;
  return where.put(fill(template, { condition: code, body: inside }, where.place.unit, ''));
}

/** A single new name beside a literal: "count is greater than ten". */
function comparesName(code: string, words: readonly string[], { where }: Bare): boolean {
  if (words.some(word => isSentenceWord(word, where.place.wording))) return false;
  return /^[\w$]+ (===?|!==?|<|>|<=|>=|-[a-z]{2}) (-?\d+|\$?true|false|null|nil|None|True|False|"[^"]*"|'[^']*')$/.test(
    code,
  );
}

/** The statement in a block of one. */
function statement(bare: Bare): string | undefined {
  const { words, lower, where, writing } = bare;
  const [key = ''] = lower;
  if (words.length === 1) return isOwn(key, writing) ? terminated(key, writing) : undefined;
  const code = expression(words, where.place.wording, 'statement').text;
  const isError = /^(throw|raise)$/.test(key) && errorIn(lower.slice(1)) !== undefined;
  return isError || isKnown(code.slice(key.length), bare, true) ? terminated(code, writing) : undefined;
}
