import { Channel } from '../common/channel.ts';
import { throwIfAborted } from '../common/errors.ts';
import type { Turn } from './turn.ts';
import type { Mode, Teller } from './turnEvents.ts';

/**
 * Runs what makes the answer, shows it as it is written, and speaks it at the same time if the user wants that.
 * Without loudspeakers the answer still stands on screen; the failure to speak is thrown at the end.
 */
export async function answering(
  mode: Mode,
  turn: Turn,
  signal: AbortSignal,
  make: (watch: Teller) => Promise<string>,
): Promise<void> {
  const { watch, stopwatch, speaker } = turn;
  const aloud = isSpoken(mode, turn);
  const deltas = new Channel<string>();
  let written = '';
  const spoken = aloud
    ? speaker.speak(deltas, signal, () => {
        stopwatch.mark('firstSound');
        watch({ event: 'state', track: 'mouth', state: 'speaking' });
      })
    : undefined;
  spoken?.catch(() => {});
  try {
    const answer = await stopwatch.time('think', () =>
      make(event => {
        if (event.event === 'delta') {
          written += event.text;
          deltas.push(event.text);
        }
        watch(event);
      }),
    );
    if (answer && !written) deltas.push(answer);
    if (answer) watch({ event: 'answer', text: answer });
  } catch (thrown) {
    deltas.fail(thrown);
    throw thrown;
  }
  deltas.close();
  await spoken;
  throwIfAborted(signal);
}

function isSpoken(mode: Mode, { settings }: Turn): boolean {
  const which = settings.get('aloud.speech.answers');
  return which === 'always' || (which === 'questions' && (mode === 'ask' || mode === 'explain'));
}
