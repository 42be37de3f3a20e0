import type { Entry } from '../entry.ts';
import type { Store } from './store.ts';

/** The steps of a turn that a person knows, in their order. */
const STEPS = ['transcribe', 'understand', 'context', 'think', 'act', 'firstSound'] as const;

/** How long it took, in all and step by step, and what was used where it is known. */
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
    ...(cost?.tokens ? [store.say('panel.tokens', { count: cost.tokens.input + cost.tokens.output })] : []),
    ...(cost?.tokens?.dollars === undefined ? [] : [moneyOf(cost.tokens.dollars)]),
  ];
  if (parts.length === 0) return null;
  const steps = STEPS.flatMap(step => {
    const ms = cost?.ms[step];
    return ms === undefined ? [] : [store.say(`panel.took-${step}`, { time: timeOf(ms) })];
  });
  if (steps.length === 0) return <span class="cost">{parts.join(' · ')}</span>;
  return (
    <details class="cost">
      <summary tabIndex={tabIndex}>{parts.join(' · ')}</summary>
      <span>{steps.join(' · ')}</span>
    </details>
  );
}

export function moneyOf(dollars: number): string {
  return dollars.toLocaleString(document.documentElement.lang, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 4,
  });
}

export function timeOf(ms: number): string {
  const { lang } = document.documentElement;
  const [value, unit, maximumFractionDigits] =
    ms < 1000 ? ([ms, 'millisecond', 0] as const) : ([ms / 1000, 'second', 1] as const);
  return value.toLocaleString(lang, { style: 'unit', unit, maximumFractionDigits });
}
