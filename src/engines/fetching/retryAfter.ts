import type { IncomingHttpHeaders } from 'node:http';

/** When a server may be asked again, in ms from now: `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['retry-after'];
  if (!given) return undefined;
  const ms = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
