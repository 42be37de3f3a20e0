import { type Message, message, sentences } from '../messages/message.ts';
import { type ModelSetting, modelAt } from '../openai/addresses.ts';
import { ServerComplaint } from '../openai/failures/complaints.ts';
import { explainBadReply, namedModel } from '../openai/failures/errors.ts';
import { END, eventsOf } from '../openai/replies/events.ts';
import { member, text } from '../openai/replies/json.ts';
import { HarmfulField } from '../openai/requests/refusedFields.ts';
import { type Attempt, type OpenAIAccess, request } from '../openai/requests/request.ts';
import { type Hearing, MP3, SPOKEN_ANSWER, SPOKEN_TURNS } from './audio/audioFields.ts';
import { refusedBySound } from './audio/soundRefusals.ts';
import { SpokenReader } from './audio/spokenReader.ts';
import type { ChatMessage, ChatModel, ReplyEvent, Tool, ToolCall } from './chatModel.ts';
import { completionParams } from './completionParams.ts';
import { type Fault, ReplyReader } from './reply/replyReader.ts';
import { writtenCalls } from './reply/writtenCalls.ts';

/** Each token comes in some 300 bytes of JSON, also those that are thought: enough for 100,000 of them. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What a request can do without, where a server does not take it: streaming, limits in schemas, a role of instructions. */
const OPTIONAL = ['additionalProperties', 'system role'];
const OPTIONAL_BY_SOUND = [SPOKEN_ANSWER, SPOKEN_TURNS, MP3];

/** A slow line sends this many bytes in a millisecond: so much longer a recording may take to arrive. */
const SLOW_BYTES_PER_MS = 64;

/** For a model that is asked by sound: whether it is to speak. */
export interface BySound {
  readonly speaks: boolean;
}

/**
 * Chat Completions of an OpenAI-compatible server: the widest common API. By sound, the model that hears is asked: its
 * answer comes as sound too where it is to speak, and as text alone where the server cannot do that. Throws CannotHear
 * where it takes no sound.
 */
export class OpenAIChatModel implements ChatModel {
  readonly name = 'openai';
  readonly #access: OpenAIAccess;
  readonly #bySound: BySound | undefined;

  constructor(access: OpenAIAccess, bySound?: BySound) {
    this.#access = access;
    this.#bySound = bySound;
  }

  get label(): Message | undefined {
    return modelAt(this.#access.settings, 'chat', model => model, this.#modelSetting);
  }

  get #modelSetting(): ModelSetting {
    return this.#bySound ? 'aloud.chat.audioModel' : 'aloud.chat.model';
  }

  async *reply(
    messages: readonly ChatMessage[],
    tools: readonly Tool[],
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent, void, undefined> {
    const { settings } = this.#access;
    const bySound = this.#bySound;
    const stream = settings.get('aloud.chat.stream');
    const voice = bySound?.speaks ? settings.get('aloud.speech.voice') : undefined;
    yield* request(
      this.#access,
      {
        service: 'chat',
        modelSetting: this.#modelSetting,
        withTools: tools.some(({ isUsable }) => isUsable),
        mostBytes: MOST_BYTES,
        optional: [...(stream ? ['stream'] : []), ...OPTIONAL, ...(bySound ? OPTIONAL_BY_SOUND : [])],
        extraMs:
          messages.reduce((sum, each) => sum + ('sound' in each ? each.sound.bytes.length : 0), 0) / SLOW_BYTES_PER_MS,
      },
      attempt => {
        const isStreamed = stream && !attempt.without.has('stream');
        const server = `${attempt.asked.address.baseUrl} ${attempt.asked.model}`;
        return reply(attempt, messages, tools, isStreamed, bySound && { voice, server, nowMs: Date.now() });
      },
      signal,
    );
  }
}

async function* reply(
  attempt: Attempt,
  messages: readonly ChatMessage[],
  tools: readonly Tool[],
  stream: boolean,
  hearing: Hearing | undefined,
): AsyncGenerator<ReplyEvent, void, undefined> {
  const { client, asked, toOpenAI, without, signal } = attempt;
  const params = completionParams({
    ...{ model: asked.model, messages, tools, stream, toOpenAI, without },
    ...(hearing && { hearing }),
  });
  const usable = tools.filter(({ isUsable }) => isUsable);
  const reader = new ReplyReader(usable);
  const spoken = new SpokenReader();
  // What a model that is to speak writes is taken for the words of what it says.
  const isSpoken = 'modalities' in params && ({ isSpoken: true } as const);
  try {
    const response = await client.chat.completions.create(params, { signal }).asResponse();
    for await (const event of eventsOf(response, asked)) {
      if (event === END) {
        reader.end();
        break;
      }
      const delta = reader.take(event);
      const { words, pcm } = spoken.take(event);
      reader.spoke(words);
      if (delta || words) yield { type: 'text', delta: delta + words, ...isSpoken };
      if (pcm.length > 0) yield { type: 'sound', pcm };
    }
  } catch (thrown) {
    const calls = failedCalls(thrown, usable);
    if (calls.length === 0) throw hearing ? await refusedBySound(thrown, attempt, params) : thrown;
    for (const call of calls) yield { type: 'call', call };
    yield { type: 'end', reason: 'complete' };
    return;
  }
  const { text: rest, calls, usage, reason, fault } = reader.rest();
  attempt.used(usage);
  const problem = fault && problemOf(fault, attempt, { stream, isAnswer: messages.at(-1)?.role === 'tool' });
  if (problem) throw problem;
  if (rest) yield { type: 'text', delta: rest, ...isSpoken };
  for (const call of calls) yield { type: 'call', call };
  const answer = hearing && spoken.answer(hearing.server);
  if (answer) yield { type: 'spoken', answer };
  if (usage) {
    yield {
      type: 'usage',
      inputTokens: count(usage, 'prompt_tokens'),
      cachedTokens: count(member(usage, 'prompt_tokens_details'), 'cached_tokens'),
      outputTokens: count(usage, 'completion_tokens'),
    };
  }
  yield { type: 'end', reason };
}

/** Some servers fail where a model calls in another form than they know, and show what it wrote. */
function failedCalls(thrown: unknown, usable: readonly Tool[]): readonly ToolCall[] {
  const complaint = thrown instanceof ServerComplaint ? thrown.complaint : (thrown as { error?: unknown }).error;
  const written = text(complaint, 'written');
  return written === undefined ? [] : writtenCalls(written, usable).calls;
}

/**
 * What is wrong with a reply, for the user; undefined if it will do. `isAnswer` is whether it comes after results, where a
 * model may have nothing to add. Servers that lose calls do so when they stream: they are asked again without.
 */
function problemOf(
  fault: Fault,
  { asked, without }: Attempt,
  { stream, isAnswer }: { readonly stream: boolean; readonly isAnswer: boolean },
): Error | undefined {
  const server = namedModel(asked);
  const otherModel = message('chat.other-model');
  const withoutStream = (says: Message, eitherWay: Message): Error => {
    if (stream) {
      const setting = 'aloud.chat.stream';
      const switchOff = message('servers.switch-off', { setting });
      return new HarmfulField('stream', explainBadReply(sentences([says, switchOff]), asked, setting));
    }
    // Both ways were tried, and the setting is not what helps.
    const problem = without.has('stream') ? eitherWay : says;
    return explainBadReply(sentences([problem, otherModel]), asked, 'aloud.chat.model');
  };
  switch (fault) {
    case 'nothing':
      return explainBadReply(message('chat.no-content', { server }), asked);
    case 'empty':
      if (isAnswer || !asked.withTools) return undefined;
      return withoutStream(message('servers.empty', { server }), message('chat.empty-either-way', { server }));
    case 'only thoughts':
      if (isAnswer) return undefined;
      return explainBadReply(message('chat.only-thoughts', { server, model: asked.model }), asked, 'aloud.chat.model');
    case 'lost call':
      return withoutStream(message('chat.lost-call', { server }), message('chat.lost-call-either-way', { server }));
    case 'broken call': {
      const says = message('chat.broken-call', { server, model: asked.model });
      return explainBadReply(sentences([says, otherModel]), asked, 'aloud.chat.model');
    }
  }
}

function count(value: unknown, name: string): number {
  const found = member(value, name);
  return typeof found === 'number' ? found : 0;
}
