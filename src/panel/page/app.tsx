import { useEffect, useReducer, useState } from 'preact/hooks';
import { visible } from '../../common/visible.ts';
import type { PanelKey } from '../protocol.ts';
import { undoable } from '../state.ts';
import { Composer } from './composer.tsx';
import { Feed } from './feed.tsx';
import { Button } from './icon.tsx';
import { RecordingList } from './recordingList.tsx';
import { SearchBar } from './searchBar.tsx';
import { QuestionBar, StatusLine, TalkBar } from './statusLine.tsx';
import { Store } from './store.ts';

/** The panel's page. */
export function App() {
  const [, redraw] = useReducer<number, void>(count => count + 1, 0);
  const [store] = useState(() => new Store(() => redraw()));
  const { state, search } = store;
  useEffect(() => {
    if (store.isBegun) document.title = store.say('screen.aloud');
  }, [store, store.isBegun]);
  if (!store.isBegun) return null;
  const isSearching = search !== undefined && search.words.trim() !== '';
  const wanted = search?.words.trim().toLowerCase() ?? '';
  const own = isSearching
    ? state.entries.filter(entry => isIn(wanted, JSON.stringify([entry.heard, entry.answers, entry.deeds])))
    : state.entries;
  const known = new Set(own.map(({ id }) => id));
  const entries = isSearching
    ? [...search.earlier.filter(({ id }) => !known.has(id)), ...own].sort((a, b) => a.id - b.id)
    : own;
  const toggleSearch = () => store.look(search === undefined ? '' : undefined);
  return (
    <main>
      <h1 class="unseen">{store.say('screen.aloud')}</h1>
      <StatusLine store={store} isSearching={search !== undefined} search={toggleSearch} />
      {search !== undefined && (
        <SearchBar
          store={store}
          words={search.words}
          found={isSearching ? entries.length : undefined}
          close={toggleSearch}
        />
      )}
      <QuestionBar store={store} />
      <TalkBar store={store} />
      <div class="entries">
        {entries.length === 0 && (
          <div class="empty">
            <p>{store.say(isSearching ? 'panel.nothing-found' : 'conversation.empty')}</p>
            {!isSearching && <FirstWays store={store} />}
          </div>
        )}
        <Feed store={store} entries={entries} undoable={undoable(state)?.id} isFound={isSearching} />
      </div>
      <RecordingList store={store} />
      <Composer store={store} />
      <div
        class="told unseen"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={store.say('panel.news')}
      >
        {store.told.map(({ id, text }) => (
          <p key={id}>{visible(text)}</p>
        ))}
      </div>
    </main>
  );
}

/** Where someone goes who has said nothing yet. */
function FirstWays({ store }: { readonly store: Store }) {
  const press = (key: PanelKey) => () => store.send({ type: 'press', key });
  return (
    <div class="ways">
      <Button icon="mic" label={store.say('panel.talk')} press={press('talk')} isWide />
      <Button icon="check" label={store.say('panel.first-steps')} press={press('first-steps')} isWide />
      <Button icon="note" label={store.say('panel.what-to-say')} press={press('what-to-say')} isWide />
    </div>
  );
}

function isIn(wanted: string, text: string): boolean {
  return text.toLowerCase().includes(wanted);
}
