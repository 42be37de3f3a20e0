import { AloudError } from '../../common/errors.ts';
import { isCommandWord } from '../../grammar/languages/languages.ts';
import { message, sentences } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { COMMON_WORDS } from '../../transcribe/names/words.ts';
import { ownWord, saidFor } from '../../transcribe/vocabulary/ownWord.ts';
import type { Lesson } from '../lastSaid.ts';
import type { Turn } from '../modes/mode.ts';
import { guarded, type VocabularyStore } from '../vocabulary.ts';
import { homophonesOf } from './alike.ts';
import type { Correction } from './corrections.ts';

/** What is worth to be learnt of a correction: no word of every day is ever to be heard as another. */
export function lessonOf({ from, to }: Correction): Lesson | undefined {
  const heard = saidFor(from);
  const isEveryday =
    heard === undefined || heard.split(' ').every(word => COMMON_WORDS.has(word) || isCommandWord(word));
  const isSame = heard === to.toLowerCase() || homophonesOf(heard ?? '').length > 0;
  return isEveryday || isSame || to.split(' ').length > 4 ? undefined : { heard, written: to };
}

/** Keeps a word, if it is one, and says so. Throws `bad-arguments` where it is none, `unsupported` where there is no store. */
export async function learn(
  { written, heard }: Lesson,
  vocabulary: VocabularyStore | undefined,
  { tell }: Pick<Turn, 'tell'>,
): Promise<true> {
  const word = ownWord(written, heard === undefined ? [] : [heard]);
  if ('id' in word) throw new AloudError({ code: 'bad-arguments', message: word, text: written });
  if (!vocabulary) throw new AloudError({ code: 'unsupported', message: message('vocabulary.no-store') });
  await vocabulary.learn([word]);
  const others = word.heard.filter(said => said !== word.written.toLowerCase());
  const learnt =
    others.length > 0
      ? message('vocabulary.learnt-heard', { written: word.written, heard: others })
      : message('vocabulary.learnt', { written: word.written });
  const isText = guarded(word, 'home').onlyInText;
  const told = isText ? [learnt, message('vocabulary.only-in-text', { written: word.written })] : [learnt];
  tell({ event: 'answer', text: text(sentences(told)) });
  return true;
}
