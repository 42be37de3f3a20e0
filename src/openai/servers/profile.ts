import type { Service } from '../../common/settings/keys.ts';
import type { SettingName } from '../../common/settings/settings.ts';
import type { Message } from '../../messages/message.ts';

/** What a server may do for Aloud: `live` is Realtime transcription, while someone speaks. */
export type ServerStage = Exclude<Service, 'conversation'> | 'live';

export const SERVER_STAGES = ['transcription', 'live', 'chat', 'speech'] as const satisfies readonly ServerStage[];

/** One stage of a server. */
export interface Offer {
  /** Models to suggest, the best guess first; the server may list others. */
  readonly models: readonly [string, ...string[]];
  /** Voices to suggest, of speech. */
  readonly voices?: readonly [string, ...string[]];
  /** At most so many characters at a time, of speech. */
  readonly longest?: number;
  /** What must be set because the server cannot do otherwise. */
  readonly settings?: Partial<Readonly<Record<SettingName, string | boolean>>>;
}

/** A server that people run, or pay for, as far as Aloud must know it. */
export interface ServerProfile {
  /** As people know it. */
  readonly name: string;
  /** Where it is unless it was put elsewhere; capitals stand for what is one's own. */
  readonly address: string;
  /** Whether it answers nobody without a key; others may be given one. */
  readonly needsKey: boolean;
  readonly stages: Readonly<Partial<Record<ServerStage, Offer>>>;
  /** What is to be done at the server's side, or what it does otherwise than others. */
  readonly about?: Message;
}
