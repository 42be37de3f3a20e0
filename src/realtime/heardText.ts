/** As much of a text as was heard of its sound, in whole words; three dots say that there was more. */
export function upTo(text: string, share: number): string {
  const words = text
    .slice(0, Math.floor(text.length * share))
    .replace(/\S*$/, '')
    .trimEnd();
  return words === '' ? '' : `${words}…`;
}
