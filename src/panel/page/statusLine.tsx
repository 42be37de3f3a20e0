import { useEffect, useReducer } from 'preact/hooks';
import { visible, visibleLine } from '../../common/visible.ts';
import { spentOf } from './costText.tsx';
import { Button, Icon } from './icon.tsx';
import type { Store } from './store.ts';

const MINUTE_MS = 60_000;

/** What goes on, with what was heard of it so far; it stays where it is. */
export function StatusLine({
  store,
  isSearching,
  search,
}: {
  readonly store: Store;
  readonly isSearching: boolean;
  readonly search: () => void;
}) {
  const { shows, handsFree, talk, entries, question } = store.state;
  const isResting = shows === 'idle' && handsFree !== 'off';
  const isMuted = talk?.isMuted && shows === 'listening';
  const waits = question !== undefined && shows === 'thinking' ? 'asks' : shows;
  const name = isMuted ? 'muted' : isResting ? handsFree : waits;
  const last = entries.at(-1);
  const words = shows !== 'idle' && last?.phase === 'open' ? last.heard?.text : undefined;
  return (
    <div class="status" data-shows={name}>
      <span class="dot" aria-hidden="true" />
      <span class="state">{store.say(name === 'idle' ? 'panel.ready' : `status.${name}`)}</span>
      <span class="words">{words !== undefined && visibleLine(words)}</span>
      <span class="buttons">
        <Button icon="search" label={store.say('panel.search')} isPressed={isSearching} press={search} />
        {!talk && (
          <Button
            icon="talk"
            label={store.say('panel.converse')}
            press={() => store.send({ type: 'press', key: 'converse' })}
          />
        )}
        {shows === 'idle' ? (
          <Button icon="mic" label={store.say('panel.talk')} press={() => store.send({ type: 'press', key: 'talk' })} />
        ) : (
          <Button
            icon="stop"
            kind="stop"
            label={store.say(shows === 'listening' || shows === 'speaking' ? 'page.stop' : 'page.cancel')}
            press={() =>
              store.send({ type: 'press', key: shows === 'listening' || shows === 'speaking' ? 'stop' : 'cancel' })
            }
          />
        )}
      </span>
    </div>
  );
}

/** A conversation that goes on: how long, what it costs, and its keys. */
export function TalkBar({ store }: { readonly store: Store }) {
  const [, tick] = useReducer<number, void>(count => count + 1, 0);
  const { talk } = store.state;
  const isOn = talk !== undefined;
  useEffect(() => {
    const clock = isOn ? setInterval(() => tick(), MINUTE_MS / 4) : undefined;
    return () => clearInterval(clock);
  }, [isOn]);
  if (!talk) return null;
  const minutes = Math.max(0, Math.floor((Date.now() - talk.sinceMs) / MINUTE_MS));
  return (
    <section class="bar talk" aria-label={store.say('panel.conversation')}>
      <Icon name="talk" />
      <span>
        {store.say('panel.talks', { minutes })}
        {spentOf(store, talk.used)
          .map(each => ` · ${each}`)
          .join('')}
      </span>
      <span class="buttons">
        <Button
          icon={talk.isMuted ? 'mute' : 'mic'}
          label={store.say('panel.mute')}
          isPressed={talk.isMuted}
          isWide
          press={() => store.send({ type: 'press', key: 'mute' })}
        />
        <Button
          icon="stop"
          label={store.say('panel.end-talk')}
          isWide
          press={() => store.send({ type: 'press', key: 'converse' })}
        />
      </span>
    </section>
  );
}

/** A53: what waits for an answer is in sight until it has one. It is answered on screen and nowhere else. */
export function QuestionBar({ store }: { readonly store: Store }) {
  const { question } = store.state;
  if (question === undefined) return null;
  return (
    <section class="bar question" aria-label={store.say('panel.question')}>
      <Icon name="question" />
      <span>
        <b>{visible(question)}</b> {store.say('panel.answer-on-screen')}
      </span>
    </section>
  );
}
