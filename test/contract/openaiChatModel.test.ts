import { OpenAIChatModel } from '../../src/chat/openaiChatModel.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import { chatModelContract } from './chatModel.ts';

for (const stream of [true, false]) {
  chatModelContract(`OpenAIChatModel, ${stream ? 'streamed' : 'in one piece'},`, async replies => {
    const server = await startOpenAIServer({ chat: replies.map(reply => ({ reply })) });
    return { model: new OpenAIChatModel(accessTo(server.url, { 'aloud.chat.stream': stream })), close: server.close };
  });
}
