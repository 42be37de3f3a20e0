import { AloudError, asAloudError, cancelled } from '../../common/errors.ts';
import { redacted } from '../../common/secrets/withoutSecrets.ts';
import type { Address } from '../../common/settings/keys.ts';
import type { SettingName } from '../../common/settings/settings.ts';
import { type Message, message, sentences, withTexts } from '../../messages/message.ts';
import { TooLong } from '../replies/bounded.ts';
import { type Complaint, ServerComplaint } from './complaints.ts';
import { badReply, type Meaning, meaningOf, meaningOfNetwork, timedOut } from './meanings.ts';
import { causes, networkProblem, retryAfterMs } from './network.ts';

/** What was asked of whom, for telling what went wrong with it. */
export interface Asked {
  readonly address: Address;
  readonly addressSetting: SettingName;
  readonly model: string;
  /** The setting that names it; that of the service if left out. */
  readonly modelSetting?: SettingName;
  /** Whether functions were offered: then a refusal of tools is told apart. */
  readonly withTools: boolean;
}

/** A failure in Aloud's words, and whether asking again may help. */
export interface Explained {
  readonly error: AloudError;
  readonly mayRetry: boolean;
  /** How long the server asks to wait first, in ms. */
  readonly retryAfterMs: number | undefined;
  /** What the server said, where it said something. */
  readonly complaint: Complaint | undefined;
}

const LONGEST_QUOTE = 200;

/** What a failed request means. Whatever was thrown, no word of it holds the key. */
export async function explain(thrown: unknown, asked: Asked): Promise<Explained> {
  if (thrown instanceof AloudError) return told(thrown);
  const { APIConnectionTimeoutError, APIError, APIUserAbortError } = await import('../package.ts');
  if (thrown instanceof APIUserAbortError || isAbort(thrown)) return told(cancelled());
  if (thrown instanceof APIConnectionTimeoutError) return tell(timedOut(asked), asked, thrown);
  const tooLong = causes(thrown).find(cause => cause instanceof TooLong);
  if (tooLong) return tell(badReply(tooLong.says(named(asked))), asked, thrown);
  if (thrown instanceof ServerComplaint) return complained(thrown.complaint, asked, thrown);
  if (thrown instanceof APIError && thrown.status !== undefined) {
    const { status, headers, code, type } = thrown;
    const complaint = {
      status,
      kind: `${code ?? ''} ${type ?? ''}`.toLowerCase(),
      words: thrown.message.replace(/^\d{3} /, '').replace(/^status code \(no body\)$/, ''),
      headers,
    };
    return complained(complaint, asked, thrown);
  }
  const network = networkProblem(thrown);
  if (network) return tell(meaningOfNetwork(network, asked), asked, thrown);
  return told(asAloudError(scrubbed(thrown, asked)));
}

/** The server did not begin to answer, or went on, in time. */
export function explainSilence(asked: Asked): AloudError {
  return tell(timedOut(asked), asked).error;
}

/** An answer that makes no sense; `says` tells of whom, by `named`. */
export function explainBadReply(says: Message, asked: Asked, setting?: SettingName): AloudError {
  return tell(badReply(says, setting), asked).error;
}

/** An answer that is no JSON, with its words as far as it has any. */
export function explainNoJson(words: string, asked: Asked): AloudError {
  const { address, addressSetting } = asked;
  const server = namedModel(asked);
  const quoted = quote(words, address.key);
  const says = quoted ? message('servers.no-json', { server, words: quoted }) : message('servers.empty', { server });
  const check = message('servers.check-setting', { setting: addressSetting });
  return tell(badReply(sentences([says, check]), addressSetting), asked).error;
}

/** The server asks for more patience than there is. */
export function explainWait(waitMs: number, asked: Asked): AloudError {
  const seconds = Math.ceil(waitMs / 1000);
  const says = message('servers.asks-to-wait', { server: named(asked), seconds });
  return tell({ code: 'busy', says, remedies: ['retry'] }, asked).error;
}

/** Where a person reads which service is meant: "The transcription server at api.openai.com". */
export function named({ address }: Pick<Asked, 'address'>): Message {
  return message('servers.server', { service: address.service, host: new URL(address.baseUrl).host });
}

/** The same, with the model that was asked for: where that may be what is wrong. */
export function namedModel(asked: Pick<Asked, 'address' | 'model'>): Message {
  return message('servers.with-model', { server: named(asked), model: asked.model });
}

function complained(complaint: Complaint, asked: Asked, thrown: unknown): Explained {
  const meaning = meaningOf(complaint, asked);
  const quoted = meaning.quotes ? quote(complaint.words, asked.address.key) : '';
  const says = quoted ? sentences([meaning.says, message('servers.it-says', { words: quoted })]) : meaning.says;
  const explained = tell({ ...meaning, says }, asked, thrown, retryAfterMs(complaint.headers));
  return { ...explained, complaint };
}

function told(error: AloudError): Explained {
  return { error, mayRetry: false, retryAfterMs: undefined, complaint: undefined };
}

function tell(meaning: Meaning, asked: Asked, thrown?: unknown, waitMs?: number): Explained {
  const error = new AloudError({
    code: meaning.code,
    message: withoutKey(meaning.says, asked.address.key),
    remedies: meaning.remedies,
    ...(meaning.setting && { setting: meaning.setting }),
    ...(thrown !== undefined && { cause: scrubbed(thrown, asked) }),
  });
  return { error, mayRetry: meaning.mayRetry ?? false, retryAfterMs: waitMs, complaint: undefined };
}

/** Whatever a sentence is about, the key is not to be read in it. */
function withoutKey(says: Message, key: string | undefined): Message {
  return key === undefined ? says : withTexts(says, text => text.replaceAll(key, '[hidden]'));
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** Foreign words for a message: one short line without control or invisible characters, and without the key. */
function quote(words: string, key: string | undefined): string {
  const line = hide(words, key)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

function hide(text: string, key: string | undefined): string {
  return redacted(key === undefined ? text : text.replaceAll(key, '[hidden]'));
}

/** The cause for the log: its words only. The client's own errors carry headers and bodies. */
function scrubbed(thrown: unknown, asked: Asked): Error {
  const words = causes(thrown).map(cause => (cause instanceof Error ? cause.message : String(cause)));
  return new Error(hide(words.length > 0 ? words.join(': ') : String(thrown), asked.address.key));
}
