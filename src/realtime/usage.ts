import { member } from '../openai/replies/json.ts';

/** What a response or a transcription has used. Tokens; seconds where that is what it is counted in. */
export interface Usage {
  readonly inputTokens: number;
  /** Of these, those of sound. */
  readonly inputAudioTokens: number;
  /** Of the input, what was kept from before. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly outputAudioTokens: number;
  readonly seconds: number;
}

export const NO_USAGE: Usage = {
  inputTokens: 0,
  inputAudioTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  outputAudioTokens: 0,
  seconds: 0,
};

/** What a server says was used; undefined where it does not say, which is not nothing. */
export function usageIn(value: unknown): Usage | undefined {
  const inputs = member(value, 'input_token_details');
  const outputs = member(value, 'output_token_details');
  const told = {
    inputTokens: count(value, 'input_tokens'),
    inputAudioTokens: count(inputs, 'audio_tokens'),
    cachedTokens: count(inputs, 'cached_tokens'),
    outputTokens: count(value, 'output_tokens'),
    outputAudioTokens: count(outputs, 'audio_tokens'),
    seconds: count(value, 'seconds'),
  };
  const isTold = told.inputTokens !== undefined || told.outputTokens !== undefined || told.seconds !== undefined;
  if (!isTold) return undefined;
  const { inputTokens = 0, inputAudioTokens = 0, cachedTokens = 0 } = told;
  const { outputTokens = 0, outputAudioTokens = 0, seconds = 0 } = told;
  return { inputTokens, inputAudioTokens, cachedTokens, outputTokens, outputAudioTokens, seconds };
}

/** Both together. */
export function sum(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    inputAudioTokens: a.inputAudioTokens + b.inputAudioTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    outputAudioTokens: a.outputAudioTokens + b.outputAudioTokens,
    seconds: a.seconds + b.seconds,
  };
}

function count(value: unknown, name: string): number | undefined {
  const found = member(value, name);
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : undefined;
}
