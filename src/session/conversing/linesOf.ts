import type { ChatMessage } from '../../chat/chatModel.ts';
import type { Line } from '../../realtime/conversation.ts';

/**
 * What was said and done before, as a chat model is told of it: as lines of a conversation that goes on. What came of it is
 * data that the user hands on, and never the model's own words: it may quote files.
 */
export function linesOf(messages: readonly ChatMessage[]): readonly Line[] {
  return messages.flatMap((message, at): Line[] => {
    const item = `before_${at}`;
    if (message.role === 'tool') return [{ item, role: 'user', text: `What came of it:\n${message.content}` }];
    if (message.content === '') return [];
    return [{ item, role: message.role === 'assistant' ? 'aloud' : 'user', text: message.content }];
  });
}
