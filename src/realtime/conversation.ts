import type { Frame } from '../capture/microphone.ts';
import type { ToldComplaint } from '../openai/realtime/sessionEvents.ts';
import type { Usage } from '../openai/replies/usage.ts';
import type { Plays } from './mouth.ts';

/** A conversation, speech to speech, whichever way its model talks. It is run once. */
export interface Conversation {
  /** Whether what is heard is kept back: nothing of it is sent then. */
  readonly isMuted: boolean;
  /** Whether nothing goes on that anyone waits for: nothing is heard out, answered, done or played. */
  readonly isAtRest: boolean;
  /** What was said on both sides, in its order, and as far as it was heard: whoever goes on with it begins there. */
  readonly lines: readonly Line[];
  /**
   * Talks until the end, of which the world is told first; nothing is played, sent or done any more when it resolves.
   * `frames` are heard all along, also where there is no connection. Throws what keeps it from beginning, or from going on:
   * what a server says, SocketLost; `cancelled`.
   */
  run(frames: AsyncIterable<Frame>, signal: AbortSignal): Promise<void>;
  /** What happens outside of it: it counts at once, until the end, and never throws. */
  tell(event: Outside): void;
}

/** A line of it, for whoever goes on with it. */
export interface Line {
  readonly item: string;
  /** `data`: what came of what was done, which nobody has said. */
  readonly role: 'user' | 'aloud' | 'data';
  readonly text: string;
}

/**
 * `interrupt`: it falls silent. `commit`: what was said until now is all, where no server detects that; `discard`: nothing was
 * said. What is heard while it is muted is said to nobody.
 */
export type Wish = 'interrupt' | 'commit' | 'discard' | 'mute' | 'unmute' | 'end';

/** What the user wants, what is heard here, sooner than a server can tell, what is open in the editor, and what the user is to know. */
export type Outside =
  | { readonly from: 'user'; readonly wish: Wish }
  | { readonly from: 'ears'; readonly heard: 'speech' }
  /** Typed into it instead of being said: it is all there, and whoever types is not spoken over. */
  | { readonly from: 'keyboard'; readonly words: string }
  /** Of the file that is open, or where the user is in it, in place of what was told of that before. */
  | { readonly from: 'editor'; readonly about: 'file' | 'place'; readonly context: string }
  /** A question stands on screen, or none any more. Nothing that is heard answers it; the model is told `note`. */
  | { readonly from: 'screen'; readonly is: 'asking'; readonly note: string }
  | { readonly from: 'screen'; readonly is: 'answered' }
  /** The model is to say this by itself, unless it is muted. */
  | { readonly from: 'session'; readonly notice: string };

/** What is to be seen of it. */
export type Seen =
  /** A line as it is so far, or for good; '' for good if there was none. */
  | { readonly to: 'screen'; readonly line: Line; readonly isFinal: boolean }
  /** Someone has spoken into it, when so much was heard, in ms. */
  | { readonly to: 'screen'; readonly interruptedMs: number }
  /** All that was used until now. */
  | { readonly to: 'screen'; readonly usage: Used; readonly isUnknown: boolean }
  | { readonly to: 'screen'; readonly complaint: ToldComplaint }
  | { readonly to: 'end'; readonly why: 'user' | 'idle' | 'lost' | 'refused'; readonly complaint?: ToldComplaint };

/** What every conversation works with. */
export interface World {
  readonly player: Plays;
  /** Does what was said if it is a plain command; `note` is what a model is told of it, '' for nothing. */
  understand(words: string, signal: AbortSignal): Promise<{ readonly isDone: boolean; readonly note: string }>;
  /** Told what is to be seen of it, in its order. */
  watch(seen: Seen): void;
}

/** What a conversation has used, apart by what it costs: the model itself, and what writes down what is said beside it. */
export interface Used {
  readonly talking: Usage;
  readonly hearing: Usage;
}
