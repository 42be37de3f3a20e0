/** What is told of corrections by voice. */
export const correcting = {
  'correcting.corrected': 'Understood as "{words}".',
  'correcting.which': 'Which one? Say {choices}.',
  'correcting.near': 'I heard "{words}". Understood as one of these? Say {choices}.',
  'correcting.several': '"{words}" can be about one of these. Say {choices}.',
  'correcting.at-line': 'line {line}: {text}',
  'correcting.none': 'None of them, then: nothing was done.',
  'correcting.heard': 'I heard "{words}". It can also be {choices}.',
  'correcting.choice': '"{number}" for: {words}',
  'correcting.say-again': 'I heard "{words}". Say what you meant: "I said …", "this, not that", or "spell that …".',
  'correcting.unclear': 'It is not certain what "{words}" stands for in "{said}".',
  'correcting.changed-since': 'Something has changed since: that can no longer be corrected.',
  'correcting.taken-back': 'Took back what was dictated.',
  'correcting.no-such-number': 'There is no number {number} among them.',
} as const;
