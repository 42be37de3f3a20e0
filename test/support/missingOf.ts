import type { Message } from '../../src/messages/message.ts';
import { english } from '../../src/messages/text.ts';

/** What a part says is missing, as it is read; undefined where nothing is. */
export async function missingOf(part: { missing(): Promise<Message | undefined> }): Promise<string | undefined> {
  const missing = await part.missing();
  return missing && english(missing);
}
