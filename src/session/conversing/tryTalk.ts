import type { Settings } from '../../common/settings/settings.ts';
import { addressSetting, modelAt } from '../../openai/addresses.ts';
import type { Asked } from '../../openai/failures/errors.ts';
import { RealtimeConnection } from '../../openai/realtime/realtimeConnection.ts';
import { explainSocket } from '../../openai/realtime/tries.ts';
import { patienceMs } from '../../openai/requests/patience.ts';
import { RefusedFields } from '../../openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../../openai/requests/request.ts';
import { LiveConnection } from '../../realtime/live/liveConnection.ts';
import { startOf } from '../../realtime/live/wire.ts';
import { OPTIONAL_FIELDS, sessionUpdate } from '../../realtime/session.ts';
import type { CheckedTalk } from '../checkedTalk.ts';
import { isLive, liveWishes, realtimeWishes } from './wishes.ts';

/** What a server says before it has agreed, in bytes. */
const MOST_BYTES = 1024 * 1024;
const EVENT = 'aloud_session';

/** A conversation as it is set, up to where its server has agreed: nothing is said in it, and it is told of no editor. */
export function triedTalk(access: OpenAIAccess): CheckedTalk {
  const { settings } = access;
  return {
    name: 'conversation',
    get label() {
      return modelAt(settings, 'conversation');
    },
    begin: signal => begin(access, signal),
  };
}

async function begin({ settings, addresses, refused = new RefusedFields() }: OpenAIAccess, signal: AbortSignal) {
  const address = await addresses.of('conversation');
  const model = settings.get('aloud.conversation.model');
  const session = { address, model, refused, patienceMs: patienceMs('conversation', address.baseUrl, settings) };
  try {
    const open = isLive(model) ? byLive(session, settings, signal) : byRealtime(session, settings, signal);
    (await open).close();
  } catch (thrown) {
    const asked: Asked = { address, addressSetting: addressSetting(settings, 'conversation'), model, withTools: false };
    throw (await explainSocket(thrown, asked)).error;
  }
}

type Session = Pick<Parameters<typeof LiveConnection.open>[0], 'address' | 'model' | 'refused' | 'patienceMs'>;

function byLive(session: Session, settings: Settings, signal: AbortSignal) {
  const start = (without: ReadonlySet<string>) => startOf(session.model, liveWishes(settings), [], without, EVENT);
  return LiveConnection.open({ ...session, start }, signal);
}

function byRealtime(session: Session, settings: Settings, signal: AbortSignal) {
  const wishes = realtimeWishes(settings, [], []);
  return RealtimeConnection.open(
    {
      ...{ ...session, query: { model: session.model }, mostBytes: MOST_BYTES, optional: OPTIONAL_FIELDS },
      update: (dialect, without) => sessionUpdate(dialect, wishes, without, EVENT),
    },
    signal,
  );
}
