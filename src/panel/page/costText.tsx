import type { Entry, Used } from '../entry.ts';
import { allUsed } from '../used.ts';
import type { Store } from './store.ts';

/** The steps of a turn that a person knows, in their order. */
const STEPS = ['transcribe', 'understand', 'context', 'think', 'act', 'firstSound'] as const;

/** How long it took, in all and step by step, and what was used of each service where it is known. */
export function CostText({
  store,
  entry,
  tabIndex,
}: {
  readonly store: Store;
  readonly entry: Entry;
  readonly tabIndex: number;
}) {
  const { cost, by } = entry;
  const total = cost?.ms['total'];
  const parts = [
    ...(by ? [store.say(`panel.by-${by}`)] : []),
    ...(total === undefined ? [] : [timeOf(total)]),
    ...spentOf(store, allUsed(cost?.used ?? [])),
  ];
  if (parts.length === 0) return null;
  const steps = STEPS.flatMap(step => {
    const ms = cost?.ms[step];
    return ms === undefined ? [] : [store.say(`panel.took-${step}`, { time: timeOf(ms) })];
  });
  const used = (cost?.used ?? []).map(each => store.say(`panel.used-${each.by}`, { much: muchOf(store, each) }));
  const lines = [steps.join(' · '), ...used].filter(line => line !== '');
  if (lines.length === 0) return <span class="cost">{parts.join(' · ')}</span>;
  return (
    <details class="cost">
      <summary tabIndex={tabIndex}>{parts.join(' · ')}</summary>
      {lines.map((line, index) => (
        <span key={index} class="line">
          {line}
        </span>
      ))}
    </details>
  );
}

/** How many tokens there were, and what all of it costs; at least, where not all of it is known. */
export function spentOf(store: Store, used: Used | undefined): readonly string[] {
  if (!used) return [];
  const tokens = used.input + used.output;
  const counted = store.say('panel.tokens', { count: numberOf(tokens) });
  return [
    ...(tokens === 0 ? [] : [used.isUnknown ? store.say('panel.at-least', { much: counted }) : counted]),
    ...moneyIn(store, used),
  ];
}

function muchOf(store: Store, used: Used): string {
  const { input, cached, output, seconds, characters } = used;
  const hasTokens = input + output > 0;
  return [
    ...(hasTokens ? [store.say('panel.tokens-in-out', { input: numberOf(input), output: numberOf(output) })] : []),
    ...(cached > 0 ? [store.say('panel.tokens-kept', { count: numberOf(cached) })] : []),
    ...(seconds > 0 ? [store.say('panel.sound-of', { time: timeOf(Math.max(1000, seconds * 1000)) })] : []),
    ...(characters > 0 ? [store.say('panel.characters', { count: numberOf(characters) })] : []),
    ...moneyIn(store, used),
  ].join(' · ');
}

function moneyIn(store: Store, { dollars, isPriced, isUnknown }: Used): readonly string[] {
  if (dollars === 0) return [];
  const much = moneyOf(dollars);
  return [isPriced && !isUnknown ? much : store.say('panel.at-least', { much })];
}

function moneyOf(dollars: number): string {
  return dollars.toLocaleString(document.documentElement.lang, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 4,
  });
}

function numberOf(count: number): string {
  return count.toLocaleString(document.documentElement.lang);
}

export function timeOf(ms: number): string {
  const { lang } = document.documentElement;
  const [value, unit, maximumFractionDigits] =
    ms < 1000 ? ([ms, 'millisecond', 0] as const) : ([ms / 1000, 'second', 1] as const);
  return value.toLocaleString(lang, { style: 'unit', unit, maximumFractionDigits });
}
