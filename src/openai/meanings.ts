import type { ErrorCode, Remedy } from '../common/errors.ts';
import type { Service } from '../common/keys.ts';
import type { SettingName } from '../common/settings.ts';
import type { Complaint } from './complaints.ts';
import type { Asked } from './errors.ts';
import { type Hint, hintFor } from './hints.ts';
import type { NetworkProblem } from './network.ts';

/** What a failure means for the user. */
export interface Meaning {
  readonly code: ErrorCode;
  /** Goes on after "The chat server at HOST ". */
  readonly says: string;
  readonly remedies: readonly Remedy[];
  readonly setting?: SettingName;
  readonly mayRetry?: boolean;
  /** Whether the server's own words stand behind that. */
  readonly quotes?: boolean;
}

const OUT_OF_QUOTA =
  /insufficient_quota|billing_hard_limit|billing_not_active|account_deactivated|insufficient[ _](credit|balance|funds)/i;
const NO_MODEL = /model_not_found|model_deprecated|deployment.?not.?found|model_not_available|invalid_model/;
const MODEL_MISSING =
  /\bmodels?\b.{0,120}(does not exist|not found|deprecated|decommissioned|shut down|no longer|not exist|unknown|not (installed|loaded|available|downloaded)|isn't (installed|loaded))|(unknown|invalid|no such) model|no models? (is |are )?(loaded|found)|could not find .{0,40}\bmodel\b|(fail\w*|could not|cannot|unable) (to )?load (the )?model/i;
const NO_TOOLS =
  /not support\w* (the )?(use of )?(tools?|functions?)\b|support tool use|(tools?|functions?)( use| choice| calls?| calling)? (is|are) not (supported|available|enabled)|(tools? param|tool choice) requires --|unsupported parameter:? .?tools|unknown (field|parameter|name):? .?tools|without tool support/i;
const WRONG_KEY = /invalid_api_key|authentication_error|unauthenticated/;
const WRONG_KEY_WORDS =
  /(invalid|incorrect|wrong|bad|missing|no|expired|unknown) (api|access|auth\w*|bearer)[ -]?(key|token)|api[ -]?key (is |was )?(not (valid|found|provided)|invalid|missing|required|incorrect|expired)|\bunauthori[sz]ed\b|authentication (failed|required|error)|not authenticated/i;
const BUSY = /rate.?limit|too_many_requests|overloaded|resource_exhausted|server_busy/;
const BUSY_WORDS = /rate limit|too many requests|overloaded|at capacity|server (is )?busy|no slot available/i;
const NO_SUCH_PATH =
  /unexpected endpoint|(unknown|invalid|no such) (request )?(url|route|endpoint|path)|(endpoint|route|path|page|url|resource|file) .{0,40}(not found|does not exist)|cannot (get|post) \/|no route|method not allowed|^not found\.?$/i;
const TOO_SHORT = /audio_too_short|(audio|file|recording) (file )?is too short/i;
const TOO_LONG_FOR_MODEL =
  /context_length_exceeded|exceed_context_size|(maximum|max|model'?s?) context|context (length|window|size)|prompt is too long|too many tokens|reduce the length/i;

/** The one place that decides what a server's complaint means, in words, and whether it is worth asking again. */
export function meaningOf(complaint: Complaint, asked: Asked): Meaning {
  const { status, kind, words } = complaint;
  const { service } = asked.address;
  const isRejected = status === undefined || (status >= 400 && status < 500);
  if (status !== undefined && status >= 300 && status < 400) return sendsOn(complaint, asked);
  if (status === 402 || OUT_OF_QUOTA.test(`${kind} ${words}`)) {
    return {
      code: 'no-quota',
      says: 'says that the account has no credit left, or is closed. Check its plan and billing, or set another key.',
      remedies: ['set-key', 'retry'],
    };
  }
  if (asked.withTools && status !== 429 && NO_TOOLS.test(words)) return noTools(asked);
  if (/tool_use_failed/.test(kind)) {
    return {
      ...badReply(
        'cannot read what the model wrote as a call. Try again, or choose another model.',
        modelSetting(service),
      ),
      mayRetry: true,
      quotes: true,
    };
  }
  if (NO_MODEL.test(kind) || (MODEL_MISSING.test(words) && (isRejected || status === 500 || status === 503))) {
    return modelGone(asked);
  }
  if (status === 401 || WRONG_KEY.test(kind) || (isRejected && WRONG_KEY_WORDS.test(words))) return wrongKey(asked);
  if (status === 403) {
    return { code: 'bad-key', says: 'does not allow this with your key.', remedies: ['set-key'], quotes: true };
  }
  if (TOO_SHORT.test(`${kind} ${words}`)) {
    return { code: 'nothing-heard', says: 'found the recording too short to hold a word. Try again.', remedies: [] };
  }
  if (isRejected && NO_SUCH_PATH.test(words)) return notThere(asked);
  const hint = hintFor(complaint, service);
  if (hint) return rejected(hint);
  if (status === 404 || status === 405) return notThere(asked);
  if (status === 408) return timedOut();
  if (status === 409 || status === 429 || BUSY.test(kind) || (status === undefined && BUSY_WORDS.test(words))) {
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
  if (service === 'chat' && TOO_LONG_FOR_MODEL.test(`${kind} ${words}`)) return tooLongForModel(asked);
  if (status !== undefined && status < 500) {
    return {
      code: 'server-failed',
      says: 'rejected the request.',
      remedies: ['check-setup', 'show-log'],
      quotes: true,
    };
  }
  return {
    code: 'server-failed',
    says: `has failed${status === undefined ? '' : ` (${status})`}. Try again in a moment.`,
    remedies: ['retry'],
    mayRetry: true,
    quotes: true,
  };
}

/** What a network problem means. */
export function meaningOfNetwork(problem: NetworkProblem, { addressSetting }: Asked): Meaning {
  const offline = { code: 'unreachable', remedies: ['retry'], setting: addressSetting } as const;
  switch (problem) {
    case 'not-found':
      return { ...offline, says: `cannot be found. Is there a network, and is ${addressSetting} right?` };
    case 'refused':
      return { ...offline, says: `is not running: nothing answers there. Start it, or check ${addressSetting}.` };
    case 'untrusted':
      return { ...offline, says: 'cannot be trusted: its certificate is not valid here.', remedies: ['check-setup'] };
    case 'broken-off':
      return { ...offline, says: 'broke off the connection. Try again.', mayRetry: true };
    case 'silent':
      return timedOut();
    case 'unreachable':
      return { ...offline, says: `cannot be reached. Is there a network, and is ${addressSetting} right?` };
  }
}

export function timedOut(): Meaning {
  return {
    code: 'timed-out',
    says: 'did not answer in time. Try again, or give it longer in aloud.timeoutMs.',
    remedies: ['retry'],
    setting: 'aloud.timeoutMs',
    mayRetry: true,
  };
}

/** An answer that makes no sense. */
export function badReply(says: string, setting?: SettingName): Meaning {
  const remedies: readonly Remedy[] = setting ? ['open-settings', 'retry'] : ['retry', 'check-setup'];
  return { code: 'bad-reply', says, remedies, ...(setting && { setting }) };
}

function rejected({ advice, setting }: Hint): Meaning {
  return {
    code: 'unsupported',
    says: `rejected the request. ${advice}`,
    remedies: ['open-settings'],
    setting,
    quotes: true,
  };
}

function sendsOn({ headers }: Complaint, { address, addressSetting }: Asked): Meaning {
  const location = headers?.get('location') ?? '';
  const target = URL.canParse(location, address.baseUrl)
    ? new URL(location, address.baseUrl).origin
    : 'another address';
  return {
    code: 'unsupported',
    says: `sends on to ${target}. Aloud does not follow, so that your key goes nowhere else. If you trust that address, set ${addressSetting} to it.`,
    remedies: ['open-settings'],
    setting: addressSetting,
  };
}

function noTools({ model, address }: Asked): Meaning {
  const setting = modelSetting(address.service);
  return {
    code: 'no-tools',
    says: `says that the model ${model} cannot call functions, so it cannot act on commands. Choose another model in ${setting}; dictation works without.`,
    remedies: ['open-settings'],
    setting,
  };
}

function modelGone({ model, address }: Asked): Meaning {
  const setting = modelSetting(address.service);
  return {
    code: 'model-gone',
    says: `has no model ${model}, or has it no longer. Choose another in ${setting}.`,
    remedies: ['open-settings'],
    setting,
    quotes: true,
  };
}

function wrongKey({ address }: Asked): Meaning {
  return address.key === undefined
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

function notThere({ address, addressSetting }: Asked): Meaning {
  return {
    code: 'unsupported',
    says: `does not offer ${address.service} under that address. Check ${addressSetting}: most addresses end in /v1.`,
    remedies: ['open-settings'],
    setting: addressSetting,
    quotes: true,
  };
}

function tooLongForModel({ model, address }: Asked): Meaning {
  return {
    code: 'unsupported',
    says: `finds the request too long for ${model}. Lower aloud.chat.contextTokens, or choose another model in ${modelSetting(address.service)}.`,
    remedies: ['open-settings'],
    setting: 'aloud.chat.contextTokens',
    quotes: true,
  };
}

function modelSetting(service: Service): SettingName {
  return `aloud.${service}.model`;
}
