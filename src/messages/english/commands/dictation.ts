/** Why dictated words and comments come to nothing. */
export const dictation = {
  'dictation.no-comments': '{language} has no comments.',
  'dictation.no-words': 'No words were understood.',
} as const;
