import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { Gate } from '../../src/actions/gate/gate.ts';
import type { ChatModel } from '../../src/chat/chatModel.ts';
import { Channel } from '../../src/common/async/channel.ts';
import { type Log, silentLog } from '../../src/common/log.ts';
import { Grammar } from '../../src/grammar/grammar.ts';
import { Conversing } from '../../src/session/conversing/conversing.ts';
import type { TalkWish } from '../../src/session/conversing/talkWish.ts';
import { Memory } from '../../src/session/memory.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import { Speaker } from '../../src/speak/speaker.ts';
import type { Parsers } from '../../src/syntax/parsers.ts';
import { DEAF } from './ears.ts';
import { InMemoryEditor, type InMemoryEditorProps } from './inMemoryEditor.ts';
import { QuickPlayer } from './quickPlayer.ts';
import { accessTo } from './server/access.ts';
import { saidByLevel } from './server/realtime/levels.ts';
import { type RealtimeOptions, type RealtimeServer, startRealtimeServer } from './server/realtime/realtimeServer.ts';
import type { TalkOptions } from './server/realtime/talkSession.ts';
import { until } from './until.ts';

const FRAME = 320;
const KEY = 'sk-conversing-stage-0123456789';
const PCM_A_LETTER = 240;

export interface ConversingStageOptions {
  readonly parsers: Parsers;
  readonly grammar?: Grammar;
  /** Does what a Live model delegates. */
  readonly chat?: ChatModel;
  readonly editor: InMemoryEditorProps;
  readonly replies: TalkOptions['replies'];
  readonly talk?: Partial<TalkOptions>;
  readonly server?: Partial<RealtimeOptions>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly memory?: Memory;
  readonly log?: Log;
  /** Told of everything, too. */
  readonly watch?: (happening: Happening) => void;
}

/**
 * A conversation in an editor in memory, with a strict server on loopback that hears what the test says: all of it but
 * the sound. What is played takes a fifth of its time.
 */
export class ConversingStage {
  readonly editor: InMemoryEditor;
  readonly memory: Memory;
  readonly events: Happening[] = [];
  readonly player = new QuickPlayer();
  readonly wishes = new Channel<TalkWish>();
  readonly server: RealtimeServer;
  /** Resolves at its end; with what it has thrown. */
  readonly done: Promise<unknown>;
  readonly #heard: string[];
  readonly #frames = new Channel<Int16Array>();
  readonly #ending = new AbortController();

  static async start(options: ConversingStageOptions): Promise<ConversingStage> {
    const heard: string[] = [];
    const server = await startRealtimeServer({
      key: KEY,
      hears: async () => heard.shift() ?? '',
      talk: {
        replies: options.replies,
        says: async words => new Int16Array(words.length * PCM_A_LETTER).fill(300),
        ...options.talk,
      },
      ...options.server,
    });
    return new ConversingStage(options, server, heard);
  }

  private constructor(options: ConversingStageOptions, server: RealtimeServer, heard: string[]) {
    const { parsers, settings = {}, memory = new Memory() } = options;
    this.server = server;
    this.memory = memory;
    this.#heard = heard;
    this.editor = new InMemoryEditor(options.editor);
    const conversing = new Conversing({
      ...{
        editor: this.editor,
        parsers,
        memory,
        log: options.log ?? silentLog,
        manner: 'hands-free',
        actions: CATALOGUE,
      },
      gate: new Gate({ folders: () => this.editor.files.folders, trusted: () => true }),
      grammar: options.grammar ?? new Grammar(parsers),
      chat: options.chat ?? { name: 'none', async *reply() {} },
      speaker: new Speaker({
        voice: { name: 'none', maxLength: 100, async *speak() {} },
        player: undefined,
        style: () => ({ instructions: undefined, speed: 1 }),
        log: silentLog,
      }),
      access: accessTo(server.url, settings, { [new URL(server.url).origin]: KEY }),
      ears: DEAF,
      changes: () => ({ dispose: () => {} }),
      player: this.player,
      tell: happening => {
        this.events.push(happening);
        options.watch?.(happening);
      },
    });
    this.done = conversing.run(this.#frames, this.wishes, this.#ending.signal).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  }

  get key(): string {
    return KEY;
  }

  /** Says it; resolves when it was heard. */
  async says(words: string): Promise<void> {
    const before = this.of('transcript').length;
    this.speaks(words);
    await until(`“${words}” was heard`, () => this.of('transcript').length > before);
  }

  /** The microphone is gone. */
  unplug(why: Error): void {
    this.#frames.fail(why);
  }

  /** Where it breaks off, no silence comes behind it. */
  speaks(words: string, ends: 'in silence' | 'breaks off' = 'in silence'): void {
    this.#heard.push(words);
    const sound = new Int16Array(ends === 'in silence' ? 24_000 : saidByLevel(3, 5, 7).length);
    sound.set(saidByLevel(3, 5, 7));
    for (let at = 0; at < sound.length; at += FRAME) this.#frames.push(sound.slice(at, at + FRAME));
  }

  of<E extends Happening['event']>(event: E): readonly Extract<Happening, { readonly event: E }>[] {
    return this.events.filter((each): each is Extract<Happening, { readonly event: E }> => each.event === event);
  }

  /** Resolves when it was said, as far as that was heard. */
  async answers(words: string | RegExp): Promise<void> {
    await until(`it says “${words}”`, () =>
      this.of('answer').some(({ text }) => (typeof words === 'string' ? text === words : words.test(text))),
    );
  }

  /** All that the server holds, roles in front, of the last connection. */
  items(): readonly string[] {
    return this.server.talks.at(-1)?.items.map(({ role, text }) => `${role}: ${text}`) ?? [];
  }

  /** What was wrong with what was sent, on any connection. */
  refusals(): readonly string[] {
    return this.server.talks.flatMap(({ refusals }) => refusals);
  }

  async end(): Promise<unknown> {
    this.wishes.push('end');
    const thrown = await this.done;
    await this.server.close();
    return thrown;
  }
}
