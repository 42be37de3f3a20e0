import type { ErrorCode, Remedy } from '../../common/errors.ts';
import type { SettingName } from '../../common/settings/settings.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import type { Complaint } from './complaints.ts';
import { type Asked, named, namedModel } from './errors.ts';
import { type Hint, hintFor } from './hints.ts';
import type { NetworkProblem } from './network.ts';

/** What a failure means for the user. */
export interface Meaning {
  readonly code: ErrorCode;
  readonly says: Message;
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
  const server = named(asked);
  const isRejected = status === undefined || (status >= 400 && status < 500);
  if (status !== undefined && status >= 300 && status < 400) return sendsOn(complaint, asked);
  if (status === 402 || OUT_OF_QUOTA.test(`${kind} ${words}`)) {
    return {
      code: 'no-quota',
      says: message('servers.no-credit', { server }),
      remedies: ['retry', 'set-key', 'select-server'],
      setting: asked.addressSetting,
    };
  }
  if (asked.withTools && status !== 429 && NO_TOOLS.test(words)) return noTools(asked);
  if (/tool_use_failed/.test(kind)) {
    return {
      ...badReply(message('servers.unreadable-call', { server }), modelSetting(asked)),
      mayRetry: true,
      quotes: true,
    };
  }
  if (NO_MODEL.test(kind) || (MODEL_MISSING.test(words) && (isRejected || status === 500 || status === 503))) {
    return modelGone(asked);
  }
  if (status === 401 || WRONG_KEY.test(kind) || (isRejected && WRONG_KEY_WORDS.test(words))) return wrongKey(asked);
  if (status === 403) {
    return { code: 'bad-key', says: message('servers.not-allowed', { server }), remedies: ['set-key'], quotes: true };
  }
  if (TOO_SHORT.test(`${kind} ${words}`)) {
    return { code: 'nothing-heard', says: message('servers.too-short', { server }), remedies: [] };
  }
  if (isRejected && NO_SUCH_PATH.test(words)) return notThere(asked);
  const hint = hintFor(complaint, service);
  if (hint) return rejected(hint, asked);
  if (status === 404 || status === 405) return notThere(asked);
  if (status === 408) return timedOut(asked);
  if (status === 409 || status === 429 || BUSY.test(kind) || (status === undefined && BUSY_WORDS.test(words))) {
    return {
      code: 'busy',
      says: message('servers.busy', { server }),
      remedies: ['retry'],
      mayRetry: true,
    };
  }
  if (status === 413) {
    return { code: 'unsupported', says: message('servers.too-long', { server }), remedies: [] };
  }
  if (service === 'chat' && TOO_LONG_FOR_MODEL.test(`${kind} ${words}`)) return tooLongForModel(asked);
  if (status !== undefined && status < 500) {
    return {
      code: 'server-failed',
      says: message('servers.rejected', { server: namedModel(asked) }),
      remedies: ['check-setup', 'show-log'],
      quotes: true,
    };
  }
  return {
    code: 'server-failed',
    says:
      status === undefined
        ? message('servers.failed', { server: namedModel(asked) })
        : message('servers.failed-with', { server: namedModel(asked), status: String(status) }),
    remedies: ['retry'],
    mayRetry: true,
    quotes: true,
  };
}

/** What a network problem means. */
export function meaningOfNetwork(problem: NetworkProblem, asked: Asked): Meaning {
  const server = named(asked);
  const { addressSetting: setting } = asked;
  const offline = { code: 'unreachable', remedies: ['retry', 'select-server'], setting } as const;
  switch (problem) {
    case 'not-found':
      return { ...offline, says: message('servers.not-found', { server, setting }) };
    case 'refused':
      return { ...offline, says: message('servers.not-running', { server, setting }) };
    case 'untrusted':
      return { ...offline, says: message('servers.untrusted', { server }), remedies: ['check-setup'] };
    case 'broken-off':
      return { ...offline, says: message('servers.broke-off', { server }), remedies: ['retry'], mayRetry: true };
    case 'silent':
      return timedOut(asked);
    case 'unreachable':
      return { ...offline, says: message('servers.unreachable', { server, setting }) };
  }
}

export function timedOut(asked: Pick<Asked, 'address'>): Meaning {
  return {
    code: 'timed-out',
    says: message('servers.timed-out', { server: named(asked) }),
    remedies: ['retry'],
    setting: 'aloud.timeoutMs',
    mayRetry: true,
  };
}

/** An answer that makes no sense. */
export function badReply(says: Message, setting?: SettingName): Meaning {
  const remedies: readonly Remedy[] = setting ? ['open-settings', 'retry'] : ['retry', 'check-setup'];
  return { code: 'bad-reply', says, remedies, ...(setting && { setting }) };
}

function rejected({ advice, setting }: Hint, asked: Asked): Meaning {
  return {
    code: 'unsupported',
    says: sentences([message('servers.rejected', { server: namedModel(asked) }), advice]),
    remedies: ['open-settings'],
    setting,
    quotes: true,
  };
}

function sendsOn({ headers }: Complaint, asked: Asked): Meaning {
  const server = named(asked);
  const { address, addressSetting: setting } = asked;
  const location = headers?.get('location') ?? '';
  return {
    code: 'unsupported',
    says: URL.canParse(location, address.baseUrl)
      ? message('servers.sends-on', { server, target: new URL(location, address.baseUrl).origin, setting })
      : message('servers.sends-elsewhere', { server, setting }),
    remedies: ['open-settings'],
    setting,
  };
}

function noTools(asked: Asked): Meaning {
  const setting = modelSetting(asked);
  return {
    code: 'no-tools',
    says: message('servers.no-tools', { server: named(asked), model: asked.model, setting }),
    remedies: ['select-model', 'open-settings'],
    setting,
  };
}

function modelGone(asked: Asked): Meaning {
  const setting = modelSetting(asked);
  return {
    code: 'model-gone',
    says: message('servers.no-model', { server: named(asked), model: asked.model, setting }),
    remedies: ['select-model', 'open-settings'],
    setting,
    quotes: true,
  };
}

function wrongKey(asked: Asked): Meaning {
  const server = named(asked);
  const { addressSetting: setting } = asked;
  return asked.address.key === undefined
    ? { code: 'no-key', says: message('servers.wants-key', { server }), remedies: ['set-key'], setting }
    : { code: 'bad-key', says: message('servers.wrong-key', { server }), remedies: ['set-key'], setting };
}

function notThere(asked: Asked): Meaning {
  const { address, addressSetting: setting } = asked;
  return {
    code: 'unsupported',
    says: message('servers.not-there', { server: named(asked), service: address.service, setting }),
    remedies: ['select-server', 'open-settings'],
    setting,
    quotes: true,
  };
}

function tooLongForModel(asked: Asked): Meaning {
  const { model } = asked;
  return {
    code: 'unsupported',
    says: message('servers.too-long-for-model', {
      server: named(asked),
      model,
      setting: modelSetting(asked),
    }),
    remedies: ['open-settings'],
    setting: 'aloud.chat.contextTokens',
    quotes: true,
  };
}

function modelSetting({ address, modelSetting: own }: Asked): SettingName {
  return own ?? `aloud.${address.service}.model`;
}
