/** What calls have done, and why not. */
export const acting = {
  'acting.hidden-written': 'Characters that cannot be seen were written: {characters}.',
  'acting.left-as-it-was': 'The user left {files} as it was.',
  'acting.cannot-now': '{action} cannot be used now: {why}',
  'acting.only-asked': 'the user has only asked something, so nothing may change.',
  'acting.no-document': 'no file is open.',
  'acting.no-file': 'neither a file nor a folder is open.',
  'acting.no-folder': 'no folder is open.',
  'acting.no-repository': 'the folder is no git repository.',

  'acting.no-action': 'There is no action "{action}".',
  'acting.wrong-arguments': 'The arguments of {action} are wrong.',
  'acting.unclear': 'It is not clear what is meant.',
  'acting.not-run': '{action} was not run.',
  'acting.over-and-over': 'Stopped: the model asked for the same thing over and over ({action}).',
  'acting.took-too-long':
    '{action} took longer than {seconds, plural, one {# second} other {# seconds}} and was stopped.',
  'acting.before-that': '{count, plural, one {# thing} other {# things}} done before that.',

  'acting.no-file-open': 'No file is open. Open one first, or name one.',
  'acting.closed-meanwhile': '{path} was closed meanwhile.',
  'acting.no-turn': 'There is no turn to take back.',
  'acting.turn-mixed':
    'The last turn cannot be taken back as a whole: {path} was changed by someone else while the turn ran. Undo takes back one step of one file.',
  'acting.turn-changed':
    'The last turn cannot be taken back as a whole: {path} has changed since. Undo takes back one step of one file.',
} as const;
