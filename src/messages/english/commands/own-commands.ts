/** What is wrong in a file of the user's own commands. */
export const ownCommands = {
  'own-commands.file-too-long': 'A file of commands has at most {most} characters.',
  'own-commands.no-json': 'This is no JSON: {problem}.',
  'own-commands.no-list': 'There must be a list of "commands".',
  'own-commands.too-many': 'Only the first {most} commands of a file are read.',
  'own-commands.no-object': 'A command is an object with "say" and what it does.',
  'own-commands.unknown-field': 'There is no "{field}" in a command.',
  'own-commands.no-say': 'A command needs "say": how it is said.',
  'own-commands.say-no-text': '"say" must be text, or a list of texts.',
  'own-commands.say-too-long': '"say" has at most {most} characters.',
  'own-commands.say-anything': 'There must be a word in "say" that is always said.',
  'own-commands.bracket-too-many': 'There is a bracket too many in "{said}".',
  'own-commands.bracket-open': 'A bracket is open in "{said}".',
  'own-commands.taken':
    'Aloud understands “{words}” itself, and no workspace can change that: say it otherwise, or put it into the file in your home folder.',
  'own-commands.does-nothing': 'A command does exactly one of {kinds}; here none is given.',
  'own-commands.does-several':
    'A command does exactly one of {kinds}; here {given, plural, one {# is given} other {# are given}}.',
  'own-commands.no-text': '"{field}" must be text.',
  'own-commands.args': '"args" is a list, and goes with "command".',
  'own-commands.nothing-said': 'Nothing is said for {place}: write <{slot}> in "say".',
} as const;
