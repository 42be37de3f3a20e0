/** One line of `npm run bench`. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'bytes' | 'events' | 'share' | 'tokens' | 'dB';
  /** What it is compared with, in the same unit and measured in the same run. */
  readonly vs?: { readonly name: string; readonly value: number };
  /** `value` ÷ `vs.value`. */
  readonly ratio?: number;
  readonly note?: string;
}

export function measure(name: string, value: number, unit: Measure['unit'], note?: string): Measure {
  return { name, value: Math.round(value * 100) / 100, unit, ...(note && { note }) };
}

export function compared(plain: Measure, name: string, value: number): Measure {
  const rounded = Math.round(value * 100) / 100;
  return { ...plain, vs: { name, value: rounded }, ratio: Math.round((plain.value / value) * 1000) / 1000 };
}

/** The value below which the share of all values lies, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
