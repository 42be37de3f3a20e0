import type { Manner } from '../actions/gate/rules.ts';
import type { Wish } from '../capture/page/protocol.ts';
import type { Utterance } from '../capture/utterance.ts';
import { orCancelled } from '../common/async/orCancelled.ts';
import { AloudError, asAloudError, cancelled, throwIfAborted } from '../common/errors.ts';
import type { Into } from '../editor/boxes.ts';
import type { Editor } from '../editor/editor.ts';
import { message } from '../messages/message.ts';
import { text } from '../messages/text.ts';
import { type Beginning, Course, type CourseParts } from './course.ts';
import type { Foreign } from './foreign.ts';
import type { Listening } from './listening.ts';
import { Narrator } from './narrator.ts';
import { OpenQuestion } from './openQuestion.ts';
import { type Converse, OwnTalk } from './ownTalk.ts';
import { Scene } from './scene.ts';
import type { SpokenAnswerParts } from './spokenAnswer.ts';
import type { Shown } from './tracks/tracks.ts';
import type { Happening, ModeName, Teller, Watcher } from './turnEvents.ts';
import { Turns } from './turns.ts';

export interface SessionParts extends Omit<CourseParts, 'scene'> {
  readonly editor: Editor;
  readonly watch: Watcher;
  readonly converse: Converse;
  /** Hears answers to questions on screen; absent where they are given on screen alone. */
  readonly answers?: Pick<SpokenAnswerParts, 'words' | 'explain'>;
  /** The last recording that can be tried again, if there is one. */
  lastRecording(): Promise<Listening | undefined>;
}

/** So long, in ms, what is not the user's waits until nothing else goes on. */
const FOREIGN_MS = 10_000;

const MODES: readonly ModeName[] = ['command', 'dictate', 'comment', 'translate', 'ask'];

/**
 * What happens when someone speaks: what keys, commands and the microphone page ask for becomes turns, one at a time.
 * However a turn ends, ears, mind and mouth are at rest again.
 */
export class Session {
  readonly #parts: SessionParts;
  readonly #narrator: Narrator;
  readonly #turns = new Turns();
  readonly #talk: OwnTalk;
  /** The mode of the last recording, where it does not know itself. */
  #lastMode: ModeName = 'command';
  /** Where what was said last was to go. */
  #lastInto: Into | undefined;
  /** How far a turn came that is not done: `retry` goes on from there. Undefined where that is its recording. */
  #unfinished: Beginning | undefined;
  readonly #question: OpenQuestion;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    const { answers, editor, listen, log } = parts;
    this.#talk = new OwnTalk((...about) => parts.converse(...about), log);
    const refuse = () => editor.asking.refuse();
    this.#question = new OpenQuestion(answers && { ...answers, refuse, listen: (...about) => listen(...about) });
    this.#narrator = new Narrator(event => {
      this.#question.follow(event);
      parts.watch(event);
    });
  }

  /** What the three tracks come to. */
  get shown(): Shown {
    return this.#narrator.shown;
  }

  /** The last turn that has begun: they count from 1 on. */
  get turn(): number {
    return this.#turns.last;
  }

  get #isHearing(): boolean {
    return this.#narrator.states.ears !== 'closed';
  }

  get #isSpeaking(): boolean {
    return this.#narrator.states.mouth === 'speaking';
  }

  /** Whether a conversation goes on, speech to speech. */
  get isConversing(): boolean {
    return this.#talk.tell !== undefined;
  }

  /** Tells what happens in the turn that runs, where one does. */
  get telling(): Teller {
    return this.#narrator.telling;
  }

  /** Tells whoever watches what happens around the turns. */
  tell(happening: Exclude<Happening, { readonly event: 'state' }>): void {
    this.#narrator.tell(happening);
  }

  /**
   * The command of a mode was called: starts to listen; while listening it ends the utterance; while Aloud speaks it
   * stops that and listens; while Aloud thinks or acts it cancels, and what waits to begin is taken back. Resolves when
   * the turn it started or ended is over.
   */
  async toggle(mode: ModeName, into?: Into): Promise<void> {
    const { running, hasNext } = this.#turns;
    if (hasNext) return this.cancel();
    if (this.#question.stop()) return;
    if (this.#canAnswer) return this.#answerThen(mode, into);
    const gives = running?.mode === 'converse' || (this.#isHearing && running?.manner === 'hands-free');
    if (!running || this.#isSpeaking || gives) return this.start(mode, this.#turns.last, into);
    if (!this.#isHearing) return this.cancel();
    running.listening?.stop();
    return running.ended;
  }

  /**
   * Listens, in place of whatever runs. `after` is the last turn that was known of where this was asked for: if one was
   * asked for since, this is the same wish once more, and nothing happens. Resolves when the turn is over.
   */
  async start(mode: ModeName, after = this.#turns.last, into?: Into): Promise<void> {
    if (this.#turns.isAskedAfter(after)) return;
    if (this.#canAnswer) return this.#answerThen(mode, into);
    // Whoever is being explained something has heard enough.
    if (this.#isSpeaking && this.#turns.running?.mode === 'explain') return this.cancel();
    await this.listen(mode, 'asked', into);
  }

  /** Converses, in place of whatever runs, until it is asked for again. Resolves when it is over. */
  async converse(): Promise<void> {
    if (this.#turns.running?.mode === 'converse') return this.cancel();
    await this.#turns.run(
      { mode: 'converse', manner: 'asked' },
      turn => this.#talk.run(this.#narrator.begin(turn), turn.abort.signal),
      () => this.#narrator.end(),
    );
  }

  /**
   * A turn that begins with no words: what was pressed is done, which tells what happens. In a conversation it is part of
   * that. Resolves when it is over.
   */
  async perform(mode: ModeName, work: (tell: Teller, signal: AbortSignal) => Promise<void>): Promise<void> {
    const { running } = this.#turns;
    const { tell: talking } = this.#talk;
    if (talking && running) return work(talking, running.abort.signal);
    await this.#turns.run(
      { mode, manner: 'asked' },
      async turn => {
        const { signal } = turn.abort;
        const tell = this.#narrator.begin(turn);
        tell({ event: 'state', track: 'mind', state: 'thinking' });
        try {
          await work(tell, signal);
          tell({ event: 'done', ms: {} });
        } catch (thrown) {
          const error = asAloudError(signal.aborted ? cancelled() : thrown);
          tell({ event: 'error', code: error.code, message: text(error.says) });
          if (error.code !== 'cancelled') throw error;
        }
      },
      () => this.#narrator.end(),
    );
  }

  /** Sends nothing of what is heard in a conversation, or everything again. */
  mute(isMuted?: boolean): void {
    this.#talk.mute(isMuted);
  }

  /** A conversation hears it by itself. */
  get #canAnswer(): boolean {
    return this.#question.canBeAnswered && !this.isConversing;
  }

  /**
   * Listens once for an answer to the question on screen, which may be no and is never yes. Resolves with what was said
   * where that is something else.
   */
  async hearAnswer(manner: Manner): Promise<string | undefined> {
    const { running } = this.#turns;
    if (!running || this.isConversing) return undefined;
    return this.#question.hear(manner, this.#narrator.telling, running.abort.signal);
  }

  /** What is no answer is a wish of its own, and takes the question's place as any other does. */
  async #answerThen(mode: ModeName, into?: Into): Promise<void> {
    const said = await this.hearAnswer('asked');
    if (said !== undefined) await this.#run({ mode, into, said: { text: said } });
  }

  /** Does what a press asks for that was made elsewhere, and may come late or twice: of the turn that it was made for. */
  heed({ action, turn }: Wish): Promise<void> {
    if (action === 'start') return this.start('command', turn);
    return action === 'stop' ? this.stop(turn) : this.cancel(turn);
  }

  /** Listens and does what is said; what is dictated goes `into` some box, or where the cursor is. */
  listen(mode: ModeName, manner: Manner = 'asked', into?: Into): Promise<void> {
    return this.#run({ mode, into }, manner);
  }

  /** Resolves when nothing runs, nor is about to. */
  idle(): Promise<void> {
    return this.#turns.idle();
  }

  /** A turn on text: typed, or `''` for an explanation. In a conversation a command, or a question, is part of that. */
  async say(mode: ModeName, text: string): Promise<void> {
    if (this.isConversing && (mode === 'command' || mode === 'ask')) this.#talk.wish({ typed: text });
    else await this.#run({ mode, said: { text } });
  }

  /**
   * A turn on words or a call that are not the user's, when nothing else goes on: nobody who speaks is cut off. Throws
   * `busy` where it is not its turn within `FOREIGN_MS`, `cancelled`, and what goes wrong.
   */
  async foreign(mode: ModeName, words: string, foreign: Foreign, signal: AbortSignal): Promise<void> {
    const patience = AbortSignal.timeout(FOREIGN_MS);
    const waits = AbortSignal.any([signal, patience]);
    // Of several that wait for the same end, one begins.
    while (this.#turns.running || this.#turns.hasNext)
      await orCancelled(this.idle(), waits).catch(() => {
        throwIfAborted(signal);
        throw new AloudError({ code: 'busy', message: message('session.busy') });
      });
    throwIfAborted(signal);
    const turn = this.#turns.last + 1;
    const cancel = () => void this.cancel(turn);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await this.#run({ mode, said: { text: words }, foreign });
      throwIfAborted(signal);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** A turn on a recording made elsewhere. */
  hear(mode: ModeName, utterance: Utterance): Promise<void> {
    return this.#run({ mode, said: { utterance } });
  }

  /**
   * The last thing that was said again: its words if they were understood before the turn failed, its recording, or from
   * the beginning if nothing was heard yet. Never what was said before it. Throws `no-recording`.
   */
  async retry(): Promise<void> {
    if (this.#unfinished) return this.#run(this.#unfinished);
    const last = await this.#parts.lastRecording();
    if (!last) throw new AloudError({ code: 'no-recording', message: message('session.no-recording') });
    await this.again(last, this.#lastInto);
  }

  /** A recording again that was made before. */
  async again(recorded: Listening, into?: Into): Promise<void> {
    const mode = MODES.find(each => each === recorded.purpose) ?? this.#lastMode;
    await this.#run({ mode, into, listening: recorded });
  }

  /**
   * Ends the utterance, which is then acted upon; stops speaking and everything else at once. A conversation only falls
   * silent where it speaks, and ends where it does not. With the number of a turn
   * it ends that one's utterance and nothing else: if that has ended already, there is nothing left to wish.
   */
  async stop(turn?: number): Promise<void> {
    const { running, hasNext } = this.#turns;
    if (this.#question.stop()) return;
    if (turn !== undefined && (turn !== running?.number || !this.#isHearing)) return;
    if (this.isConversing && this.#isSpeaking && !hasNext) this.#talk.wish('interrupt');
    else if (this.#isHearing && !hasNext && running?.mode !== 'converse') running?.listening?.stop();
    else await this.cancel();
  }

  /** Ends everything at once, or that turn and no other. A recording that was made stays until `retry` or the next one. */
  async cancel(turn?: number): Promise<void> {
    if (turn !== undefined && turn !== this.#turns.running?.number) return;
    this.#turns.takeBack();
    await this.#turns.end();
  }

  #run(beginning: Beginning, manner: Manner = 'asked'): Promise<void> {
    const { mode, into, said, listening } = beginning;
    return this.#turns.run(
      { mode, manner },
      turn => {
        if (!said && !listening) {
          this.#lastMode = mode;
          this.#lastInto = into;
        }
        const leave = (unfinished: Beginning | undefined) => {
          this.#unfinished = unfinished;
        };
        const parts = { ...this.#parts, scene: () => Scene.open(this.#parts.editor) };
        return new Course(parts, turn, this.#narrator.begin(turn), leave).run(beginning);
      },
      () => this.#narrator.end(),
    );
  }
}
