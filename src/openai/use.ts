import { isOpenAI } from '../common/hosts.ts';
import type { Service } from '../common/settings/keys.ts';
import type { Asked } from './failures/errors.ts';
import { costOf } from './models/cost.ts';
import { priceOf } from './models/prices.ts';
import { NO_USAGE, type Usage, usageIn } from './replies/usage.ts';

/** What one request to a server has used, as far as that is known. */
export interface Use extends Usage {
  readonly service: Service;
  /** Of a text that was spoken, where its server tells nothing. */
  readonly characters: number;
  /** Estimated, in US$; undefined where nobody knows. */
  readonly dollars: number | undefined;
}

/** Hears of each request what it has used, once that is known. */
export type Meter = (use: Use) => void;

type Whom = Pick<Asked, 'address' | 'model'>;

/** Tells what a server says of a request; nothing where it says nothing. Its price is known where OpenAI itself was asked. */
export function meterUsage(meter: Meter | undefined, service: Service, { address, model }: Whom, told: unknown): void {
  const usage = usageIn(told);
  if (!usage) return;
  // Others may call their models the same.
  const dollars = isOpenAI(address.baseUrl) ? costOf(usage, priceOf(model)) : undefined;
  meter?.({ ...usage, service, characters: 0, dollars });
}

/** Tells how much text a server was given to speak: of most nothing else is known, and of none what that costs. */
export function meterText(meter: Meter | undefined, text: string): void {
  meter?.({ ...NO_USAGE, service: 'speech', characters: [...text].length, dollars: undefined });
}
