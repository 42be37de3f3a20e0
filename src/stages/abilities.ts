import { entryOf } from '../common/entryOf.ts';
import type { ChatName, RecogniserName, VoiceName } from '../common/settings/backendNames.ts';
import { type Message, message } from '../messages/message.ts';
import type { Backend } from './backend.ts';
import { CHAT_MODELS as THINKING } from './chatModels.ts';
import { RECOGNISERS as HEARING } from './recognisers.ts';
import { VOICES as SPEAKING } from './voices.ts';

/** What is to be known of a backend beside that it works. */
export interface Ability {
  /** As people know it. */
  readonly label: Message;
  /** What it can, and where what it is given goes. */
  readonly can: Message;
}

/** What each backend can, and where what it is given goes, in a sentence or two for people. */
const RECOGNISERS: Readonly<Record<RecogniserName, Message>> = {
  openai: message('setup.can-openai'),
  live: message('setup.can-live'),
  moonshine: message('setup.can-moonshine'),
  parakeet: message('setup.can-parakeet'),
  whisper: message('setup.can-whisper'),
  pocketsphinx: message('setup.can-pocketsphinx'),
};

const CHAT_MODELS: Readonly<Record<ChatName, Message>> = {
  openai: message('setup.can-chat'),
  vscode: message('setup.can-vscode'),
};

const VOICES: Readonly<Record<VoiceName, Message>> = {
  openai: message('setup.can-speech'),
  realtime: message('setup.can-realtime'),
  local: message('setup.can-local'),
  system: message('setup.can-system'),
};

/** What is but one way, whichever model it is by. */
const ITSELF = {
  audio: { label: message('setup.audio'), can: message('setup.can-audio') },
  conversation: { label: message('setup.conversation'), can: message('setup.can-conversation') },
} as const;

const ABILITIES = { transcription: RECOGNISERS, chat: CHAT_MODELS, speech: VOICES } as const;
const BACKENDS = { transcription: HEARING, chat: THINKING, speech: SPEAKING } as const;

/** Undefined for whatever is none of the names of a stage. */
export function abilityOf(stage: keyof typeof ABILITIES | keyof typeof ITSELF, name: string): Ability | undefined {
  if (stage === 'audio' || stage === 'conversation') return ITSELF[stage];
  const can = entryOf<Message>(ABILITIES[stage], name);
  const backend = entryOf<Pick<Backend<never, never>, 'label'>>(BACKENDS[stage], name);
  return can && backend && { label: backend.label, can };
}
