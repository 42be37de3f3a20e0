import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './icon.tsx';
import type { Store } from './store.ts';

interface SearchBarProps {
  readonly store: Store;
  readonly words: string;
  /** How much was found, if anything is looked for. */
  readonly found: number | undefined;
  readonly close: () => void;
}

/** Where one searches, and what becomes of the history. */
export function SearchBar({ store, words, found, close }: SearchBarProps) {
  const field = useRef<HTMLInputElement>(null);
  // Before anything is drawn: what is typed next belongs in here.
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <search class="bar search">
      <input
        ref={field}
        type="search"
        value={words}
        maxLength={200}
        placeholder={store.say('panel.search-words')}
        aria-label={store.say('panel.search-words')}
        onInput={({ currentTarget }) => store.look(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') close();
        }}
      />
      <span>{found !== undefined && store.say('panel.found', { count: found })}</span>
      <span class="buttons">
        <Button
          icon="keep"
          label={store.say('panel.keep-history')}
          isPressed={store.state.isKept}
          press={() => store.send({ type: 'press', key: 'keep-history' })}
        />
        <Button
          icon="clear"
          label={store.say('panel.clear-history')}
          press={() => store.send({ type: 'press', key: 'clear-history' })}
        />
      </span>
    </search>
  );
}
