import type { Entry } from './entry.ts';
import type { PanelState } from './state.ts';

/** All that the panel shows besides its entries. */
export type Frame = Omit<PanelState, 'entries'>;

/** What has changed: never the whole list. */
export type Patch =
  | { readonly do: 'frame'; readonly frame: Frame }
  /** An entry that is new, or has another of its id's place. Ids grow along the list. */
  | { readonly do: 'put'; readonly entry: Entry }
  /** More of an entry's last answer. */
  | { readonly do: 'append'; readonly id: number; readonly text: string }
  | { readonly do: 'drop'; readonly ids: readonly number[] };

/** What makes `after` of `before`; nothing for the same state. */
export function patches(before: PanelState, after: PanelState): readonly Patch[] {
  if (before === after) return [];
  return [...framePatches(before, after), ...entryPatches(before.entries, after.entries)];
}

/** `before` with the patches, in their order. What is about an entry that is not there does nothing. */
export function patched(before: PanelState, all: readonly Patch[]): PanelState {
  let state = before;
  for (const patch of all)
    state = { ...(patch.do === 'frame' ? patch.frame : frameOf(state)), entries: entriesWith(state.entries, patch) };
  return state;
}

function framePatches(before: PanelState, after: PanelState): readonly Patch[] {
  const [was, is] = [frameOf(before), frameOf(after)];
  const names = new Set([...Object.keys(was), ...Object.keys(is)]) as ReadonlySet<keyof Frame>;
  return [...names].every(name => was[name] === is[name]) ? [] : [{ do: 'frame', frame: is }];
}

function frameOf({ entries: _, ...frame }: PanelState): Frame {
  return frame;
}

function entryPatches(before: readonly Entry[], after: readonly Entry[]): readonly Patch[] {
  if (before === after) return [];
  const all: Patch[] = [];
  const dropped: number[] = [];
  let at = 0;
  for (const entry of after) {
    for (let old = before[at]; old && old.id < entry.id; old = before[++at]) dropped.push(old.id);
    const old = before[at]?.id === entry.id ? before[at++] : undefined;
    if (old !== entry) all.push(grown(old, entry) ?? { do: 'put', entry });
  }
  for (; at < before.length; at++) dropped.push((before[at] as Entry).id);
  return dropped.length > 0 ? [{ do: 'drop', ids: dropped }, ...all] : all;
}

/** Where nothing has changed but that the last answer is longer. */
function grown(old: Entry | undefined, entry: Entry): Patch | undefined {
  const [was, is] = [old?.answers.at(-1), entry.answers.at(-1)];
  if (!old || !was?.isOpen || !is?.isOpen || old.answers.length !== entry.answers.length) return undefined;
  const names = Object.keys({ ...old, ...entry }) as (keyof Entry)[];
  const isElse = names.some(name => name !== 'answers' && old[name] !== entry[name]);
  const isElseAnswered = old.answers.slice(0, -1).some((answer, index) => answer !== entry.answers[index]);
  if (isElse || isElseAnswered || !is.text.startsWith(was.text)) return undefined;
  return { do: 'append', id: entry.id, text: is.text.slice(was.text.length) };
}

function entriesWith(entries: readonly Entry[], patch: Patch): readonly Entry[] {
  switch (patch.do) {
    case 'frame':
      return entries;
    case 'drop': {
      const ids = new Set(patch.ids);
      return entries.filter(({ id }) => !ids.has(id));
    }
    case 'put': {
      const at = placeOf(entries, patch.entry.id);
      return entries.toSpliced(at, entries[at]?.id === patch.entry.id ? 1 : 0, patch.entry);
    }
    case 'append': {
      const at = placeOf(entries, patch.id);
      const entry = entries[at];
      const last = entry?.id === patch.id ? entry.answers.at(-1) : undefined;
      if (!entry || !last) return entries;
      return entries.with(at, { ...entry, answers: entry.answers.with(-1, { ...last, text: last.text + patch.text }) });
    }
  }
}

/** Where an id is, or would be. */
function placeOf(entries: readonly Entry[], id: number): number {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle] as Entry).id < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
