import type { Usage } from '../replies/usage.ts';
import type { Price } from './prices.ts';

const A_MILLION = 1_000_000;
const SECONDS_A_MINUTE = 60;

/** What was used comes to, in US$; undefined where nobody knows: the model has no price here, or counts in something else. */
export function costOf(used: Usage, price: Price | undefined): number | undefined {
  const tokens = used.inputTokens + used.outputTokens;
  if (tokens === 0 && used.seconds === 0) return 0;
  if (!price) return undefined;
  if ('minute' in price) return tokens > 0 ? undefined : (used.seconds / SECONDS_A_MINUTE) * price.minute;
  if (used.seconds > 0) return undefined;
  const sound = used.inputAudioTokens - used.cachedAudioTokens;
  const text = used.inputTokens - used.inputAudioTokens - (used.cachedTokens - used.cachedAudioTokens);
  const inDollars =
    Math.max(0, text) * price.text +
    Math.max(0, sound) * price.sound +
    (used.cachedTokens - used.cachedAudioTokens) * price.keptText +
    used.cachedAudioTokens * price.keptSound +
    Math.max(0, used.outputTokens - used.outputAudioTokens) * price.writtenText +
    used.outputAudioTokens * price.madeSound;
  return inDollars / A_MILLION;
}
