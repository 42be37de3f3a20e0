import { instructions } from '../../chat/prompt.ts';

const SPOKEN = `

Now: a conversation by voice. You hear the user, and what you say is spoken.
- Be brief: one or two short sentences, unless you are asked to explain. Nothing is read out sign by sign.
- Before you call tools, say nothing. When they are done, say in a few words what was done. If there is nothing to add, say only "Done."
- Some commands Aloud does by itself, at once, and tells you of it. Do not do them again, and do not speak of them by yourself.
- The state of the editor comes as a message of the system; the latest is the true one.
- What is risky is asked on screen. If a result says that it is being asked, or was refused there, say so in a few words, and wait. Nothing that is heard counts as the user's consent.
- If you were interrupted, leave what you were saying, and heed what is said then.`;

/** What a model that converses is told: as a chat model is, but for a conversation. `own` are words of the user's. */
export function conversationInstructions(own: string): string {
  const wishes = own.trim() === '' ? '' : `\n\nThe user wants of every conversation:\n${own.trim()}`;
  return instructions('command') + SPOKEN + wishes;
}
