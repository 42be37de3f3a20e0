import type { Settings } from '../common/settings/settings.ts';
import { spokenLanguages } from '../common/settings/spokenLanguages.ts';
import type { Model } from '../engines/model.ts';
import type { ModelFolder } from '../engines/modelFolder.ts';
import { MODELS, type ModelName, VOICE_MODELS, type VoiceModelName } from '../engines/models.ts';
import { language } from '../messages/text.ts';
import type { NamedVoice } from '../speak/voices/voice.ts';

/** A voice on this machine as its setting names it: its model and, where that holds several, a `/` and which. */
export function localVoiceName(model: VoiceModelName, speaker: string): string {
  return speaker === '' ? model : `${model}/${speaker}`;
}

/**
 * The models that may speak, the one first that is wanted, and which of its voices. Where none is, those that speak
 * `language`, a BCP 47 tag, come before the others.
 */
export function wantedVoice(
  setting: string,
  language: string,
): {
  readonly models: readonly [ModelName, ...ModelName[]];
  readonly speaker: string;
} {
  const [folder = '', speaker = ''] = setting.trim().split('/');
  const wanted = VOICE_MODELS.find(name => name === folder);
  if (!wanted) {
    const speaks = (name: VoiceModelName) => Number(speaksIn(name, language));
    const [first, ...others] = VOICE_MODELS.toSorted((a, b) => speaks(b) - speaks(a));
    return { models: [first ?? VOICE_MODELS[0], ...others], speaker: '' };
  }
  return { models: [wanted, ...VOICE_MODELS.filter(name => name !== wanted)], speaker };
}

/** The language that answers come in, as far as settings tell it: the one that is spoken, else that of the screen. */
export function answersIn(settings: Settings): string {
  return spokenLanguages(settings).language ?? language();
}

/** Whether a model is of a language, a BCP 47 tag: one of `de` is of `de-AT`. */
export function speaksIn(name: ModelName, language: string): boolean {
  const { languages }: Model = MODELS[name];
  return languages.some(own => language.toLowerCase().split(/[-_]/)[0] === own);
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
