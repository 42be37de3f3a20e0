/** Words of the user's own, and of the project. */
export const vocabulary = {
  'vocabulary.wrong-length': 'A word has at least one letter, and at most {most}.',
  'vocabulary.not-visible': 'A word is one line of letters that can be seen: {written}',
  'vocabulary.not-sayable': 'Say how {written} is heard: "heard" holds plain words.',
  'vocabulary.file-too-long': 'A file of words has at most {most} characters.',
  'vocabulary.too-many': 'A file has at most {most} words. These are left out.',
  'vocabulary.no-json': 'This is no JSON that can be read: {problem}.',
  'vocabulary.no-list': 'The words stand in a list: "words": […].',
  'vocabulary.no-word': 'A word is a text, or "written" with "heard".',
  'vocabulary.only-in-text':
    '{written} is heard in dictated text alone: in a command it could be taken for a part of that.',

  'vocabulary.learnt': 'Learnt {written}.',
  'vocabulary.learnt-heard': 'Learnt {written}, heard as {heard}.',
  'vocabulary.can-learn': 'Say "learn that" to hear it so from now on.',
  'vocabulary.no-store': 'Words cannot be kept here.',

  'vocabulary.title': 'Your Vocabulary',
  'vocabulary.for-all': 'For everything you do',
  'vocabulary.for-this': 'For this project',
  'vocabulary.which-list': 'A list of words: plain lines, CSV, or of Talon or Dragon',
  'vocabulary.import': 'Import',
  'vocabulary.imported': '{count, plural, one {Learnt # word.} other {Learnt # words.}}',
  'vocabulary.imported-some':
    '{count, plural, one {Learnt # word;} other {Learnt # words;}} {unread, plural, one {# line is none.} other {# lines are none.}}',
  'vocabulary.none': 'There are no words of your own yet.',
  'vocabulary.remove': 'Forget this word',
  'vocabulary.heard-as': 'heard as {heard}',
} as const;
