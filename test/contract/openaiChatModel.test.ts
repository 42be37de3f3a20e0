import type { ChatMessage, ChatModel } from '../../src/chat/chatModel.ts';
import { OpenAIChatModel } from '../../src/chat/openaiChatModel.ts';
import { wavBytes } from '../../src/common/wav.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import type { ChatStep } from '../support/server/scriptedChat.ts';
import { type ContractReply, chatModelContract } from './chatModel.ts';

for (const stream of [true, false]) {
  chatModelContract(`OpenAIChatModel, ${stream ? 'streamed' : 'in one piece'},`, async replies => {
    const server = await startOpenAIServer({ chat: replies.map(step) });
    return { model: new OpenAIChatModel(accessTo(server.url, { 'aloud.chat.stream': stream })), close: server.close };
  });
}

function step({ unanswered, ...reply }: ContractReply): ChatStep {
  return unanswered ? { expect: unanswered, reply: { after: new Promise(() => {}) } } : { reply };
}

const SAID = wavBytes(new Int16Array(1600).fill(300), 16_000);

/** A model that hears what it is asked as well. */
function heard(model: ChatModel): ChatModel {
  const asSound = (message: ChatMessage): ChatMessage =>
    message.role === 'user' ? { ...message, sound: { bytes: SAID, format: 'wav', asWav: () => SAID } } : message;
  return { name: model.name, reply: (messages, ...rest) => model.reply(messages.map(asSound), ...rest) };
}

for (const stream of [true, false])
  for (const speaks of [true, false])
    chatModelContract(
      `OpenAIChatModel, by sound${speaks ? ' both ways' : ''}, ${stream ? 'streamed' : 'in one piece'},`,
      async replies => {
        const server = await startOpenAIServer({
          chat: replies.map(step),
          hears: { recognise: async () => 'something' },
          says: async text => new Int16Array(text.length * 100),
        });
        const access = accessTo(server.url, { 'aloud.chat.stream': stream });
        return { model: heard(new OpenAIChatModel(access, { speaks })), close: server.close };
      },
    );
