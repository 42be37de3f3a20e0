import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Recordings, Waiting } from '../../capture/recordings/recordings.ts';
import type { Recording } from '../../capture/utterance.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { List, type OpenRow } from './list.ts';
import { telling } from './messages.ts';
import { chooseTarget } from './screen.ts';

const MODES: ReadonlyMap<string, Message> = new Map([
  ['command', message('recordings.command')],
  ['ask', message('recordings.ask')],
  ['dictate', message('recordings.dictate')],
  ['comment', message('recordings.comment')],
  ['translate', message('recordings.translate')],
]);

const DAY_MS = 86_400_000;
/** Nothing was recorded before there was Aloud. */
const EARLIEST = Date.UTC(2024, 0);

interface WaitingRow extends OpenRow {
  readonly waiting: Waiting;
}

/** Lists the recordings whose text has not arrived; one that is chosen is given back, to be tried again. */
export async function chooseWaiting(recordings: Recordings): Promise<Recording | undefined> {
  const list = new List<WaitingRow>({
    title: message('recordings.waiting'),
    placeHolder: message('recordings.choose-to-retry'),
  });
  const fill = async () => {
    const waiting = await recordings.waiting();
    list.rows = waiting.toReversed().map(rowOf);
    if (waiting.length === 0) list.placeHolder = message('recordings.nothing-waits');
  };
  const rowOf = (waiting: Waiting): WaitingRow => ({
    icon: 'mic',
    label: message('recordings.seconds', { seconds: Math.max(1, Math.round(waiting.ms / 1000)) }),
    description: about(waiting),
    buttons: [
      { icon: 'save-as', says: message('recordings.save'), press: () => void telling(() => save(recordings, waiting)) },
      {
        icon: 'trash',
        says: message('recordings.delete'),
        press: () => void telling(() => recordings.discard(waiting.file).then(fill)),
      },
    ],
    waiting,
  });
  try {
    await fill();
    list.show();
    const row = await list.chosen;
    return row && (await recordings.read(row.waiting.file));
  } finally {
    list.dispose();
  }
}

/** When it was said, and what it is. */
function about(waiting: Waiting): Message {
  const mode = MODES.get(waiting.purpose ?? '');
  const at = beginning(waiting);
  if (!at) return mode ?? asWritten('');
  const when = at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return mode ? message('screen.and', { first: when, second: mode }) : asWritten(when);
}

async function save(recordings: Recordings, waiting: Waiting): Promise<void> {
  const target = await chooseTarget(join(homedir(), nameFor(waiting)), [[message('recordings.sound'), ['wav']]]);
  if (target) await recordings.copy(waiting.file, target.fsPath);
}

function nameFor(waiting: Waiting): string {
  const when = beginning(waiting)?.toISOString().slice(0, 16).replace(/[T:]/g, '-');
  return when === undefined ? 'speech.wav' : `speech ${when}.wav`;
}

/** When it was begun; undefined where the clock was clearly wrong. */
function beginning({ begunAt }: Waiting): Date | undefined {
  return begunAt > EARLIEST && begunAt < Date.now() + DAY_MS ? new Date(begunAt) : undefined;
}
