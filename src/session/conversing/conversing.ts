import type { Action } from '../../actions/action.ts';
import type { Frame } from '../../capture/microphone.ts';
import { answerIn } from '../../chat/answerIn.ts';
import type { ChatModel } from '../../chat/chatModel.ts';
import { toolsFrom } from '../../chat/prompt.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Grammar } from '../../grammar/grammar.ts';
import { type Message, message } from '../../messages/message.ts';
import { english, text } from '../../messages/text.ts';
import { addressSetting } from '../../openai/addresses.ts';
import { ServerComplaint } from '../../openai/failures/complaints.ts';
import type { Asked } from '../../openai/failures/errors.ts';
import { costOf } from '../../openai/models/cost.ts';
import { PRICES_OF, priceOf } from '../../openai/models/prices.ts';
import { explainSocket } from '../../openai/realtime/tries.ts';
import { sum } from '../../openai/replies/usage.ts';
import { patienceMs } from '../../openai/requests/patience.ts';
import { RefusedFields } from '../../openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../../openai/requests/request.ts';
import type { Conversation, Line, Seen, Used } from '../../realtime/conversation.ts';
import { type LiveProps, LiveTalk } from '../../realtime/live/liveTalk.ts';
import type { Plays } from '../../realtime/mouth.ts';
import { RealtimeTalk } from '../../realtime/realtimeTalk.ts';
import type { Speaker } from '../../speak/speaker.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import { batchModel } from '../../transcribe/live/liveModels.ts';
import { Answers } from '../answers.ts';
import { ByGrammar } from '../modes/byGrammar.ts';
import { recalling } from '../recall.ts';
import type { Happening } from '../turnEvents.ts';
import { Commands } from './commands.ts';
import { Delegating } from './delegating.ts';
import { type EditorChanges, EditorNews, PLACE_TOKENS } from './editorNews.ts';
import { Exchanges, type ExchangesParts } from './exchanges.ts';
import { isGoodbye } from './goodbye.ts';
import { askedOnScreen } from './instructions.ts';
import { Limits } from './limits.ts';
import { linesOf } from './linesOf.ts';
import { type Ears, type SaidInto, saidFreely, saidWithKey } from './saidInto.ts';
import type { TalkWish } from './talkWish.ts';
import { ToldMouth } from './toldMouth.ts';
import { unharmed } from './unharmed.ts';
import { isLive, liveWishes, realtimeWishes } from './wishes.ts';
import { Working } from './working.ts';

const MINUTE_MS = 60_000;

export interface ConversingParts extends Omit<ExchangesParts, 'settings'> {
  readonly actions: readonly Action[];
  readonly parsers: Parsers;
  readonly log: Log;
  /** The display language, as a BCP 47 tag; English if absent. */
  readonly display?: string;
  readonly access: OpenAIAccess;
  readonly grammar: Grammar;
  /** What does whatever a model delegates that has no tools. */
  readonly chat: ChatModel;
  /** What is steered by what is said of speaking; it speaks nothing itself. */
  readonly speaker: Speaker;
  readonly changes: EditorChanges;
  /** Undefined where nothing is to be heard. */
  readonly player: Plays | undefined;
  readonly ears: Ears;
}

/** What a conversation is by, whichever way its model talks. */
type TalkAbout = Omit<LiveProps, 'wishes' | 'world'>;

/**
 * A conversation, speech to speech: a Realtime or Live model hears and speaks, plain commands are done by the grammar before it
 * is asked, and whatever is done goes by the one runner, behind the gate. It tells everything that happens: `transcript` is
 * what was heard, `answer` what was said, as far as it was heard.
 */
export class Conversing {
  readonly #parts: ConversingParts;
  readonly #exchanges: Exchanges;
  readonly #working: Working;
  /** How much of each line was told. */
  readonly #written = new Map<string, number>();
  #talk: Conversation | undefined;
  #asked: Asked | undefined;
  #limits: Limits | undefined;
  #news: EditorNews | undefined;

  constructor(given: ConversingParts) {
    const parts = { ...given, tell: unharmed(given.tell, given.log) };
    this.#parts = parts;
    const { access, grammar, actions, memory, speaker, log, tell } = parts;
    const { settings } = access;
    const answers = new Answers(speaker, 'never');
    this.#exchanges = new Exchanges({ ...parts, settings, tell: told => this.#hear(told) });
    this.#working = new Working({
      ...{ exchanges: this.#exchanges, memory, actions, tell, log },
      commands: new Commands(
        new ByGrammar({ grammar, actions: [...actions, ...recalling(memory)], memory, answers, log }),
        memory,
        log,
      ),
    });
  }

  /** Whether nothing goes on in it that anyone waits for. */
  get isAtRest(): boolean {
    return this.#talk?.isAtRest ?? true;
  }

  /** Converses until someone ends it. Throws AloudError: what keeps it from beginning, or from going on; `cancelled`. */
  async run(frames: AsyncIterable<Frame>, wishes: AsyncIterable<TalkWish>, signal: AbortSignal): Promise<void> {
    const { access, memory } = this.#parts;
    const { settings, addresses } = access;
    const address = await addresses.of('conversation');
    throwIfAborted(signal);
    const model = settings.get('aloud.conversation.model');
    if (settings.get('aloud.conversation.limitCost') > 0 && !priceOf(model)) throw noPrice(model);
    const asked: Asked = { address, addressSetting: addressSetting(settings, 'conversation'), model, withTools: true };
    this.#asked = asked;
    const idleMinutes = settings.get('aloud.conversation.idleMinutes');
    const about = {
      ...{ address, model },
      refused: access.refused ?? new RefusedFields(),
      patienceMs: patienceMs('conversation', address.baseUrl, settings),
      idleMs: idleMinutes > 0 ? idleMinutes * MINUTE_MS : undefined,
      mayPass: async (thrown: unknown) => (await explainSocket(thrown, asked)).mayRetry,
      lines: linesOf(memory.history.messages()),
    };
    const talk = isLive(model) ? this.#byLive(about) : this.#byRealtime(about);
    this.#talk = talk;
    this.#limits = new Limits({
      minutes: settings.get('aloud.conversation.limitMinutes'),
      dollars: settings.get('aloud.conversation.limitCost'),
      warn: why => {
        this.#notice(why);
        talk.tell({ from: 'session', notice: `Tell the user at once, in one short sentence: ${english(why)}` });
      },
      end: why => {
        this.#notice(why);
        talk.tell({ from: 'user', wish: 'end' });
      },
    });
    const { parsers, changes, ears, tell } = this.#parts;
    this.#news = new EditorNews({
      ...{ parsers, changes, exchanges: this.#exchanges },
      // A Live model only talks of it.
      contextTokens: isLive(model) ? PLACE_TOKENS : settings.get('aloud.chat.contextTokens'),
      tell: news => talk.tell({ from: 'editor', ...news }),
    });
    const isWithKey = settings.get('aloud.conversation.detection') === 'push';
    const said = isWithKey ? saidWithKey(ears, talk, tell) : saidFreely(ears, talk);
    try {
      this.#news.begin();
      void heed(wishes, said);
      await talk.run(said.of(frames), signal);
    } catch (thrown) {
      throwIfAborted(signal);
      throw (await explainSocket(thrown, asked)).error;
    } finally {
      this.#limits.dispose();
      this.#news.dispose();
      this.#talk = undefined;
      this.#working.dispose();
    }
  }

  #byRealtime(about: TalkAbout): Conversation {
    const { access, actions } = this.#parts;
    const tools = toolsFrom(actions, this.#exchanges.situation(true)).filter(({ isUsable }) => isUsable);
    return new RealtimeTalk({
      ...about,
      wishes: realtimeWishes(access.settings, tools, this.#exchanges.names(), this.#parts.display),
      mostRounds: access.settings.get('aloud.chat.maxRounds'),
      world: {
        ...this.#world(),
        understand: (words, ending) => this.#understand(words, ending),
        act: (calls, ending) => this.#working.act(calls, ending),
      },
    });
  }

  /** A model that has no tools: what it delegates is done here. */
  #byLive(about: TalkAbout): Conversation {
    const { access, chat, speaker, display } = this.#parts;
    const { settings } = access;
    const delegating = new Delegating({
      ...{ ...this.#parts, chat, working: this.#working, exchanges: this.#exchanges },
      answers: new Answers(speaker, 'never'),
      language: answerIn(settings, display),
      limits: {
        contextTokens: settings.get('aloud.chat.contextTokens'),
        maxRounds: settings.get('aloud.chat.maxRounds'),
      },
    });
    return new LiveTalk({
      ...about,
      wishes: liveWishes(settings, display),
      world: {
        ...this.#world(),
        plain: async (words, ending) => {
          if (this.#isGoodbye(words)) return { verdict: 'over', note: '', isAloud: false };
          return delegating.plain(words, ending);
        },
        work: (words, settled, ending) => delegating.work(words, settled, ending),
      },
    });
  }

  #world() {
    return {
      player: new ToldMouth(this.#parts.player, this.#parts.tell),
      watch: (seen: Seen) => this.#watch(seen),
    };
  }

  /** Ends it where someone says goodbye. */
  #isGoodbye(words: string): boolean {
    if (isGoodbye(words)) this.#talk?.tell({ from: 'user', wish: 'end' });
    return isGoodbye(words);
  }

  async #understand(words: string, signal: AbortSignal) {
    if (this.#isGoodbye(words)) return { isDone: true, note: '' };
    const understood = await this.#working.understand(words, signal);
    if (!understood.isDone) await this.#news?.upToDate();
    return understood;
  }

  /** What is asked on screen is said, and answered there alone. */
  #hear(told: Happening): void {
    this.#parts.tell(told);
    if (told.event === 'asks') this.#talk?.tell({ from: 'screen', is: 'asking', note: askedOnScreen(told.question) });
    if (told.event === 'confirm') this.#talk?.tell({ from: 'screen', is: 'answered' });
  }

  #watch(seen: Seen): void {
    const { tell } = this.#parts;
    if (seen.to === 'end') {
      if (seen.why === 'idle') this.#notice(message('conversation.ended-idle'));
      return;
    }
    if ('line' in seen) this.#write(seen.line, seen.isFinal);
    else if ('interruptedMs' in seen) tell({ event: 'interrupted', ms: seen.interruptedMs });
    else if ('usage' in seen) this.#use(seen.usage, seen.isUnknown);
    else void this.#complain(new ServerComplaint({ ...seen.complaint, headers: undefined }));
  }

  #use({ talking, hearing }: Used, isUnknown: boolean): void {
    const { settings } = this.#parts.access;
    const costs = [
      costOf(talking, priceOf(settings.get('aloud.conversation.model'))),
      costOf(hearing, priceOf(batchModel(settings.get('aloud.transcription.model')))),
    ];
    const dollars = costs.reduce((all, each) => (all === undefined || each === undefined ? undefined : all + each), 0);
    this.#parts.tell({
      ...{ event: 'usage', ...sum(talking, hearing), isUnknown },
      ...(dollars !== undefined && { cost: { dollars, pricesOf: PRICES_OF } }),
    });
    this.#limits?.spent(dollars);
  }

  #notice(what: Message): void {
    this.#parts.tell({ event: 'notice', text: text(what) });
  }

  /** What a server says is told in Aloud's words: it may repeat the key, or anything else that it was sent. */
  async #complain(complaint: ServerComplaint): Promise<void> {
    if (!this.#asked) return;
    const { error } = await explainSocket(complaint, this.#asked);
    this.#parts.tell({ event: 'error', code: error.code, message: text(error.says) });
  }

  /** A line of either side, as far as it has come. */
  #write({ item, role, text: words }: Line, isFinal: boolean): void {
    const { tell } = this.#parts;
    const before = this.#written.get(item) ?? 0;
    if (isFinal) this.#written.delete(item);
    else this.#written.set(item, words.length);
    if (role === 'user') {
      if (!isFinal) tell({ event: 'partial', text: words, stable: 0 });
      else if (words !== '') tell({ event: 'transcript', text: words });
    } else if (!isFinal) tell({ event: 'delta', text: words.slice(before) });
    else if (words !== '' || before > 0) {
      // Of what nobody has heard nothing was said.
      tell({ event: 'answer', text: words });
      if (words !== '' && this.#talk instanceof RealtimeTalk) this.#working.answered(words);
    }
  }
}

function noPrice(model: string): AloudError {
  return new AloudError({
    code: 'unsupported',
    message: message('conversation.no-price', { model }),
    remedies: ['open-settings'],
    setting: 'aloud.conversation.limitCost',
  });
}

async function heed(wishes: AsyncIterable<TalkWish>, said: SaidInto): Promise<void> {
  for await (const wish of wishes) said.heed(wish);
}
