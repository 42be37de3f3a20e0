/** What went wrong on the way to a server and back. `silent` is a server that took longer than the client waits. */
export type NetworkProblem = 'not-found' | 'refused' | 'untrusted' | 'broken-off' | 'silent' | 'unreachable';

const PROBLEMS: readonly (readonly [codes: RegExp, problem: NetworkProblem])[] = [
  [/^(ENOTFOUND|EAI_)/, 'not-found'],
  [/^ECONNREFUSED$/, 'refused'],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL/, 'untrusted'],
  [/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, 'silent'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ECONNABORTED|HPE_)/, 'broken-off'],
  [/^(E[A-Z]{4,}|UND_ERR_)/, 'unreachable'],
];

/** By the codes of Node's system errors and of undici, which stand in an error's causes. Undefined for what is no network failure. */
export function networkProblem(thrown: unknown): NetworkProblem | undefined {
  const all = causes(thrown);
  const codes = all.map(cause => String((cause as { code?: unknown }).code ?? ''));
  const known = PROBLEMS.find(([pattern]) => codes.some(code => pattern.test(code)));
  if (known) return known[1];
  const isFetch = all.some(
    cause => cause instanceof TypeError && /fetch failed|terminated|network/i.test(cause.message),
  );
  return isFetch || isConnectionError(thrown) ? 'unreachable' : undefined;
}

/** The client's own, which has no status. */
function isConnectionError(thrown: unknown): boolean {
  return thrown instanceof Error && 'status' in thrown && thrown.status === undefined;
}

export function causes(thrown: unknown): readonly object[] {
  const found: object[] = [];
  for (let at = thrown; typeof at === 'object' && at !== null && found.length < 8; ) {
    found.push(at);
    at = at instanceof AggregateError ? at.errors[0] : (at as { cause?: unknown }).cause;
  }
  return found;
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: Headers | undefined): number | undefined {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const given = headers?.get('retry-after');
  if (!given) return undefined;
  const until = /^[\d.]+$/.test(given) ? Number.parseFloat(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(until) ? Math.max(0, until) : undefined;
}
