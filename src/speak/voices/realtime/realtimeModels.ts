/** OpenAI's models of `audio/speech`: what takes their place over Realtime, as OpenAI advises. */
const SPEECH_MODELS = /^(tts-1(-hd)?|gpt-4o-mini-tts)(-\d{4}-\d\d-\d\d|-\d{4})?$/;
const INSTEAD = 'gpt-realtime-2.1-mini';

/** The model that is asked over Realtime where a setting names one for either. */
export function realtimeModel(model: string): string {
  return SPEECH_MODELS.test(model) ? INSTEAD : model;
}

/** Whether a model speaks over Realtime alone, by OpenAI's names. */
export function speaksRealtime(model: string): boolean {
  return /(^|\/)gpt-([\w.]+-)?realtime(-|$)/.test(model);
}
