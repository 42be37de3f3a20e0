import type { Writing } from '../../../syntax/writing.ts';
import { isNewName } from '../../code/evidence.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { detailsIn } from '../said/details.ts';
import { type Bare, isOwn, written } from './bare.ts';
import { plainSignature, withoutBlock } from './heads.ts';

/** "Def parse taking text", "export default function app". */
export function declaredFunction(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  const { wording } = where.place;
  const at = lower.findIndex(word => /^(def|function|func|fun|fn)$/.test(word));
  if (!isOwnFunction(lower[at] ?? '', writing) || !lower.slice(0, at).every(word => writing.modifiers.includes(word)))
    return undefined;
  const rest = plainSignature(withoutBlock(words.slice(at + 1)), writing);
  const name = detailsIn('function', rest, { ...wording, writing })?.words ?? rest;
  if (
    /^(is|has|should|that|which|call|calls|returns|does|doesn't|takes|body|name|by)$/i.test(name[0] ?? '') &&
    name.length > 1
  )
    return undefined;
  return isNewName(name, wording) ? written({ words: [...words.slice(0, at + 1), ...rest], where }) : undefined;
}

function isOwnFunction(word: string, { code }: Writing): boolean {
  return [code['function'], code['method']].some(one => typeof one === 'string' && new RegExp(`\\b${word} `).test(one));
}

export function declaredType(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  const { wording } = where.place;
  const at = lower.findIndex(word => /^(class|interface|struct|enum|trait|record|object|namespace|module)$/.test(word));
  const key = lower[at] ?? '';
  if (where.room === 'statements' || !isOwn(key, writing)) return undefined;
  if (!lower.slice(0, at).every(word => writing.modifiers.includes(word))) return undefined;
  const rest = words.slice(at + 1);
  const name = detailsIn(key, rest, { ...wording, writing })?.words ?? rest;
  const isThere = wording.lexicon.spellings(name).some(spelled => /^\p{Lu}/u.test(spelled));
  return name.length <= 3 && isNewName(name, wording) && !isThere ? written({ words, where }) : undefined;
}
