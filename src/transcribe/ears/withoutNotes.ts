/** In brackets, or between notes. */
const NOTE = /\[[^\][]*\]|♪[^♪]*♪?/gu;
/** All of it in parentheses, or between stars: nobody says so. */
const ALL_NOTE = /^\s*(?:\([^()]*\)|\*[^*]*\*)[\s.]*$/u;

/** What was said, without what a model notes of other sounds: “[Music]”, “(wind blowing)”, “*sighs*”, “♪”. */
export function withoutNotes(text: string): string {
  if (ALL_NOTE.test(text)) return '';
  const said = text.replace(NOTE, ' ').replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(said) ? said : '';
}
