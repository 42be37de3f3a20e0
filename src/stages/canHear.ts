import { asAloudError } from '../common/errors.ts';
import { RECOGNISER_NAMES, type RecogniserName } from '../common/settings/backendNames.ts';
import type { Addresses, Service } from '../common/settings/keys.ts';
import type { Settings } from '../common/settings/settings.ts';
import { spokenLanguages } from '../common/settings/spokenLanguages.ts';
import { RECOGNISERS, type RecogniserMeans } from './recognisers.ts';

/**
 * Whether anything could turn speech into text, as it is set: a server whose address has the key that it wants, or what is
 * on this machine and knows a language that is spoken. A server is there as far as anyone knows before it is asked.
 */
export async function canHear(settings: Settings, addresses: Addresses, means: RecogniserMeans): Promise<boolean> {
  // Of what a chat model hears itself no text is needed.
  if (
    settings.get('aloud.chat.audio') &&
    settings.get('aloud.chat.backend') !== 'vscode' &&
    !(await lacksKey('chat', addresses))
  )
    return true;
  const backend = settings.get('aloud.transcription.backend');
  const { language = '', languages = [language] } = spokenLanguages(settings);
  // Live transcription is asked for by name.
  const names = backend === 'auto' ? RECOGNISER_NAMES.filter(name => name !== 'live') : [backend];
  for (const name of names.filter(each => languages.some(RECOGNISERS[each].knows)))
    if (await isThere(name, addresses, means)) return true;
  return false;
}

/** The first that hears on this machine alone; where none is there, the first that can be fetched for what is spoken. */
export async function earsHere(
  settings: Settings,
  addresses: Addresses,
  means: RecogniserMeans,
): Promise<RecogniserName> {
  const { language = '', languages = [language] } = spokenLanguages(settings);
  const isOfHere = (name: RecogniserName) =>
    RECOGNISERS[name].goesTo !== 'server' && languages.some(RECOGNISERS[name].knows);
  const names = RECOGNISER_NAMES.filter(isOfHere);
  for (const name of names) if (await isThere(name, addresses, means)) return name;
  return names[0] ?? 'whisper';
}

async function isThere(name: RecogniserName, addresses: Addresses, means: RecogniserMeans): Promise<boolean> {
  const recogniser = RECOGNISERS[name];
  if (recogniser.goesTo === 'server') return !(await lacksKey('transcription', addresses));
  return (await recogniser.missing(recogniser.make(means), means)) === undefined;
}

/** What else is wrong with an address is told when it is used. */
async function lacksKey(service: Service, addresses: Addresses): Promise<boolean> {
  return addresses.of(service, 'preconnect').then(
    () => false,
    thrown => asAloudError(thrown).code === 'no-key',
  );
}
