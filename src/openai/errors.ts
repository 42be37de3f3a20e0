import { AloudError, asAloudError, cancelled, type ErrorCode, type Remedy } from '../common/errors.ts';
import type { Address } from '../common/keys.ts';
import { redacted } from '../common/secrets/withoutSecrets.ts';
import type { SettingName } from '../common/settings.ts';

/** What was asked of whom, for telling what went wrong with it. */
export interface Asked {
  readonly address: Address;
  readonly addressSetting: SettingName;
  readonly model: string;
  /** Whether functions were offered: then a refusal of tools is told apart. */
  readonly withTools: boolean;
}

/** A failure in Aloud's words, and whether asking again may help. */
export interface Explained {
  readonly error: AloudError;
  readonly mayRetry: boolean;
  /** How long the server asks to wait first, in ms. */
  readonly retryAfterMs: number | undefined;
}

interface Meaning {
  readonly code: ErrorCode;
  /** Goes on after "The chat server at HOST ". */
  readonly says: string;
  readonly remedies: readonly Remedy[];
  readonly setting?: SettingName;
  readonly mayRetry?: boolean;
}

/** What the client's errors hold, whatever their class. */
interface Reply {
  readonly status: number | undefined;
  /** The API's `code` and `type` in one, lower case. */
  readonly kind: string;
  /** The server's own words: untrusted, and perhaps with the key in them. */
  readonly words: string;
  readonly headers: Headers | undefined;
}

const OUT_OF_QUOTA =
  /insufficient_quota|billing_hard_limit|billing_not_active|account_deactivated|insufficient[ _]credit/i;
const NO_MODEL = /model_not_found|model_deprecated|deployment.?not.?found|model_not_available/;
const MODEL_MISSING =
  /\bmodel\b.{0,120}(does not exist|not found|deprecated|decommissioned|shut down|no longer|not exist|unknown)|(unknown|invalid|no such) model/i;
const NO_TOOLS =
  /not support\w* (the )?(use of )?(tools?|functions?)\b|support tool use|(tools?|functions?)( use| choice| calls?| calling)? (is|are) not supported|(tools? param|tool choice) requires --|unsupported parameter:? .?tools|unknown (field|parameter|name):? .?tools/i;

/** The one place that decides what a failed request means, in words, and whether it is worth asking again. */
export async function explain(thrown: unknown, asked: Asked): Promise<Explained> {
  if (thrown instanceof AloudError) return { error: thrown, mayRetry: false, retryAfterMs: undefined };
  const { APIConnectionTimeoutError, APIError, APIUserAbortError } = await import('./package.ts');
  if (thrown instanceof APIUserAbortError || isAbort(thrown)) {
    return { error: cancelled(), mayRetry: false, retryAfterMs: undefined };
  }
  if (thrown instanceof APIConnectionTimeoutError) return tell(timedOut(), asked, thrown);
  if (thrown instanceof SyntaxError) return tell(badReply('sent an answer that is cut off or garbled.'), asked, thrown);
  if (thrown instanceof APIError && (thrown.status !== undefined || thrown.error !== undefined)) {
    const reply: Reply = {
      status: thrown.status,
      kind: `${thrown.code ?? ''} ${thrown.type ?? ''}`.toLowerCase(),
      words: thrown.message.replace(/^\d{3} /, ''),
      headers: thrown.headers,
    };
    return tell(meaningOf(reply, asked), asked, thrown, retryAfterMs(reply.headers));
  }
  const connection = connectionProblem(thrown, asked);
  if (connection) return tell(connection, asked, thrown);
  return { error: asAloudError(scrubbed(thrown, asked)), mayRetry: false, retryAfterMs: undefined };
}

/** The server did not begin to answer, or went on, in time. */
export function explainSilence(asked: Asked): AloudError {
  return tell(timedOut(), asked).error;
}

/** An answer that makes no sense; `says` goes on after "The speech server at HOST ". */
export function explainBadReply(says: string, asked: Asked): AloudError {
  return tell(badReply(says), asked).error;
}

/** The server asks for more patience than there is. */
export function explainWait(waitMs: number, asked: Asked): AloudError {
  const seconds = Math.ceil(waitMs / 1000);
  const says = `is busy and asks to wait ${seconds} seconds. Try again then.`;
  return tell({ code: 'busy', says, remedies: ['retry'] }, asked).error;
}

/** Where a person reads which service failed: "The transcription server at api.openai.com". */
function named({ address }: Asked): string {
  return `The ${address.service} server at ${new URL(address.baseUrl).host}`;
}

function tell(meaning: Meaning, asked: Asked, thrown?: unknown, waitMs?: number): Explained {
  const error = new AloudError({
    code: meaning.code,
    message: `${named(asked)} ${meaning.says}`,
    remedies: meaning.remedies,
    ...(meaning.setting && { setting: meaning.setting }),
    ...(thrown !== undefined && { cause: scrubbed(thrown, asked) }),
  });
  return { error, mayRetry: meaning.mayRetry ?? false, retryAfterMs: waitMs };
}

function meaningOf(reply: Reply, asked: Asked): Meaning {
  const { status, kind, words } = reply;
  const { service, key } = asked.address;
  const modelSetting: SettingName = `aloud.${service}.model`;
  const quoted = quote(words, key);
  if (status !== undefined && status >= 300 && status < 400) {
    const target = destination(reply.headers, asked);
    return {
      code: 'unsupported',
      says: `sends on to ${target}. Aloud does not follow, so that your key goes nowhere else. If you trust that address, set ${asked.addressSetting} to it.`,
      remedies: ['open-settings'],
      setting: asked.addressSetting,
    };
  }
  if (status === 402 || OUT_OF_QUOTA.test(`${kind} ${words}`)) {
    return {
      code: 'no-quota',
      says: 'says that the account has no credit left, or is closed. Check its plan and billing, or set another key.',
      remedies: ['set-key', 'retry'],
    };
  }
  if (asked.withTools && status !== 429 && NO_TOOLS.test(words)) {
    return {
      code: 'no-tools',
      says: `says that the model ${asked.model} cannot call functions, so it cannot act on commands. Choose another model in ${modelSetting}; dictation works without.`,
      remedies: ['open-settings'],
      setting: modelSetting,
    };
  }
  if (NO_MODEL.test(kind) || ((status === 404 || status === 400 || status === 410) && MODEL_MISSING.test(words))) {
    return {
      code: 'model-gone',
      says: `has no model ${asked.model}, or has it no longer. Choose another in ${modelSetting}.`,
      remedies: ['open-settings'],
      setting: modelSetting,
    };
  }
  if (status === 401 || /invalid_api_key|authentication_error/.test(kind)) {
    return key === undefined
      ? {
          code: 'no-key',
          says: 'wants an API key, and none is set for it. Set one with "Aloud: Set API Key".',
          remedies: ['set-key'],
        }
      : {
          code: 'bad-key',
          says: 'does not accept the API key. Set the right one with "Aloud: Set API Key".',
          remedies: ['set-key'],
        };
  }
  if (status === 403) {
    return { code: 'bad-key', says: `does not allow this with your key: ${quoted}`, remedies: ['set-key'] };
  }
  if (/audio_too_short|audio file is too short/i.test(`${kind} ${words}`)) {
    return { code: 'nothing-heard', says: 'found the recording too short to hold a word. Try again.', remedies: [] };
  }
  if (status === 404 || status === 405) {
    return {
      code: 'unsupported',
      says: `does not offer ${service} under that address. Check ${asked.addressSetting}: most addresses end in /v1.`,
      remedies: ['open-settings'],
      setting: asked.addressSetting,
    };
  }
  if (status === 408) return timedOut();
  if (status === 409 || status === 429 || /rate_limit/.test(kind)) {
    return {
      code: 'busy',
      says: 'has too much to do, or has had too many requests from you. Try again in a moment.',
      remedies: ['retry'],
      mayRetry: true,
    };
  }
  if (status === 413) {
    return { code: 'unsupported', says: 'finds what it was sent too long. Say it in shorter pieces.', remedies: [] };
  }
  if (/context_length_exceeded/.test(kind)) {
    return {
      code: 'unsupported',
      says: `finds the request too long for ${asked.model}. Lower aloud.chat.contextTokens, or choose another model in ${modelSetting}.`,
      remedies: ['open-settings'],
      setting: 'aloud.chat.contextTokens',
    };
  }
  if (status !== undefined && status < 500) {
    return { code: 'server-failed', says: `rejected the request: ${quoted}`, remedies: ['check-setup', 'show-log'] };
  }
  const said = quoted && !/status code \(no body\)/.test(quoted) ? ` It says: ${quoted}` : '';
  return {
    code: 'server-failed',
    says: `has failed${status === undefined ? '' : ` (${status})`}. Try again in a moment.${said}`,
    remedies: ['retry'],
    mayRetry: true,
  };
}

function timedOut(): Meaning {
  return {
    code: 'timed-out',
    says: 'did not answer in time. Try again, or give it longer in aloud.timeoutMs.',
    remedies: ['retry'],
    setting: 'aloud.timeoutMs',
    mayRetry: true,
  };
}

function badReply(says: string): Meaning {
  return { code: 'bad-reply', says, remedies: ['retry', 'check-setup'] };
}

/** Undefined for what is no network failure. */
function connectionProblem(thrown: unknown, asked: Asked): Meaning | undefined {
  const codes = causes(thrown).map(cause => String((cause as { code?: unknown }).code ?? ''));
  const has = (pattern: RegExp) => codes.some(code => pattern.test(code));
  const offline: Omit<Meaning, 'says'> = { code: 'unreachable', remedies: ['retry'], setting: asked.addressSetting };
  if (has(/^(ENOTFOUND|EAI_)/)) {
    return { ...offline, says: `cannot be found. Is there a network, and is ${asked.addressSetting} right?` };
  }
  if (has(/^ECONNREFUSED$/)) {
    return { ...offline, says: `is not running: nothing answers there. Start it, or check ${asked.addressSetting}.` };
  }
  if (has(/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL/)) {
    return { ...offline, says: 'cannot be trusted: its certificate is not valid here.', remedies: ['check-setup'] };
  }
  if (has(/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ECONNABORTED|HPE_)/)) {
    return { ...offline, says: 'broke off the connection. Try again.', mayRetry: true };
  }
  const network = causes(thrown).some(
    cause => cause instanceof TypeError && /fetch failed|terminated|network/i.test(cause.message),
  );
  if (!network && !has(/^(E[A-Z]{4,}|UND_ERR_)/) && !isConnectionError(thrown)) return undefined;
  return { ...offline, says: `cannot be reached. Is there a network, and is ${asked.addressSetting} right?` };
}

function isConnectionError(thrown: unknown): boolean {
  return thrown instanceof Error && 'status' in thrown && thrown.status === undefined;
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

function causes(thrown: unknown): readonly object[] {
  const found: object[] = [];
  for (let at = thrown; typeof at === 'object' && at !== null && found.length < 8; ) {
    found.push(at);
    at = at instanceof AggregateError ? at.errors[0] : (at as { cause?: unknown }).cause;
  }
  return found;
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const given = headers?.get('retry-after');
  if (!given) return undefined;
  const until = /^[\d.]+$/.test(given) ? Number.parseFloat(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(until) ? Math.max(0, until) : undefined;
}

function destination(headers: Headers | undefined, asked: Asked): string {
  const location = headers?.get('location') ?? '';
  if (!URL.canParse(location, asked.address.baseUrl)) return 'another address';
  return quote(new URL(location, asked.address.baseUrl).origin, asked.address.key);
}

/** Foreign words for a message: one short line without control or invisible characters, and without the key. */
function quote(words: string, key: string | undefined): string {
  const line = hide(words, key)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function hide(text: string, key: string | undefined): string {
  return redacted(key === undefined ? text : text.replaceAll(key, '[hidden]'));
}

/** The cause for the log: its words only. The client's own errors carry headers and bodies. */
function scrubbed(thrown: unknown, asked: Asked): Error {
  const words = causes(thrown).map(cause => (cause instanceof Error ? cause.message : String(cause)));
  return new Error(hide(words.length > 0 ? words.join(': ') : String(thrown), asked.address.key));
}
