import type { Model } from '../engines/model.ts';
import type { ModelFolder } from '../engines/modelFolder.ts';
import { MODELS, type ModelName, VOICE_MODELS, type VoiceModelName } from '../engines/models.ts';
import type { NamedVoice } from '../speak/voices/voice.ts';

/** A voice on this machine as its setting names it: its model and, where that holds several, a `/` and which. */
export function localVoiceName(model: VoiceModelName, speaker: string): string {
  return speaker === '' ? model : `${model}/${speaker}`;
}

/** The models that may speak, the one first that is wanted, and which of its voices. */
export function wantedVoice(setting: string): {
  readonly models: readonly [ModelName, ...ModelName[]];
  readonly speaker: string;
} {
  const [folder = '', speaker = ''] = setting.trim().split('/');
  const wanted = VOICE_MODELS.find(name => name === folder);
  if (!wanted) return { models: VOICE_MODELS, speaker: '' };
  return { models: [wanted, ...VOICE_MODELS.filter(name => name !== wanted)], speaker };
}

/** The voices that are there. */
export async function localVoices(folder: ModelFolder): Promise<readonly NamedVoice[]> {
  const found: NamedVoice[] = [];
  for (const name of VOICE_MODELS) {
    if (await folder.missing(name)) continue;
    const { label, speakers = [''] }: Model = MODELS[name];
    for (const speaker of speakers) found.push({ name: localVoiceName(name, speaker), detail: label });
  }
  return found;
}
