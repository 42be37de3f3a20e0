/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}。、，！？」』]/u;

/** Two texts that follow one another, with a space between them where the script has any. */
export function joinedTexts(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const isUnspaced = UNSPACED.test(before.at(-1) ?? '') && UNSPACED.test(after[0] ?? '');
  return `${before}${isUnspaced ? '' : ' '}${after}`;
}
