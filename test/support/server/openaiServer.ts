import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Answer, Broken } from './answer.ts';
import { ChatSound, type ChatSoundOptions, RefusedSound, type Says } from './chatSound.ts';
import { CommandRecogniser } from './commandRecogniser.ts';
import type { Fault } from './faults.ts';
import { freeRecogniser, type Recogniser } from './freeRecogniser.ts';
import { attachRealtime, type RealtimeOptions, type RealtimeServer } from './realtime/realtimeServer.ts';
import { type ChatRequest, type ChatRule, type ChatStep, ScriptedChat } from './scriptedChat.ts';
import { resampled } from './sound.ts';
import { answerSpeech, sayByFlite } from './speechEndpoint.ts';
import { answerTranscription, answerTranslation } from './transcriptionEndpoint.ts';

export type Endpoint =
  | '/audio/transcriptions'
  | '/audio/translations'
  | '/audio/speech'
  | '/audio/voices'
  | '/audio/speech/voices'
  | '/chat/completions'
  | '/models';

export interface RecordedRequest {
  readonly method: string;
  /** After `/v1`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** JSON as parsed; undefined for forms and requests without a body. */
  readonly json: unknown;
  /** A form's fields in order, its file as its name, type and bytes. */
  readonly form: readonly (readonly [name: string, value: string | UploadedFile])[] | undefined;
}

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface OpenAIServerOptions {
  /** The one key that is let in; without it every request is. */
  readonly key?: string;
  /** Without it a free one. */
  readonly port?: number;
  /** Models that exist. */
  readonly models?: readonly string[];
  /**
   * What the recogniser can hear: one of these phrases, whatever is said; one of these or nothing; what JSGF rules
   * allow; or anything, by Moonshine where its model is here, else badly. Or whatever a recogniser of the test's own says.
   */
  readonly hears?:
    | readonly string[]
    | { readonly only: readonly string[] }
    | { readonly rules: string }
    | 'dictation'
    | Recogniser;
  /** Words of which the recogniser is not sure. */
  readonly unsure?: readonly string[];
  /** The English of phrases that are heard, for whoever asks for that; without it nothing is translated. */
  readonly english?: Readonly<Record<string, string>>;
  /** How Realtime is served, by the same recogniser and the same voice; as OpenAI does if left out. */
  readonly realtime?: Partial<Omit<RealtimeOptions, 'key'>>;
  /** How chat by sound is served. */
  readonly chatSound?: ChatSoundOptions;
  /** What speaks; Flite if left out. */
  readonly says?: Says;
  /** What the chat model says: steps in order, or a rule that answers everything. */
  readonly chat?: readonly ChatStep[] | ChatRule;
}

export interface OpenAIServer {
  /** The base URL for clients: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  requestsTo(endpoint: Endpoint): readonly RecordedRequest[];
  /** Realtime at the same address. */
  readonly realtime: Pick<RealtimeServer, 'sessions' | 'voices' | 'lives' | 'refused' | 'fail'>;
  /** Spoils the next requests to an endpoint, one fault each, in order. */
  fail(endpoint: Endpoint, ...faults: readonly Fault[]): void;
  /** More steps for the chat model. */
  say(...steps: readonly ChatStep[]): void;
  hear(what: NonNullable<OpenAIServerOptions['hears']>): void;
  /** Ends the server. Throws when a chat step failed or was left over. */
  close(): Promise<void>;
}

const MODELS = [
  ...['gpt-transcribe', 'gpt-4o-transcribe', 'gpt-4o-mini-transcribe', 'whisper-1'],
  ...['gpt-4o-mini-tts', 'tts-1', 'tts-1-hd'],
  'gpt-5.6-luna',
  'gpt-audio-1.5',
];

async function sayInChat(text: string, voice: string): Promise<Int16Array> {
  return (await sayByFlite(text, { voice, speed: 1 })).sound;
}

/**
 * An OpenAI-compatible server on loopback: PocketSphinx recognises phrases and Moonshine, where it is here, anything; Flite
 * speaks, the chat model follows a script.
 * Needs the programs pocketsphinx_batch, flite, sox and, for rarer formats, ffmpeg.
 */
export async function startOpenAIServer(options: OpenAIServerOptions = {}): Promise<OpenAIServer> {
  const requests: RecordedRequest[] = [];
  const faults = new Map<string, Fault[]>();
  const models = options.models ?? MODELS;
  const chat = new ScriptedChat();
  const sound = new ChatSound(options.says ?? sayInChat, options.chatSound);
  if (typeof options.chat === 'function') chat.follow(options.chat);
  else chat.add(options.chat ?? []);
  const free = freeRecogniser();
  let recogniser = recogniserOf(options.hears ?? 'dictation', free);
  let begun = beginningsOf(options.hears ?? 'dictation', free);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.replace(/^\/v1/, '');
    // Opens the connection, and asks for nothing.
    if (request.method === 'OPTIONS') return void response.writeHead(404).end();
    const received = await receive(request, path);
    requests.push(received);
    const answer = new Answer(request, response, faults.get(path)?.shift());
    const given = request.headers.authorization;
    if (options.key !== undefined && given !== `Bearer ${options.key}`) {
      const problem = given ? 'Incorrect API key provided.' : "You didn't provide an API key.";
      return answer.error(401, problem, given ? 'invalid_api_key' : null);
    }
    if (await answer.spoilt()) return;
    if (request.method === 'GET' && path === '/models') {
      const data = models.map(id => ({ id, object: 'model', created: 0, owned_by: 'loopback' }));
      return answer.json(200, { object: 'list', data });
    }
    if (request.method !== 'POST') return answer.error(404, `Unknown request URL: ${request.method} ${request.url}.`);
    const model = modelOf(received);
    if (typeof model !== 'string') return answer.error(400, 'you must provide a model parameter');
    if (!models.includes(model)) {
      const problem = `The model \`${model}\` does not exist or you do not have access to it.`;
      return answer.error(404, problem, 'model_not_found');
    }
    if (path === '/audio/transcriptions')
      return answerTranscription(received.form ?? [], recogniser, answer, options.unsure);
    if (path === '/audio/translations')
      return answerTranslation(received.form ?? [], options.english, recogniser, answer);
    if (path === '/audio/speech') return answerSpeech(received.json, answer, options.says);
    if (path === '/chat/completions') {
      const given = received.json as ChatRequest;
      let heard: string | undefined;
      try {
        heard = await sound.heardIn(given, recogniser);
      } catch (thrown) {
        if (!(thrown instanceof RefusedSound)) throw thrown;
        return answer.error(400, thrown.message, thrown.code, thrown.param);
      }
      const asked = heard === undefined ? given : { ...given, heard };
      const speak = (text: string) => sound.speak(asked, text);
      const reply = await chat.next(asked).catch((thrown: unknown) => `${thrown}`);
      if (typeof reply === 'string') return answer.error(400, reply);
      if (!('fault' in reply)) return chat.answer(asked, reply, answer, speak);
      const spoilt = new Answer(request, response, reply);
      if (await spoilt.spoilt()) return;
      return chat.answer(asked, { text: 'This answer is spoilt.' }, spoilt, speak);
    }
    return answer.error(404, `Unknown request URL: ${request.method} ${request.url}.`);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((thrown: unknown) => {
      if (thrown instanceof Broken || response.destroyed) return;
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: { message: String(thrown), type: 'server_error', param: null, code: null } }),
      );
    });
  });
  const { key } = options;
  const realtime = attachRealtime(server, {
    voice: { says: sayByFlite, models: ['gpt-realtime-2.1', 'gpt-realtime-2.1-mini'] },
    hears: async (samples, rateHz, isAll) =>
      (isAll ? recogniser : begun).recognise(await resampled(samples, rateHz, 16_000)),
    ...options.realtime,
    ...(key !== undefined && { key }),
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    realtime,
    requestsTo: endpoint => requests.filter(request => request.path === endpoint),
    fail: (endpoint, ...added) => void faults.set(endpoint, [...(faults.get(endpoint) ?? []), ...added]),
    say: (...steps) => chat.add(steps),
    hear: what => {
      recogniser = recogniserOf(what, free);
      begun = beginningsOf(what, free);
    },
    close: async () => {
      await realtime.close();
      free.close?.();
      server.closeAllConnections();
      if (server.listening) await new Promise(resolve => server.close(resolve));
      chat.verify();
    },
  };
}

type Hears = NonNullable<OpenAIServerOptions['hears']>;

function recogniserOf(hears: Hears, free: Recogniser): Recogniser {
  if (hears === 'dictation') return free;
  if ('recognise' in hears) return hears;
  if ('only' in hears) return CommandRecogniser.ofPhrases(hears.only, { rejects: true });
  return 'rules' in hears ? CommandRecogniser.ofRules(hears.rules) : CommandRecogniser.ofPhrases(hears);
}

/** What hears the same while it is said. */
function beginningsOf(hears: Hears, free: Recogniser): Recogniser {
  if (hears === 'dictation' || 'rules' in hears || 'recognise' in hears) return recogniserOf(hears, free);
  return CommandRecogniser.ofBeginnings('only' in hears ? hears.only : hears);
}

async function receive(request: IncomingMessage, path: string): Promise<RecordedRequest> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  const type = request.headers['content-type'] ?? '';
  const record = { method: request.method ?? '', path, headers: request.headers, json: undefined, form: undefined };
  if (body.length === 0) return record;
  if (type.startsWith('application/json')) return { ...record, json: JSON.parse(body.toString()) };
  const form: [string, string | UploadedFile][] = [];
  for (const [name, value] of await new Response(body, { headers: { 'content-type': type } }).formData()) {
    form.push([
      name,
      typeof value === 'string'
        ? value
        : { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) },
    ]);
  }
  return { ...record, form };
}

function modelOf(request: RecordedRequest): unknown {
  if (request.form) return request.form.find(([name]) => name === 'model')?.[1];
  return (request.json as { model?: unknown } | undefined)?.model;
}
