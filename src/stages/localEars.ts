import type { Log } from '../common/log.ts';
import type { Addresses } from '../common/settings/keys.ts';
import type { Settings } from '../common/settings/settings.ts';
import { spokenLanguages } from '../common/settings/spokenLanguages.ts';
import { isSaidPhrase } from '../grammar/ear/saidPhrase.ts';
import { LocalEars } from '../transcribe/ears/localEars.ts';
import type { PocketSphinx } from '../transcribe/ears/pocketsphinx.ts';
import type { LocalEngines } from './localEngines.ts';
import { RECOGNISERS } from './recognisers.ts';

/** Models that hear, in the order in which they are taken. */
const MODELS = ['moonshine', 'parakeet', 'whisper'] as const;

export interface LocalEarsMeans {
  readonly settings: Settings;
  readonly engines: LocalEngines;
  readonly pocketsphinx: PocketSphinx;
  readonly jsgf: (words: readonly string[]) => string;
  readonly addresses: Addresses;
  readonly log: Log;
}

/** What listens on this machine alone, as the settings are. */
export function localEarsOf({ settings, engines, addresses, ...means }: LocalEarsMeans): LocalEars {
  const { language, languages = language === undefined ? [] : [language] } = spokenLanguages(settings);
  const spoken = languages.length > 0 ? languages : [''];
  const backend = settings.get('aloud.transcription.backend');
  // There is a key, and the user knows what goes there.
  const hasServer = () =>
    addresses.of('transcription', 'preconnect').then(
      () => true,
      () => false,
    );
  return new LocalEars({
    ...means,
    models: MODELS.filter(name => spoken.some(RECOGNISERS[name].knows)).map(name => ({
      missing: () => engines[name].missing(),
      load: () => engines[name].load(),
      hear: (samples, signal, hints) => engines[name].hear(samples, signal, hints),
    })),
    languages,
    isPhrase: isSaidPhrase,
    isSent: async () => (backend === 'auto' ? hasServer() : RECOGNISERS[backend].goesTo === 'server'),
  });
}
