import { visible } from '../common/visible.ts';
import { type Message, message } from '../messages/message.ts';
import { text } from '../messages/text.ts';
import type { Entry } from './entry.ts';
import type { PanelState } from './state.ts';

/* The same as the panel shows, as plain text: to be copied, and to be read as a document. */

/** All that was said, done and answered in an entry. */
export function turnAsText(entry: Entry): string {
  const { heard, takenFor, asked, deeds, answers, otherwise, notices, trouble } = entry;
  const readings = otherwise?.words.map((reading, index) =>
    said(message('panel.numbered', { number: index + otherwise.first, reading })),
  );
  return paragraphs([
    heard && said(message('panel.heard', { words: heard.text })),
    takenFor === undefined ? undefined : said(message('conversation.understood', { words: takenFor })),
    ...asked.map(({ question, isYes }) => said(message(isYes ? 'panel.allowed' : 'panel.not-allowed', { question }))),
    ...deeds.map(({ says, files }) =>
      [says, ...(files.length > 0 ? [said(message('panel.changed', { files }))] : [])].join('\n'),
    ),
    ...answers.map(answer => answer.text),
    ...notices,
    trouble?.message,
    readings?.join('\n'),
  ]);
}

/** The last answer; undefined where nothing was answered. */
export function lastAnswer({ entries }: PanelState): string | undefined {
  const answers = entries.findLast(entry => entry.answers.some(answer => answer.text !== ''))?.answers;
  return answers && paragraphs(answers.map(answer => answer.text));
}

const STATES = {
  idle: message('panel.ready'),
  opening: message('status.opening'),
  listening: message('status.listening'),
  thinking: message('status.thinking'),
  acting: message('status.acting'),
  speaking: message('status.speaking'),
  awake: message('status.awake'),
  asleep: message('status.asleep'),
  muted: message('status.muted'),
} as const;

/** What goes on, by the name that its sentence has. */
export function nameOf({ shows, handsFree, talk }: PanelState): keyof typeof STATES {
  if (talk?.isMuted && shows === 'listening') return 'muted';
  return shows === 'idle' && handsFree !== 'off' ? handsFree : shows;
}

/** What goes on, and the last turn. */
export function stateAsText(state: PanelState): string {
  const { question, entries } = state;
  const last = entries.at(-1);
  return paragraphs([
    said(STATES[nameOf(state)]),
    question === undefined ? undefined : said(message('panel.waiting', { question })),
    last && turnAsText(last),
  ]);
}

function said(says: Message): string {
  return text(says);
}

function paragraphs(all: readonly (string | undefined)[]): string {
  return visible(all.filter(each => each !== undefined && each !== '').join('\n\n'));
}
