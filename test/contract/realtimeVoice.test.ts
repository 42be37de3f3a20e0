import { RealtimeVoice } from '../../src/speak/voices/realtime/realtimeVoice.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import type { RealtimeOptions } from '../support/server/realtime/realtimeServer.ts';
import { sayByFlite } from '../support/server/speechEndpoint.ts';
import { voiceContract } from './voice.ts';

const SERVERS: Readonly<Record<string, Omit<RealtimeOptions, 'hears' | 'key'>>> = {
  'RealtimeVoice at a server like OpenAI': {},
  'RealtimeVoice at a server that makes speech of text': {
    voice: { says: sayByFlite, order: 'all words first', tellsNoConversation: true },
  },
  'RealtimeVoice at a server with the names of the beta': {
    naming: 'flat',
    voice: { says: sayByFlite, order: 'sound first' },
  },
};

for (const [name, realtime] of Object.entries(SERVERS))
  voiceContract(name, async () => {
    const server = await startOpenAIServer({ realtime });
    return { voice: new RealtimeVoice(accessTo(server.url)), close: server.close };
  });
