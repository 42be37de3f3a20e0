import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { visibleLine } from '../../common/visible.ts';
import type { Entry } from '../entry.ts';
import type { Store } from './store.ts';
import { TurnCard } from './turnCard.tsx';

/** What an entry is taken to measure before it is shown, in px. */
const LIKELY_HEIGHT = 96;
/** So near to the top more of earlier runs is asked for, in entries. */
const NEAR_TOP = 3;

interface FeedProps {
  readonly store: Store;
  readonly entries: readonly Entry[];
  /** The entry whose changes can be taken back. */
  readonly undoable: number | undefined;
  /** Whether this is what was looked for, of which nothing more is there. */
  readonly isFound: boolean;
}

/** The entries, of which only those in sight are in the page. Arrow and Page keys go from one to the next. */
export function Feed({ store, entries, undoable, isFound }: FeedProps) {
  const root = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer<number, void>(count => count + 1, 0);
  const [active, setActive] = useState<number>();
  const isWanted = useRef(false);
  const lastId = entries.at(-1)?.id;
  const activeId = active !== undefined && entries.some(({ id }) => id === active) ? active : lastId;
  const activeIndex = entries.findLastIndex(({ id }) => id === activeId);
  const list = useVirtualizer(root, entries, activeIndex, () => redraw());
  const items = list.getVirtualItems();
  const isAtTop =
    entries.length === 0 || (items.find(({ index }) => index !== activeIndex)?.index ?? NEAR_TOP) < NEAR_TOP;
  const { hasEarlier } = store.state;

  useEffect(() => {
    if (isAtTop && hasEarlier && !isFound) store.send({ type: 'earlier' });
  }, [isAtTop, hasEarlier, isFound, entries[0]?.id, store]);

  // The focus goes to an entry once it is in the page.
  useLayoutEffect(() => {
    if (!isWanted.current || activeId === undefined) return;
    const card = root.current?.querySelector<HTMLElement>(`[data-entry="${activeId}"]`);
    if (!card) return;
    isWanted.current = false;
    card.focus({ preventScroll: true });
  });

  const go = (index: number) => {
    const to = entries[Math.max(0, Math.min(entries.length - 1, index))];
    if (!to) return;
    isWanted.current = true;
    setActive(to.id);
    list.scrollToIndex(entries.indexOf(to), { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnCard = (event.target as HTMLElement).dataset['entry'] !== undefined;
    const step = STEPS.get(event.key);
    if (step === undefined || (!isOnCard && !event.key.startsWith('Page'))) return;
    event.preventDefault();
    if (step === 'first' || step === 'last') go(step === 'first' ? 0 : entries.length - 1);
    else go(activeIndex + step);
  };

  return (
    <div
      class="feed"
      ref={root}
      role="feed"
      aria-label={store.say('conversation.name')}
      aria-busy={false}
      tabIndex={entries.length === 0 ? -1 : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="list" role="presentation" style={{ height: `${list.getTotalSize()}px` }}>
        {items.map(({ index, key, start }) => {
          const entry = entries[index] as Entry;
          const isActive = entry.id === activeId;
          return (
            <article
              key={key}
              class={`entry ${entry.phase}`}
              data-index={index}
              data-entry={entry.id}
              data-phase={entry.phase}
              ref={list.measureElement}
              style={{ transform: `translateY(${start}px)` }}
              tabIndex={isActive ? 0 : -1}
              aria-label={store.say('panel.entry', {
                words: visibleLine(entry.heard?.text ?? entry.answers[0]?.text.slice(0, 80) ?? ''),
              })}
              aria-posinset={index + 1}
              aria-setsize={hasEarlier && !isFound ? -1 : entries.length}
              onFocus={() => setActive(entry.id)}
            >
              <TurnCard
                store={store}
                entry={entry}
                isActive={isActive}
                canUndo={entry.id === undoable}
                isLast={entry.id === lastId}
              />
            </article>
          );
        })}
      </div>
    </div>
  );
}

const STEPS: ReadonlyMap<string, number | 'first' | 'last'> = new Map<string, number | 'first' | 'last'>([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
  ['PageUp', -1],
  ['PageDown', 1],
  ['Home', 'first'],
  ['End', 'last'],
]);

type Rows = Virtualizer<HTMLDivElement, HTMLElement>;

/** Which entries are in sight; it stays at the end while more comes, unless someone has gone elsewhere. */
function useVirtualizer(
  root: { readonly current: HTMLDivElement | null },
  entries: readonly Entry[],
  activeIndex: number,
  changed: () => void,
): Rows {
  const [rows] = useState(() => new Virtualizer<HTMLDivElement, HTMLElement>(optionsFor()));
  function optionsFor() {
    return {
      count: entries.length,
      getScrollElement: () => root.current,
      estimateSize: () => LIKELY_HEIGHT,
      getItemKey: (index: number) => entries[index]?.id ?? -index - 1e9,
      observeElementRect,
      observeElementOffset,
      measureElement,
      scrollToFn: elementScroll,
      overscan: 10,
      anchorTo: 'end' as const,
      followOnAppend: true,
      scrollEndThreshold: 40,
      initialOffset: () => entries.length * LIKELY_HEIGHT,
      // Whoever has the focus stays in the page.
      rangeExtractor: ({
        startIndex,
        endIndex,
        overscan,
        count,
      }: {
        startIndex: number;
        endIndex: number;
        overscan: number;
        count: number;
      }) => {
        const [from, to] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
        const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
        if (activeIndex < 0 || activeIndex >= count || (activeIndex >= from && activeIndex <= to)) return shown;
        return activeIndex < from ? [activeIndex, ...shown] : [...shown, activeIndex];
      },
      onChange: changed,
    };
  }
  rows.setOptions({ ...rows.options, ...optionsFor() });
  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => rows._willUpdate());
  return rows;
}
