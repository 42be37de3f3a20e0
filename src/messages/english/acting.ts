/** What calls have done, and why not. */
export const acting = {
  'acting.hidden-written': 'Characters that cannot be seen were written: {characters}.',
  'acting.cannot-now': '{action} cannot be used now: {why}',
  'acting.only-asked': 'the user has only asked something, so nothing may change.',
  'acting.no-document': 'no file is open.',
  'acting.no-file': 'neither a file nor a folder is open.',
  'acting.no-folder': 'no folder is open.',
  'acting.no-repository': 'the folder is no git repository.',
  'acting.left-as-it-was': 'The user left {files} as it was.',
} as const;
