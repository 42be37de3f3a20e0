import { knownEnd } from '../../../openai/models/modelEnds.ts';

/** The model that is asked over Realtime where a setting names one of OpenAI's for `audio/speech`: what it points to. */
export function realtimeModel(model: string): string {
  return knownEnd('speech', model)?.elsewhere ?? model;
}

/** Whether a model speaks over Realtime alone, by OpenAI's names. */
export function speaksRealtime(model: string): boolean {
  return /(^|\/)gpt-([\w.]+-)?realtime(-|$)/.test(model);
}
