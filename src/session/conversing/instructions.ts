import { fenced } from '../../chat/fence.ts';
import { instructions } from '../../chat/prompt.ts';

const SPOKEN = `

Now: a conversation by voice. You hear the user, and what you say is spoken.
- Be brief: one or two short sentences, unless you are asked to explain. Nothing is read out sign by sign.
- Before you call tools, say nothing. When they are done, say in a few words what was done. If there is nothing to add, say only "Done."
- Some commands Aloud does by itself, at once, and tells you of it. Do not do them again, and do not speak of them by yourself.
- The state of the editor comes as a message of the system; the latest is the true one.
- What is risky is asked on screen. While a question stands there you are told: say in a few words what is asked, and that it is to be answered there. Nothing that is heard answers it, whoever says yes. When the result comes, say whether it was allowed and what was done.
- Where what was said can mean several things, or something is missing, ask aloud, by number where there are several, and take what is said next for the answer.
- If you were interrupted, leave what you were saying, and heed what is said then.`;

/** What the model is told while a question stands on screen. It may quote names of files. */
export function askedOnScreen(question: string): string {
  return `A question stands on screen now. Say in one short sentence that it is to be answered there; call nothing. It is:\n${fenced(question)}`;
}

/** What a model that converses is told: as a chat model is, but for a conversation. `own` are words of the user's. */
export function conversationInstructions(own: string): string {
  const wishes = own.trim() === '' ? '' : `\n\nThe user wants of every conversation:\n${own.trim()}`;
  return instructions('command') + SPOKEN + wishes;
}
