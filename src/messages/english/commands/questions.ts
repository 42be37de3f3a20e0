/** What is answered to questions about the code, without a model. */
export const questions = {
  'questions.place': 'Line {line}, in {inside}, file {file}.',
  'questions.place-outside': 'Line {line}, file {file}, in no function or class.',
  'questions.line': 'Line {line} of {count}.',
  'questions.in': 'In {inside}, lines {first} to {last}.',
  'questions.in-no-function': 'You are in no function.',
  'questions.in-no-class': 'You are in no class.',
  'questions.file': 'File {file}, in {folder}.',
  'questions.saved': 'It is saved.',
  'questions.unsaved': 'It has changes that are not saved.',

  'questions.of': '{inner} of {outer}',
  'questions.class': 'class {name}',
  'questions.interface': 'interface {name}',
  'questions.enum': 'enum {name}',
  'questions.function': 'function {name}',
  'questions.method': 'method {name}',
  'questions.constructor': 'constructor {name}',
  'questions.property': 'property {name}',
  'questions.variable': 'variable {name}',
  'questions.module': 'module {name}',
  'questions.type': 'type {name}',
  'questions.part': 'part {name}',

  'questions.line-reads': 'Line {line}: {code}',
  'questions.lines-read': 'Lines {first} to {last}:\n{code}',
  'questions.empty': 'Line {line} is empty.',
  'questions.and-more': '{told}\n{count, plural, one {One more line.} other {# more lines.}}',

  'questions.nothing-wrong': 'Nothing is wrong in line {line}. The nearest:',
  'questions.error': 'Error in line {line}: {problem}.',
  'questions.warning': 'Warning in line {line}: {problem}.',
  'questions.note': 'Note in line {line}: {problem}.',
  'questions.more-problems': '{count, plural, one {And one more.} other {And # more.}}',

  'questions.count': '{things} from line {line} on: {count}.',
  'questions.count-in-file': '{things} in {file}: {count}.',
  'questions.occurrences': '"{words}" stands in {file} {count, plural, one {# time} other {# times}}.',

  'questions.list': '{things}: {names}{more, plural, =0 {} one {, and one more} other {, and # more}}.',
  'questions.uses': '{name} is used {count, plural, one {# time} other {# times}}: {places}.',
  'questions.no-uses': 'Nothing is known that uses {name}.',
  'questions.in-line': 'line {line}',
  'questions.line-in': 'line {line} in {inside}',
  'questions.in-file': 'line {line} of {file}',
  'questions.more': '{count, plural, one {one more} other {# more}}',

  'questions.type-is': '{type}',
  'questions.type-and-text': '{type}. {text}',
  'questions.nothing-known': 'The language knows nothing about {name}.',

  'questions.branch': 'Branch {branch}.',
  'questions.no-branch': 'On no branch.',
  'questions.changed': 'Changed: {files}.',
  'questions.diff':
    '{file}: {added, plural, one {# line} other {# lines}} added, {removed, plural, one {# line} other {# lines}} taken out, at {places}.',

  'questions.heard': 'I heard: {words}',
  'questions.heard-nothing': 'I have heard nothing yet.',
  'questions.did': 'You said "{words}": {result}',
  'questions.did-nothing': 'I have done nothing yet.',
} as const;
