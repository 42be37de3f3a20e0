/** What calls have done, and why not. */
export const acting = {
  'acting.hidden-written': 'Characters that cannot be seen were written: {characters}.',
  'acting.left-as-it-was': 'The user left {files} as it was.',
} as const;
