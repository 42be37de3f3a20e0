import type { MessageId } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { text } from '../messages/text.ts';

/** What the page says, but for what it says about something. */
const PLAIN = [
  ...['screen.aloud', 'conversation.name', 'conversation.empty', 'panel.ready', 'panel.talk', 'page.stop'],
  ...['panel.first-steps', 'panel.what-to-say'],
  ...['page.cancel', 'panel.converse', 'panel.conversation', 'panel.mute', 'panel.end-talk', 'panel.search'],
  ...['panel.search-words', 'panel.nothing-found', 'panel.clear-history', 'panel.keep-history', 'panel.question'],
  ...['panel.answer-on-screen', 'panel.type', 'keys.send', 'panel.news', 'panel.mode-command', 'panel.mode-dictate'],
  ...['panel.mode-comment', 'panel.mode-translate', 'panel.mode-explain', 'panel.mode-ask', 'panel.mode-converse'],
  ...['panel.undone', 'panel.cancelled', 'panel.doubtful', 'panel.readings', 'panel.which', 'panel.or', 'panel.undo'],
  ...['panel.retry', 'panel.again', 'panel.copy', 'panel.copy-code', 'panel.insert-code', 'panel.by-grammar'],
  ...['panel.by-model', 'status.opening', 'status.listening', 'status.thinking', 'status.acting', 'status.speaking'],
  ...['status.awake', 'status.asleep', 'status.muted', 'status.asks'],
] as const satisfies readonly MessageId[];

const MINUTES = '{minutes}';
const COUNT = '{count}';
const MUCH = '{much}';
const WHEN = '{when}';
const TIME = '{time}';
const QUESTION = '{question}';

/** What the page says in the person's language, by id. What it is about stands in it as `{name}`, for the page to fill in. */
export function panelSentences(): Readonly<Record<string, string>> {
  const all = [
    ...PLAIN.map(id => message(id)),
    message('panel.talks', { minutes: MINUTES }),
    message('panel.found', { count: COUNT }),
    message('panel.tokens', { count: COUNT }),
    message('panel.at-least', { much: MUCH }),
    message('panel.used-transcription', { much: MUCH }),
    message('panel.used-chat', { much: MUCH }),
    message('panel.used-speech', { much: MUCH }),
    message('panel.used-conversation', { much: MUCH }),
    message('panel.tokens-in-out', { input: '{input}', output: '{output}' }),
    message('panel.tokens-kept', { count: COUNT }),
    message('panel.sound-of', { time: TIME }),
    message('panel.characters', { count: COUNT }),
    message('panel.recordings', { count: COUNT }),
    message('panel.play', { when: WHEN }),
    message('panel.silence', { when: WHEN }),
    message('panel.retry-recording', { when: WHEN }),
    message('panel.delete-recording', { when: WHEN }),
    message('panel.entry', { words: '{words}' }),
    message('panel.mend', { word: '{word}' }),
    message('conversation.understood', { words: '{words}' }),
    message('panel.allowed', { question: QUESTION }),
    message('panel.not-allowed', { question: QUESTION }),
    message('panel.took-transcribe', { time: TIME }),
    message('panel.took-understand', { time: TIME }),
    message('panel.took-context', { time: TIME }),
    message('panel.took-think', { time: TIME }),
    message('panel.took-act', { time: TIME }),
    message('panel.took-firstSound', { time: TIME }),
  ];
  return Object.fromEntries(all.map(says => [says.id, text(says)]));
}
