/** Models of OpenAI's that are made for files, and those that write the same while one speaks. */
const LIVE_OF_BATCH: readonly (readonly [batch: RegExp, live: string])[] = [
  [/^gpt-transcribe$/, 'gpt-live-transcribe'],
];
const BATCH_OF_LIVE: readonly (readonly [live: RegExp, batch: string])[] = [
  [/^gpt-(?:live-transcribe|realtime-whisper)(?:-|$)/, 'gpt-transcribe'],
];

/** The model that is asked live where a setting names one for either. */
export function liveModel(model: string): string {
  return LIVE_OF_BATCH.find(([batch]) => batch.test(model))?.[1] ?? model;
}

/** The model that is asked for a whole recording where a setting names one for either. */
export function batchModel(model: string): string {
  return BATCH_OF_LIVE.find(([live]) => live.test(model))?.[1] ?? model;
}
