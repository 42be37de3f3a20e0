import { type Message, type MessageId, message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';

/** What the page says, but for what it says about something. */
const PLAIN = [
  ...['page.title', 'page.title-listening', 'page.connecting', 'page.connected', 'page.connection-lost', 'page.over'],
  ...['page.allow', 'page.why', 'page.space', 'page.privacy', 'page.not-let', 'page.no-microphone', 'page.not-secure'],
  ...['page.idle', 'page.opening', 'page.lost', 'page.talk', 'page.stop', 'page.cancel'],
  ...['status.listening', 'status.thinking', 'status.acting', 'status.speaking', 'status.asleep'],
] as const satisfies readonly MessageId[];

/** What the page says in the person's language, by id. What it is about stands in it as `{name}`, for the page to fill in. */
export function pageSentences(): Readonly<Record<string, string>> {
  const all: readonly Message[] = [
    ...PLAIN.map(id => message(id)),
    message('page.how', { key: '{key}' }),
    message('page.press', { why: '{why}' }),
  ];
  return Object.fromEntries(all.map(says => [says.id, text(says)]));
}
