import { asAloudError, type ErrorCode } from '../../common/errors.ts';
import { isOpenAI } from '../../common/hosts.ts';
import { eventsOf } from '../../openai/replies/events.ts';
import { list, text } from '../../openai/replies/json.ts';
import { type OpenAIAccess, request } from '../../openai/requests/request.ts';
import type { NamedVoice } from './voice.ts';

/** OpenAI's, which its API does not list. From its reference of `audio/speech`. */
const OF_ALL = ['alloy', 'ash', 'coral', 'echo', 'fable', 'nova', 'onyx', 'sage', 'shimmer'];
const OF_NEWER = ['marin', 'cedar', ...OF_ALL, 'ballad', 'verse'];

/** Where servers list their voices: Kokoro-FastAPI and its kin, then speaches. */
const PLACES = ['/audio/voices', '/audio/speech/voices'];
const MOST_BYTES = 1024 * 1024;

/** Of these another place knows no more. */
const KEEPS_AWAY: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['cancelled', 'unreachable', 'no-key', 'bad-key']);

/** The voices of an OpenAI-compatible server: what it lists, else those that most servers know by OpenAI's names. */
export async function serverVoices(access: OpenAIAccess, signal: AbortSignal): Promise<readonly NamedVoice[]> {
  const { baseUrl } = await access.addresses.of('speech');
  const model = access.settings.get('aloud.speech.model');
  const known = (/(^|\/)tts-1/.test(model) ? OF_ALL : OF_NEWER).map(name => ({ name }));
  if (isOpenAI(baseUrl)) return known;
  for (const place of PLACES) {
    const listed = await voicesAt(place, access, signal);
    if (listed.length > 0) return listed;
  }
  return known;
}

/** None where the server has nothing there. Throws what keeps it from answering at all. */
async function voicesAt(place: string, access: OpenAIAccess, signal: AbortSignal): Promise<readonly NamedVoice[]> {
  const names = new Set<string>();
  const options = { service: 'speech', mostBytes: MOST_BYTES } as const;
  const asked = request(
    access,
    options,
    async function* ({ client, asked: about, signal: within }) {
      const response = await client.get(place, { signal: within }).asResponse();
      yield* eventsOf(response, about);
    },
    signal,
  );
  try {
    for await (const event of asked) {
      const listed = [...list(event, 'voices'), ...list(event, 'data')];
      for (const each of listed.length > 0 ? listed : [event]) {
        const name = nameOf(each);
        if (name !== undefined) names.add(name);
      }
    }
  } catch (thrown) {
    const error = asAloudError(thrown);
    if (KEEPS_AWAY.has(error.code)) throw error;
    return [];
  }
  return [...names].map(name => ({ name }));
}

function nameOf(voice: unknown): string | undefined {
  return typeof voice === 'string' ? voice : (text(voice, 'voice_id') ?? text(voice, 'id') ?? text(voice, 'name'));
}
