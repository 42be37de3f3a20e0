import { isJson, list, member, parsed, text } from '../replies/json.ts';

/** What a server says went wrong. All of it is untrusted, and may repeat what it was sent. */
export interface Complaint {
  /** The answer's HTTP status if that told of a failure, or the one that the complaint names. */
  readonly status: number | undefined;
  /** Its codes and types in one, lower case. */
  readonly kind: string;
  readonly words: string;
  readonly headers: Headers | undefined;
  /** What a model wrote that the server could not read as a call: Groq's `failed_generation`. */
  readonly written?: string;
}

/** A complaint in an answer that began as if all were well. */
export class ServerComplaint extends Error {
  readonly complaint: Complaint;

  constructor(complaint: Complaint) {
    super(complaint.words);
    this.complaint = complaint;
  }
}

const MOST_WORDS = 1000;
/** Of several mistakes in a request, so many are told. */
const MOST_TOLD = 3;
/** Complaints hold complaints, but not for ever. */
const DEEPEST = 4;

/** Where servers put their words, the plainest first. */
const WORDS = ['message', 'detail', 'msg', 'error', 'error_description', 'error_msg', 'status_msg', 'reason', 'title'];
const KINDS = ['code', 'type', 'status', 'error', 'param'];
const STATUSES = ['code', 'status', 'status_code', 'statusCode'];

/** Members of an answer: beside them `message` or `detail` are no complaint. */
const ANSWERS = ['choices', 'text', 'segments', 'transcription', 'transcript', 'results', 'result', 'usage'];

/**
 * The complaint that a server's JSON is, in any of the forms that compatible servers have: OpenAI's `error` object, a
 * plain string in its place, a list (Gemini), `object: "error"` (vLLM), FastAPI's `detail`, RFC 9457's `title` and
 * `detail`, `errors` (Cloudflare), one within a choice (OpenRouter). Undefined for an answer.
 */
export function complaintIn(value: unknown): Omit<Complaint, 'headers'> | undefined {
  if (Array.isArray(value)) return value.slice(0, MOST_TOLD).map(complaintIn).find(Boolean);
  if (!isJson(value)) return undefined;
  const inner = [member(value, 'error'), list(value, 'errors')[0], member(value, 'fault')].find(isSaid);
  if (isSaid(inner)) return complaintOf(inner === true ? value : inner, value);
  const inChoice = member(list(value, 'choices')[0], 'error');
  if (isSaid(inChoice)) return complaintOf(inChoice, value);
  if (text(value, 'object') === 'error') return complaintOf(value, value);
  const base = member(value, 'base_resp');
  if (isSaid(member(base, 'status_code'))) return complaintOf(base, value);
  if (ANSWERS.some(name => isThere(member(value, name)))) return undefined;
  const hasWords =
    typeof member(value, 'message') === 'string' || isSaid(member(value, 'detail')) || text(value, 'msg');
  return hasWords ? complaintOf(value, value) : undefined;
}

/** A complaint out of the body of an answer that failed, whatever that is. */
export function complaintFrom(body: string): Omit<Complaint, 'headers'> {
  const value = parsed(body);
  return (
    complaintIn(value) ?? {
      status: undefined,
      kind: '',
      words: isJson(value) && Object.keys(value).length === 0 ? '' : plainWords(body),
    }
  );
}

/** The words of a body that is no JSON: of a web page its title, of XML its message, of plain text its beginning. */
export function plainWords(body: string): string {
  const text = body.trim();
  if (!text.startsWith('<')) return text.slice(0, MOST_WORDS);
  for (const tag of ['message', 'title', 'h1', 'p', 'body', 'html']) {
    const words = elementIn(text, tag);
    if (words) return words;
  }
  return withoutTags(text.slice(0, MOST_WORDS));
}

function elementIn(page: string, tag: string): string {
  const lower = page.toLowerCase();
  const start = lower.indexOf(`<${tag}`);
  const open = start < 0 ? -1 : page.indexOf('>', start);
  const close = open < 0 ? -1 : lower.indexOf(`</${tag}`, open);
  if (close < 0) return '';
  return withoutTags(page.slice(open + 1, Math.min(close, open + MOST_WORDS)));
}

function withoutTags(markup: string): string {
  return markup.replace(/<[^<>]*>/g, ' ').trim();
}

/** An answer may be empty, as that to silence is. */
function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isJson(value)) return Object.values(value).some(isSaid);
  return value !== undefined && value !== null && value !== '' && value !== false && value !== 0;
}

function complaintOf(value: unknown, around: unknown): Omit<Complaint, 'headers'> {
  const kinds = [value, around].flatMap(each => KINDS.map(name => member(each, name)));
  const written = text(value, 'failed_generation');
  const words = wordsOf(value) || wordsOf(around) || (JSON.stringify(value) ?? '');
  return {
    status: statusOf(value) ?? statusOf(around),
    kind: kinds
      .filter(kind => typeof kind === 'string' || typeof kind === 'number')
      .join(' ')
      .slice(0, MOST_WORDS)
      .toLowerCase(),
    words: words.slice(0, MOST_WORDS),
    ...(written !== undefined && { written }),
  };
}

function wordsOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') {
    const inner = depth < DEEPEST && /^\s*[{[]/.test(value) ? wordsOf(parsed(value), depth + 1) : '';
    return inner || value;
  }
  if (depth >= DEEPEST) return '';
  if (Array.isArray(value)) {
    const all = value.slice(0, MOST_TOLD).map(each => wordsOf(each, depth + 1));
    return all.filter(words => words !== '').join('; ');
  }
  for (const name of WORDS) {
    const words = wordsOf(member(value, name), depth + 1);
    // FastAPI says beside its words which field they are about.
    if (words)
      return [
        list(value, 'loc')
          .filter(part => part !== 'body')
          .join('.'),
        words,
      ]
        .filter(Boolean)
        .join(': ');
  }
  return '';
}

function statusOf(value: unknown): number | undefined {
  return STATUSES.map(name => Number(member(value, name) ?? Number.NaN)).find(code => code >= 400 && code < 600);
}
