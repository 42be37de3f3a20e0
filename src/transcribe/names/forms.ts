/** Whether a word is the same as another, or another form of it. */
export function isFormOf(word: string, other: string): boolean {
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  const stem = short.endsWith('y') && long.startsWith(`${short.slice(0, -1)}ie`) ? `${short.slice(0, -1)}ie` : short;
  return long.startsWith(stem) && /^(?:|['’]?s|es|d|l?ed|r|er|l?ing|ly)$/.test(long.slice(stem.length));
}
