/** In US$ for a million tokens. What has no price of its own when it was kept from before costs what is new. */
export interface TokenPrice {
  readonly text: number;
  readonly keptText: number;
  readonly sound: number;
  readonly keptSound: number;
  readonly writtenText: number;
  readonly madeSound: number;
}

/** In US$ a minute of sound, or of a session that goes on. */
export interface MinutePrice {
  readonly minute: number;
}

export type Price = TokenPrice | MinutePrice;

/** When these prices were read. */
export const PRICES_OF = '2026-11';

const DATED = String.raw`(?:-\d{4}-\d\d-\d\d)?$`;

/**
 * What models cost that hear or speak. Source: each model's page in OpenAI's documentation
 * (developers.openai.com/api/docs/models/…), November 2026; the first that fits.
 */
const PRICES: readonly (readonly [models: RegExp, price: Price])[] = [
  [family('gpt-realtime-2(?:\\.1)?'), talks({ text: 4, kept: [0.4, 0.4], sound: 32, out: [24, 64] })],
  [family('gpt-realtime(?:-1\\.5)?'), talks({ text: 4, kept: [0.4, 0.4], sound: 32, out: [16, 64] })],
  [family('gpt-realtime(?:-2\\.1)?-mini'), talks({ text: 0.6, kept: [0.06, 0.3], sound: 10, out: [2.4, 20] })],
  [family('gpt-audio(?:-1\\.5)?'), talks({ text: 2.5, kept: [2.5, 32], sound: 32, out: [10, 64] })],
  [family('gpt-live-1(?:\\.1)?'), { minute: 0.05 }],
  [family('gpt-transcribe'), { minute: 0.0045 }],
  [family('gpt-live-transcribe|gpt-realtime-whisper'), { minute: 0.017 }],
  [family('gpt-4o-transcribe(?:-diarize)?'), talks({ text: 2.5, kept: [2.5, 2.5], sound: 2.5, out: [10, 10] })],
  [family('gpt-4o-mini-transcribe'), talks({ text: 1.25, kept: [1.25, 1.25], sound: 1.25, out: [5, 5] })],
  [family('whisper-1'), { minute: 0.006 }],
];

/** What a model costs; undefined where that is not known, which is not nothing. */
export function priceOf(model: string): Price | undefined {
  return PRICES.find(([models]) => models.test(model))?.[1];
}

function family(names: string): RegExp {
  return new RegExp(`^(?:${names})${DATED}`);
}

/** Pairs are of text and of sound. */
function talks(of: {
  readonly text: number;
  readonly sound: number;
  readonly kept: readonly [text: number, sound: number];
  readonly out: readonly [text: number, sound: number];
}): TokenPrice {
  const [keptText, keptSound] = of.kept;
  const [writtenText, madeSound] = of.out;
  return { text: of.text, keptText, sound: of.sound, keptSound, writtenText, madeSound };
}
