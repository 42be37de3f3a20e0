import { member } from './json.ts';

/** What a response or a transcription has used. Tokens; seconds where that is what it is counted in. */
export interface Usage {
  readonly inputTokens: number;
  /** Of these, those of sound. */
  readonly inputAudioTokens: number;
  /** Of the input, what was kept from before. */
  readonly cachedTokens: number;
  /** Of these, those of sound. */
  readonly cachedAudioTokens: number;
  readonly outputTokens: number;
  readonly outputAudioTokens: number;
  readonly seconds: number;
}

export const NO_USAGE: Usage = {
  inputTokens: 0,
  inputAudioTokens: 0,
  cachedTokens: 0,
  cachedAudioTokens: 0,
  outputTokens: 0,
  outputAudioTokens: 0,
  seconds: 0,
};

/** What a server says was used, by the names of Realtime, of transcriptions or of a chat; undefined where it does not say, which is not nothing. */
export function usageIn(value: unknown): Usage | undefined {
  const inputs = member(value, 'input_token_details') ?? member(value, 'prompt_tokens_details');
  const outputs = member(value, 'output_token_details') ?? member(value, 'completion_tokens_details');
  const inputTokens = count(value, 'input_tokens') ?? count(value, 'prompt_tokens');
  const outputTokens = count(value, 'output_tokens') ?? count(value, 'completion_tokens');
  const seconds = count(value, 'seconds');
  if (inputTokens === undefined && outputTokens === undefined && seconds === undefined) return undefined;
  const inputAudioTokens = count(inputs, 'audio_tokens') ?? 0;
  const cachedTokens = count(inputs, 'cached_tokens') ?? 0;
  // Of which kind it was that was kept not every server says: then it is text, as far as there was any.
  const keptSound = count(member(inputs, 'cached_tokens_details'), 'audio_tokens');
  const mostText = Math.max(0, (inputTokens ?? 0) - inputAudioTokens);
  return {
    inputTokens: inputTokens ?? 0,
    inputAudioTokens,
    cachedTokens,
    cachedAudioTokens: keptSound ?? Math.max(0, cachedTokens - mostText),
    outputTokens: outputTokens ?? 0,
    outputAudioTokens: count(outputs, 'audio_tokens') ?? 0,
    seconds: seconds ?? 0,
  };
}

/** Both together. */
export function sum(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    inputAudioTokens: a.inputAudioTokens + b.inputAudioTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    cachedAudioTokens: a.cachedAudioTokens + b.cachedAudioTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    outputAudioTokens: a.outputAudioTokens + b.outputAudioTokens,
    seconds: a.seconds + b.seconds,
  };
}

function count(value: unknown, name: string): number | undefined {
  const found = member(value, name);
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : undefined;
}
