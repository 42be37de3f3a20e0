import { timeOf } from './costText.tsx';
import { Button } from './icon.tsx';
import type { Store } from './store.ts';

/** Recordings whose text has not arrived: to be listened to, tried again, or deleted. */
export function RecordingList({ store }: { readonly store: Store }) {
  const { recordings, playing } = store.state;
  if (recordings.length === 0) return null;
  const send = (wish: 'play' | 'silence' | 'retry' | 'delete', recording: number) =>
    store.send({ type: 'recording', wish, recording });
  return (
    <details class="bar recordings">
      <summary>{store.say('panel.recordings', { count: recordings.length })}</summary>
      <ul>
        {recordings.toReversed().map(({ id, begunAt, ms }) => {
          const when =
            begunAt > 0
              ? new Date(begunAt).toLocaleString(document.documentElement.lang, {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                })
              : '';
          const isPlaying = playing === id;
          return (
            <li key={id}>
              <Button
                icon={isPlaying ? 'stop' : 'play'}
                label={store.say(isPlaying ? 'panel.silence' : 'panel.play', { when })}
                press={() => send(isPlaying ? 'silence' : 'play', id)}
              />
              <span>
                {when} · {timeOf(ms)}
              </span>
              <span class="buttons">
                <Button
                  icon="retry"
                  label={store.say('panel.retry-recording', { when })}
                  press={() => send('retry', id)}
                />
                <Button
                  icon="clear"
                  label={store.say('panel.delete-recording', { when })}
                  press={() => send('delete', id)}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
