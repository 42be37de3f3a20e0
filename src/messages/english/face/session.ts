/** What a turn comes to, and why it comes to nothing. */
export const session = {
  'session.asleep': 'Asleep.',
  'session.asleep-until': 'Asleep. Say “{words}”, or use the command, to be heard again.',
  'session.busy': 'Aloud is in use. Try again when nobody speaks to it.',
  'session.cancelled-unheard': 'Cancelled. What you said waits for “Aloud: Retry Last Recording”.',
  'session.closed-meanwhile': 'The document was closed meanwhile. Open it and try again.',
  'session.command-wakes': 'The command wakes Aloud all the same.',
  'session.foreign': '“{from}” wants: “{words}”',
  'session.foreign-call': '“{from}” uses Aloud.',
  'session.never-by-voice':
    'A voice can only say no to this: anyone in the room could have said yes. Press Enter on your choice, or click it.',
  'session.no-command':
    '“{words}” is no command that Aloud knows. The chat model is switched off (aloud.commands.understand). "Aloud: Show Commands" lists what can be said.',
  'session.no-model': '“{words}” is no command that Aloud knows by itself, and there is no chat model to ask.',
  'session.no-model-now':
    '“{words}” is no command that Aloud knows by itself, and the chat model cannot be asked just now. {why}',
  'session.no-recording': 'There is no recording to try again.',
  'session.not-plausible': 'Nothing was said that can be understood.',
  'session.nothing-to-explain': 'Open a file and put the cursor into the code to explain.',
  'session.nothing-to-repeat': 'There is nothing to repeat: say a command first.',
  'session.nowhere-to-write': 'Open a file and put the cursor where the words belong.',
  'session.one-way': 'There was only one way to understand the last command.',
  'session.put-comment': 'Put the comment into line {line}.',
  'session.put-text': 'Put the text into line {line}.',
  'session.ran': 'Ran {command}.',
  'session.noted': 'Noted.',
  'session.said-as-sound': '(spoken, and not written down)',
  'session.ways': 'There are {count} ways to understand the last command.',
} as const;
