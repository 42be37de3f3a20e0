import { useState } from 'preact/hooks';
import { visible } from '../../common/visible.ts';
import type { Entry, Stretch } from '../entry.ts';
import type { Store } from './store.ts';

/** What was heard: what may change yet dimmer, and words in doubt as buttons that take other words in their place. */
export function HeardText({
  store,
  entry,
  tabIndex,
}: {
  readonly store: Store;
  readonly entry: Entry;
  readonly tabIndex: number;
}) {
  const [mending, mend] = useState<Stretch>();
  const { heard, id } = entry;
  if (!heard) return null;
  const { text, doubts, stable } = heard;
  const done = (words: string) => {
    if (mending && words.trim() !== '' && words !== text.slice(mending.start, mending.end))
      store.send({ type: 'mend', entry: id, start: mending.start, end: mending.end, words: words.trim() });
    mend(undefined);
  };
  let from = 0;
  const pieces = doubts.flatMap(doubt => {
    const before = visible(text.slice(from, doubt.start));
    const word = visible(text.slice(doubt.start, doubt.end));
    from = doubt.end;
    const isMending = mending?.start === doubt.start;
    return [
      before,
      isMending ? (
        <Mending key={doubt.start} word={word} label={store.say('panel.mend', { word })} done={done} />
      ) : (
        <button
          key={doubt.start}
          type="button"
          class="doubtful"
          title={store.say('panel.doubtful')}
          aria-label={store.say('panel.mend', { word })}
          tabIndex={tabIndex}
          onClick={() => mend(doubt)}
        >
          {word}
        </button>
      ),
    ];
  });
  return (
    <p class="heard" data-kind="said" data-open={!heard.isFinal}>
      {pieces}
      {visible(text.slice(from, Math.max(from, stable)))}
      <span class="tail">{visible(text.slice(Math.max(from, stable)))}</span>
    </p>
  );
}

interface MendingProps {
  readonly word: string;
  readonly label: string;
  readonly done: (words: string) => void;
}

function Mending({ word, label, done }: MendingProps) {
  return (
    <input
      class="mending"
      aria-label={label}
      defaultValue={word}
      maxLength={400}
      ref={input => input?.focus()}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={() => done('')}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Enter') done(event.currentTarget.value);
        if (event.key === 'Escape') done('');
      }}
    />
  );
}
