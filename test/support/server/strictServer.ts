import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server can do, and nothing else: whatever it does not know it refuses, in its own words. */
export interface Strictness {
  /** The one key that is let in, and the one header that it may come in. */
  readonly key?: { readonly value: string; readonly header: 'authorization' | 'api-key' };
  readonly transcription?: {
    readonly models: readonly string[];
    /** Beside file and model. */
    readonly fields: readonly string[];
    readonly sounds: readonly ('ogg' | 'mp3' | 'wav')[];
    /** Before its JSON, as some write it. */
    readonly leading?: string;
  };
  readonly chat?: {
    readonly models: readonly string[];
    readonly fields: readonly string[];
    /** Says while streaming that there is a call, and sends none. */
    readonly losesCalls?: boolean;
    readonly isWhole?: boolean;
  };
  readonly speech?: {
    readonly models: readonly string[];
    readonly fields: readonly string[];
    readonly formats: readonly string[];
    readonly voices: readonly string[];
    readonly longest?: number;
  };
}

export interface StrictServer {
  /** With `/v1`. */
  readonly url: string;
  /** What was asked, and what came of it. */
  readonly asked: readonly { readonly path: string; readonly fields: readonly string[]; readonly status: number }[];
  close(): Promise<void>;
}

/** What everyone says and hears there. */
export const SAID = 'rename total to sum';

const SOUNDS = { OggS: 'ogg', RIFF: 'wav', 'ID3\u0003': 'mp3' } as const;
const PCM = Buffer.alloc(4800, 7);

class Refused extends Error {
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}

/** An OpenAI-compatible server on loopback that takes exactly what it is said to take. */
export async function startStrictServer(strictness: Strictness): Promise<StrictServer> {
  const asked: { path: string; fields: readonly string[]; status: number }[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.replace(/^\/v1/, '');
    if (request.method === 'OPTIONS') return void response.writeHead(404).end();
    const body = await fieldsOf(request);
    const entry = { path, fields: [...body.keys()], status: 200 };
    asked.push(entry);
    try {
      admit(request, strictness.key);
      const [type, answer] = answerTo(path, body, strictness);
      response.writeHead(200, { 'content-type': type }).end(answer);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      entry.status = thrown.status;
      response.writeHead(thrown.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: thrown.message } }));
    }
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Fields = ReadonlyMap<string, unknown>;

async function fieldsOf(request: IncomingMessage): Promise<Fields> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const type = request.headers['content-type'] ?? '';
  const bytes = Buffer.concat(parts);
  if (!type.startsWith('multipart/')) return new Map(Object.entries(JSON.parse(bytes.toString() || '{}')));
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const fields = new Map<string, unknown>();
  for (const [name, value] of form.entries())
    fields.set(
      name.replace(/\[\]$/, ''),
      typeof value === 'string' ? value : Buffer.from(await (value as Blob).arrayBuffer()),
    );
  return fields;
}

function admit({ headers }: IncomingMessage, key: Strictness['key']): void {
  const given = [headers.authorization, headers['api-key']];
  if (!key) return;
  const wanted = key.header === 'api-key' ? [undefined, key.value] : [`Bearer ${key.value}`, undefined];
  if (given[0] === wanted[0] && given[1] === wanted[1]) return;
  throw new Refused(
    401,
    key.header === 'api-key'
      ? 'Access denied due to missing subscription key. Make sure to include subscription key when making requests.'
      : 'Invalid API Key',
  );
}

function answerTo(
  path: string,
  fields: Fields,
  { transcription, chat, speech }: Strictness,
): [string, string | Buffer] {
  if (path === '/audio/transcriptions' && transcription) {
    check(fields, ['file', 'model', ...transcription.fields], transcription.models);
    const head = (fields.get('file') as Buffer).toString('latin1', 0, 4);
    const sound = SOUNDS[head as keyof typeof SOUNDS] ?? 'mp3';
    if (!transcription.sounds.includes(sound)) throw new Refused(400, 'failed to read audio data');
    if (fields.get('stream') === 'true')
      return ['text/event-stream', events({ type: 'transcript.text.done', text: SAID }, '[DONE]')];
    return ['application/json', `${transcription.leading ?? ''}${JSON.stringify({ text: SAID })}`];
  }
  if (path === '/chat/completions' && chat) {
    check(fields, ['model', 'messages', ...chat.fields], chat.models);
    if (chat.isWhole && fields.get('stream') === true) throw new Refused(501, 'Streaming is not supported here.');
    const [tool] = (fields.get('tools') ?? []) as readonly { readonly function: { readonly name: string } }[];
    const call = { index: 0, id: 'a', type: 'function', function: { name: tool?.function.name, arguments: '{}' } };
    const finish_reason = 'tool_calls';
    if (fields.get('stream') !== true)
      return ['application/json', JSON.stringify({ choices: [{ message: { tool_calls: [call] }, finish_reason }] })];
    const delta = chat.losesCalls ? {} : { tool_calls: [call] };
    return ['text/event-stream', events({ choices: [{ index: 0, delta, finish_reason }] }, '[DONE]')];
  }
  if (path === '/audio/speech' && speech) {
    check(fields, ['model', 'input', 'voice', ...speech.fields], speech.models);
    const voice = String(fields.get('voice'));
    if (!speech.voices.includes(voice)) throw new Refused(400, `Voice '${voice}' is not valid.`);
    if (String(fields.get('input')).length > (speech.longest ?? 4096)) throw new Refused(400, 'input is too long');
    const format = String(fields.get('response_format') ?? 'mp3');
    if (!speech.formats.includes(format))
      throw new Refused(400, `response_format must be one of [${speech.formats.join()}]`);
    return format === 'wav' ? ['audio/wav', wav(PCM)] : ['audio/pcm', PCM];
  }
  throw new Refused(404, `Unknown request URL: ${path}`);
}

function check(fields: Fields, known: readonly string[], models: readonly string[]): void {
  const unknown = [...fields.keys()].find(name => !known.includes(name));
  if (unknown !== undefined) throw new Refused(400, `Unrecognized request argument supplied: ${unknown}`);
  const model = String(fields.get('model'));
  if (!models.includes(model)) throw new Refused(404, `The model \`${model}\` does not exist`);
}

function events(...all: readonly (object | string)[]): string {
  return all.map(each => `data: ${typeof each === 'string' ? each : JSON.stringify(each)}\n\n`).join('');
}

/** s16le mono at 24 kHz in a WAV file. */
function wav(pcm: Buffer): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + pcm.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(24_000, 24);
  head.writeUInt32LE(48_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]);
}
