import { type Message, message } from '../messages/message.ts';
import { english } from '../messages/text.ts';

/**
 * Everything that can go wrong, by a code that tests and callers can rely on whatever the wording.
 * What a person reads of it is a sentence of the catalogue; `remedy` names what they can do next.
 */
export type ErrorCode =
  | 'no-key'
  | 'bad-key'
  | 'no-quota'
  | 'unreachable'
  | 'timed-out'
  | 'busy'
  | 'server-failed'
  | 'bad-reply'
  | 'model-gone'
  | 'no-tools'
  | 'no-microphone'
  | 'microphone-denied'
  | 'microphone-failed'
  | 'nothing-heard'
  | 'no-words'
  | 'nothing-understood'
  | 'no-recording'
  | 'no-player'
  | 'player-failed'
  | 'no-document'
  | 'document-closed'
  | 'document-changed'
  | 'read-only'
  | 'refused'
  | 'bad-arguments'
  | 'not-found'
  | 'ambiguous'
  | 'too-many-rounds'
  | 'unsupported'
  | 'cancelled'
  | 'unexpected';

/** A next step that a message can offer as a button. */
export type Remedy =
  | 'retry'
  | 'choose-ears'
  | 'set-key'
  | 'select-server'
  | 'select-model'
  | 'select-microphone'
  | 'another-player'
  | 'manage-trust'
  | 'open-settings'
  | 'check-setup'
  | 'fetch-models'
  | 'show-log'
  | 'copy-text';

export interface Failure {
  readonly code: ErrorCode;
  /** What a person reads. */
  readonly message: Message;
  /** What a model is told in its stead: what to do otherwise. In English, and not for people. */
  readonly forModel?: string;
  readonly remedies?: readonly Remedy[];
  /** The setting a person would change, such as `aloud.chat.model`. */
  readonly setting?: string;
  /** What was said and could not be used, so that it is not lost. */
  readonly text?: string;
  /** The user has just said no to it on screen, and knows. */
  readonly isByUser?: true;
  readonly cause?: unknown;
}

export class AloudError extends Error {
  override readonly name = 'AloudError';
  readonly code: ErrorCode;
  /** What a person reads. `message` is for the log and for models: the same in English, or more. */
  readonly says: Message;
  readonly remedies: readonly Remedy[];
  readonly setting: string | undefined;
  readonly text: string | undefined;
  readonly isByUser: boolean;

  constructor(failure: Failure) {
    super(
      failure.forModel ?? english(failure.message),
      failure.cause === undefined ? undefined : { cause: failure.cause },
    );
    this.code = failure.code;
    this.says = failure.message;
    this.remedies = failure.remedies ?? [];
    this.setting = failure.setting;
    this.text = failure.text;
    this.isByUser = failure.isByUser ?? false;
  }
}

/** Silence and second thoughts are no failures: they are mentioned in passing. */
const QUIET: ReadonlySet<string> = new Set<ErrorCode>(['nothing-heard', 'no-words', 'nothing-understood']);

export function isQuiet(code: string): boolean {
  return QUIET.has(code);
}

export function cancelled(): AloudError {
  return new AloudError({ code: 'cancelled', message: message('cancelled') });
}

/** Throws the `cancelled` error if the signal has fired. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

/** Any thrown value as an AloudError; an abort becomes `cancelled`, the unknown becomes `unexpected`. */
export function asAloudError(thrown: unknown): AloudError {
  if (thrown instanceof AloudError) return thrown;
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'AbortError' || name === 'APIUserAbortError') return cancelled();
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return new AloudError({
    code: 'unexpected',
    message: message('unexpected', { why }),
    remedies: ['show-log'],
    cause: thrown,
  });
}
