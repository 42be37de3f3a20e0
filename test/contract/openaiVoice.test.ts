import { OpenAIVoice } from '../../src/speak/voices/openaiVoice.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import { voiceContract } from './voice.ts';

voiceContract('OpenAIVoice', async () => {
  const server = await startOpenAIServer();
  return { voice: new OpenAIVoice(accessTo(server.url)), close: server.close };
});
