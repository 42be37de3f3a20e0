import type { TranscriptionHints } from '../transcriber.ts';

/** Whether what is said will not be English: an ear that knows nothing else would hear words that nobody said. */
export function isOtherThanEnglish({ language, languages, translate }: TranscriptionHints): boolean {
  const all = languages ?? (language === undefined ? [] : [language]);
  return translate === true || (all.length > 0 && !all.some(each => /^en\b/i.test(each)));
}
