import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { HandshakeFault, RealtimeFault, SessionFault } from './faults.ts';
import type { Naming } from './fields.ts';
import { type LiveOptions, LiveSession, type RecordedLive } from './live/liveSession.ts';
import { RealtimeSession } from './realtimeSession.ts';
import { type RecordedTalk, type TalkOptions, TalkSession } from './talkSession.ts';
import { type RecordedVoice, type VoiceOptions, VoiceSession } from './voiceSession.ts';

/** Sound of a rate to text; of what is not all yet, its beginning. */
export type Hears = (samples: Int16Array, rateHz: number, isAll: boolean) => Promise<string>;

export interface RealtimeOptions {
  readonly hears: Hears;
  /** A free one if left out. */
  readonly port?: number;
  /** The one key that is let in; without it every connection is. */
  readonly key?: string;
  /** Where it must come; the other header is refused, as Azure does. */
  readonly keyHeader?: 'Authorization' | 'api-key';
  readonly models?: readonly string[];
  /** OpenAI's names if left out. */
  readonly naming?: Naming;
  /** The recogniser has to stand in the address, which is told when it is opened or behind that; OpenAI refuses it there. */
  readonly wantsModel?: boolean | 'late';
  /** Text comes while sound comes, after each so much of it, in ms; only at the end without it. */
  readonly deltaEveryMs?: number;
  /** Of two pieces the later is written first. */
  readonly crosses?: boolean;
  /** It commits by itself too, after so much sound, in ms: whatever was asked of it. */
  readonly commitsAfterMs?: number;
  /** It calls what it has committed otherwise than what it has heard. */
  readonly renames?: boolean;
  /** It tells of no commit that it has taken. */
  readonly tellsNoCommits?: boolean;
  /** How a model talks, where there is one that does. */
  readonly talk?: TalkOptions;
  /** How a Live model talks, at `/v1/live/sessions`, where there is one. */
  readonly live?: LiveOptions;
  /** How a model reads aloud, where there is one that does. */
  readonly voice?: VoiceOptions;
}

/** What came over one connection. */
export interface RecordedSession {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** As they were sent, sound left out. */
  readonly events: readonly { readonly type?: string }[];
  /** What each commit held, at 24 kHz. */
  readonly commits: readonly Int16Array[];
  /** All sound that came, at 24 kHz. */
  readonly sound: Int16Array;
  /** What was wrong with what was sent. */
  readonly refusals: readonly string[];
}

export interface RealtimeServer {
  /** The base URL for clients: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly sessions: readonly RecordedSession[];
  /** Those over which a model speaks. */
  readonly voices: readonly RecordedVoice[];
  /** Those in which a model talks. */
  readonly talks: readonly RecordedTalk[];
  /** The same by Live. */
  readonly lives: readonly RecordedLive[];
  /** Connections that were refused, by their paths. */
  readonly refused: readonly string[];
  /** Spoils the next connections, one fault each, in order; undefined leaves one as it is. */
  fail(...faults: readonly (RealtimeFault | undefined)[]): void;
  close(): Promise<void>;
}

const MODELS = ['gpt-live-transcribe', 'gpt-realtime-whisper', 'gpt-transcribe', 'gpt-4o-transcribe', 'whisper-1'];

/**
 * Realtime on loopback, transcription and a model that speaks, as OpenAI serves it or, by their names, compatible servers do: it refuses every
 * event and field that is not known, decodes the sound, has it heard by a recogniser, and takes commits of 100 ms and more.
 */
export async function startRealtimeServer(options: RealtimeOptions): Promise<RealtimeServer> {
  const server = createServer((_, response) => void response.writeHead(404).end('{}'));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const attached = attachRealtime(server, options);
  return {
    ...attached,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      await attached.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** The same beside the other endpoints of a server. */
export function attachRealtime(server: Server, options: RealtimeOptions): Omit<RealtimeServer, 'url'> {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions: RealtimeSession[] = [];
  const voices: VoiceSession[] = [];
  const talks: TalkSession[] = [];
  const lives: LiveSession[] = [];
  const refused: string[] = [];
  const hung: Duplex[] = [];
  const faults: (RealtimeFault | undefined)[] = [];
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => {});
    const fault = faults.shift();
    const refusal = fault?.at === 'handshake' ? fault : refusalOf(request, options);
    if (refusal) {
      refused.push(request.url ?? '');
      if (refusal.hangs) {
        hung.push(stream);
        return;
      }
      const { status = 400, headers = {}, error } = refusal;
      const body = JSON.stringify({ error });
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      stream.end(
        `HTTP/1.1 ${status} Refused\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      return;
    }
    sockets.handleUpgrade(request, stream, head, socket => {
      const { voice, talk, live, hears, naming = 'ga' } = options;
      if (live && isLive(request)) {
        lives.push(new LiveSession(socket, request, { hears, ...live }, lives.length + 1));
        return;
      }
      if (talk && !isTranscription(request)) {
        talks.push(new TalkSession(socket, request, { naming, hears, ...talk }, talks.length + 1));
        return;
      }
      if (voice && !isTranscription(request)) {
        voices.push(new VoiceSession(socket, request, { naming, ...voice }, fault as SessionFault | undefined));
        return;
      }
      sessions.push(
        new RealtimeSession(
          socket,
          request,
          { models: MODELS, naming: 'ga', ...options },
          fault as SessionFault | undefined,
        ),
      );
    });
  });
  return {
    sessions,
    voices,
    talks,
    lives,
    refused,
    fail: (...added) => void faults.push(...added),
    close: async () => {
      for (const stream of hung) stream.destroy();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function refusalOf(
  request: IncomingMessage,
  { key, keyHeader, wantsModel, voice, talk, live }: RealtimeOptions,
): HandshakeFault | undefined {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const refuse = (status: number, message: string, code: string | null = null): HandshakeFault => ({
    at: 'handshake',
    status,
    error: { message, code, type: 'invalid_request_error' },
  });
  const isServed = url.pathname === '/v1/realtime' || (live && isLive(request));
  if (!isServed) return refuse(404, `Unknown request URL: GET ${request.url}.`);
  const given = request.headers.authorization;
  if (keyHeader === 'api-key') {
    const isRight = given === undefined && request.headers['api-key'] === key;
    return isRight ? undefined : refuse(401, 'Access denied due to missing subscription key.', '401');
  }
  if (key !== undefined && given !== `Bearer ${key}`)
    return refuse(401, given ? 'Incorrect API key provided.' : "You didn't provide an API key.", 'invalid_api_key');
  if ('openai-beta' in request.headers) return refuse(400, 'The beta header is not supported.');
  if (isLive(request))
    return url.search === ''
      ? undefined
      : refuse(400, 'Unknown query parameter: the model belongs into session.start.');
  if ((voice || talk) && !isTranscription(request))
    return url.searchParams.has('model') ? undefined : refuse(400, 'You must provide a model parameter.');
  if (!isTranscription(request)) return refuse(400, 'intent must be transcription.');
  if (wantsModel !== 'late' && url.searchParams.has('model') !== (wantsModel ?? false))
    return wantsModel
      ? refuse(403, '')
      : refuse(400, 'You must not provide a model parameter for transcription sessions.');
  return undefined;
}

function isLive({ url = '/' }: IncomingMessage): boolean {
  return new URL(url, 'http://127.0.0.1').pathname === '/v1/live/sessions';
}

function isTranscription({ url = '/' }: IncomingMessage): boolean {
  return new URL(url, 'http://127.0.0.1').searchParams.get('intent') === 'transcription';
}
