import { isNewName, isSentenceWord } from '../../code/evidence.ts';
import { declarationAt } from '../../code/spoken/declarations.ts';
import { DECLARING } from '../../code/spoken/keywords.ts';
import { expression } from '../../code/spokenCode.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { detailsIn } from '../said/details.ts';
import { terminated } from '../said/slots.ts';
import { type Bare, written } from './forms.ts';

/** "Const result equals await fetch of url", "let mut count equals zero". */
export function declaration(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  const { wording } = where.place;
  const [first = ''] = lower;
  if (!DECLARING.has(first) || !(Object.hasOwn(writing.words, first) || writing.modifiers.includes(first)))
    return undefined;
  const { name, next, isDeclaring } = declarationAt(words, wording);
  if (!isDeclaring || !isNewName(name, wording) || !isSet(lower, next) || !isCode(words, bare)) return undefined;
  return statement(bare);
}

/** "Int total equals zero", "private static final int max equals ten", "public void run". */
export function typedDeclaration(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  const { wording } = where.place;
  const { modifiers, type, name: said, next } = declarationAt(words, wording);
  if (!type || said.length === 0 || !isCode(words, bare)) return undefined;
  const isBefore = writing.typeStands === 'before';
  if (isSet(lower, next)) {
    if (!isNewName(said, wording) || !(isBefore || modifiers.length > 0)) return undefined;
    return where.room === 'members' ? written({ words: ['property', ...words], where }) : statement(bare);
  }
  const details = detailsIn('method', said, { ...wording, writing });
  const name = details?.words ?? said;
  const isMethod = type === 'void' || (details?.parameters.length ?? 0) > 0;
  if (!isNewName(name, wording) || name.length > 3 || next < words.length) return undefined;
  if (!isBefore && modifiers.length === 0) return undefined;
  if (isMethod && where.room !== 'statements') {
    const key = where.room === 'file' && writing.code['function'] ? 'function' : 'method';
    const front = words.slice(0, words.length - said.length);
    return written({ words: [...front, key, ...said], where });
  }
  if (isMethod || where.room !== 'members' || modifiers.length === 0) return undefined;
  return written({ words: ['property', ...words], where });
}

/** Whether something is set where a name ends. */
function isSet(lower: readonly string[], next: number): boolean {
  return next < lower.length - 1 && /^(equals|=|colon)$/.test(lower[next] ?? '');
}

/** Whether nothing in it is a word of sentences. */
function isCode(words: readonly string[], { where }: Bare): boolean {
  const quotes = words.findIndex(word => /^(quotes?|string)$/i.test(word));
  const some = quotes < 0 ? words : words.slice(0, quotes);
  return !some.some(word => isSentenceWord(word, where.place.wording));
}

function statement({ words, writing, where }: Bare): Outcome | undefined {
  const { text, cursor } = expression(words, where.place.wording, 'statement');
  return where.put({ text: terminated(text, writing), cursor: cursor ?? text.length });
}
