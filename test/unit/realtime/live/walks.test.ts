import assert from 'node:assert/strict';
import { isAtRest } from '../../../../src/realtime/live/talk/line.ts';
import { next } from '../../../../src/realtime/live/talk/next.ts';
import {
  beginning,
  type Effect,
  type Talk,
  type TalkEvent,
  type Timer,
} from '../../../../src/realtime/live/talk/talk.ts';
import type { Told } from '../../../../src/realtime/live/told.ts';
import { Chance } from '../../../support/chance.ts';

const WALKS = 1500;
const STEPS = 70;
/** Of what is said nothing more comes after so long, in ms of the session: a word behind it is of something else. */
const PAUSE_MS = 600;
const LOUD = Uint8Array.of(0, 9);
const SILENT = Uint8Array.of(0, 0);
const TAKES_BACK = 'no wait ';

/**
 * A server, an editor and a person who do anything in any order, and keep their own books of what may be done: not by what
 * the conversation remembers, but by what happened. Each word that is said is another.
 */
class World {
  talk: Talk;
  readonly trail: string[] = [];
  isEnded = false;
  readonly #chance: Chance;
  readonly #names = new Set<string>();
  readonly #timers = new Set<Timer>();
  /** Words by what may be made of them. */
  #open = '';
  readonly #settled = new Set<string>();
  readonly #done = new Set<string>();
  readonly #takenBack = new Set<string>();
  readonly #asking = new Map<string, readonly string[]>();
  /** By their ids: of which session each is, and whether it was taken back. */
  readonly #delegated = new Map<string, { readonly epoch: number; isTakenBack: boolean }>();
  readonly #begun = new Set<string>();
  readonly #told = new Set<string>();
  #acting: string | undefined;
  #isSpeech = false;
  #isCut = false;
  #isSpelling = false;
  #lastMs = 0;
  #atMs = 0;
  #heardMs = 0;
  readonly #playing: string[] = [];
  readonly #stopped = new Set<string>();
  #epoch = 0;
  #isConnected = false;
  #isClosing = false;
  #wantsEnd = false;
  #count = 0;

  constructor(seed: number) {
    this.#chance = new Chance(seed);
    this.talk = beginning(this.#chance.below(2) ? 60_000 : undefined);
    this.happens(this.#opens());
  }

  walk(): void {
    for (let step = 0; step < STEPS && !this.isEnded; step++) this.happens(this.#anything());
    for (let step = 0; step < 90 && !this.isEnded && !isAtRest(this.talk); step++) this.happens(this.#due());
    if (!this.isEnded) assert.ok(isAtRest(this.talk), `never at rest: ${JSON.stringify(this.talk)}`);
  }

  happens(event: TalkEvent): void {
    this.trail.push(JSON.stringify(event, (key, value) => (key === 'pcm' ? value[1] : value)));
    const stops = this.#before(event);
    const { talk, effects } = next(this.talk, event);
    this.talk = talk;
    for (const effect of effects) this.#check(effect, event);
    const isLost = event.from === 'line' && event.is === 'lost';
    if (isLost || (event.from === 'server' && event.told.type === 'closed')) this.#leave();
    if (stops !== undefined)
      assert.ok(
        effects.some(effect => effect.to === 'hands' && 'stop' in effect && effect.stop === stops),
        'what is taken back is stopped',
      );
  }

  #id(kind: string): string {
    return `${kind}${++this.#count}`;
  }

  /** What an event means, whatever is made of it. Returns what must be stopped. */
  #before(event: TalkEvent): string | undefined {
    if (this.isEnded) return undefined;
    const isHeard = this.#isConnected && !this.#wantsEnd;
    if (event.from === 'clock') this.#timers.delete(event.timer);
    if (event.from === 'clock' && event.timer === 'settled' && isHeard && !this.#isClosing) this.#settle();
    if (event.from === 'clock' && event.timer === 'quiet') this.#endSpell();
    if ((event.from === 'ears' || (event.from === 'user' && event.wish === 'interrupt')) && this.#isSpelling)
      this.#isCut = true;
    if (event.from === 'ears' && !this.talk.isMuted && !this.#wantsEnd) this.#isSpeech = true;
    if (event.from === 'mind') {
      const words = this.#asking.get(event.item) ?? [];
      this.#asking.delete(event.item);
      if (event.judged.verdict === 'over') for (const word of words) this.#done.add(word);
      else if (this.talk.heard.find(({ item }) => item === event.item)?.isTyped)
        this.#delegated.set(event.item, { epoch: -1, isTakenBack: false });
    }
    if (event.from === 'hands' && event.task === this.#acting) this.#acting = undefined;
    if (event.from === 'keyboard' && !this.#wantsEnd) return this.#typed(event.words);
    if (event.from === 'user' && event.wish === 'end') this.#wantsEnd = true;
    if (event.from === 'mouth') this.#playing.splice(this.#playing.indexOf(event.item), 1);
    return event.from === 'server' && isHeard ? this.#serverSays(event.told) : undefined;
  }

  #serverSays(told: Told): string | undefined {
    if (told.type === 'delegation' && !this.#delegated.has(told.id))
      this.#delegated.set(told.id, { epoch: this.#epoch, isTakenBack: false });
    if (told.type === 'words') {
      const startMs = told.span.startMs ?? 0;
      const isAnswered = this.#heardMs > 0 && this.#lastMs <= this.#heardMs && this.#heardMs <= startMs;
      const isOther = isAnswered || startMs - this.#lastMs >= PAUSE_MS;
      if (this.#isSpelling && this.#lastMs > 0 && isOther) this.#endSpell();
      this.#isSpelling = true;
      this.#lastMs = told.span.endMs ?? startMs;
    }
    if (told.type === 'sound' && told.pcm === LOUD) this.#isSpelling = true;
    if (told.type !== 'hearing') return undefined;
    this.#heardMs = told.span.endMs ?? 0;
    this.#isSpeech = false;
    this.#open += told.delta;
    return told.delta === TAKES_BACK ? this.#takeBack() : undefined;
  }

  /** What is typed is all there at once. */
  #typed(words: string): string | undefined {
    if (this.#isSpelling) this.#isCut = true;
    if (words === TAKES_BACK) return this.#takeBack();
    for (const word of wordsIn(words)) this.#settled.add(word);
    return undefined;
  }

  #takeBack(): string | undefined {
    const before = [...this.#settled];
    for (const word of before) if (![...this.#asking.values()].flat().includes(word)) this.#takenBack.add(word);
    for (const [, about] of this.#delegated) about.isTakenBack = true;
    return this.#acting !== undefined && !this.#stopped.has(this.#acting) ? this.#acting : undefined;
  }

  #settle(): void {
    const isTakenBack = this.#open.endsWith(TAKES_BACK);
    for (const word of wordsIn(this.#open)) (isTakenBack ? this.#takenBack : this.#settled).add(word);
    this.#open = '';
    this.#isSpeech = false;
  }

  #endSpell(): void {
    this.#isSpelling = false;
    this.#isCut = false;
    this.#lastMs = 0;
  }

  #check(effect: Effect, event: TalkEvent): void {
    assert.ok(!this.isEnded, 'nothing is done after the end');
    switch (effect.to) {
      case 'end':
        this.isEnded = true;
        if (this.#wantsEnd && this.#isClosing && effect.why === 'user') {
          const isClosed = event.from === 'server' && event.told.type === 'closed';
          const isLate = event.from === 'clock' && event.timer === 'close';
          const isLost = event.from === 'line' && event.is === 'lost';
          assert.ok(isClosed || isLate || isLost, 'the end waits for the server');
        }
        return;
      case 'clock':
        if (effect.ms === undefined) this.#timers.delete(effect.timer);
        else this.#timers.add(effect.timer);
        return;
      case 'line':
        this.#leave();
        return;
      case 'mouth':
        this.#checkMouth(effect);
        return;
      case 'mind': {
        const words = wordsIn(effect.text);
        this.#checkWords(words);
        this.#asking.set(effect.item, words);
        return;
      }
      case 'hands':
        this.#checkHands(effect);
        return;
      case 'server':
        this.#checkServer(effect);
    }
  }

  #checkWords(words: readonly string[]): void {
    for (const word of words) {
      assert.ok(this.#settled.has(word), 'what is done was said, and is at a pause');
      assert.ok(!this.#done.has(word), 'nothing is done twice');
      assert.ok(!this.#takenBack.has(word), 'what was taken back is not done');
    }
  }

  #checkHands(effect: Extract<Effect, { to: 'hands' }>): void {
    if ('stop' in effect) {
      this.#stopped.add(effect.stop);
      return;
    }
    const { task } = effect;
    const words = wordsIn(effect.words);
    this.#checkWords(words);
    assert.ok(words.length > 0, 'there are words for it');
    for (const word of words) this.#done.add(word);
    assert.ok(this.#delegated.has(task), 'it was delegated');
    assert.ok(!this.#begun.has(task), 'a delegation is carried out once');
    assert.ok(!this.#delegated.get(task)?.isTakenBack, 'none that was taken back is begun');
    assert.equal(this.#acting, undefined, 'one after the other');
    assert.ok(this.#open === '' && !this.#isSpeech, 'nothing is begun while someone speaks');
    assert.equal(this.#asking.size, 0, 'nor while it is not known what was said');
    this.#begun.add(task);
    this.#acting = task;
  }

  #checkMouth(effect: Extract<Effect, { to: 'mouth' }>): void {
    const { item } = effect;
    if (effect.does === 'stop') this.#stopped.add(item);
    if (effect.does !== 'play') return;
    assert.ok(!this.#stopped.has(item), 'what was stopped is not heard again');
    assert.ok(!this.#isCut, 'what still comes of it is silent');
    if (!this.#playing.includes(item)) this.#playing.push(item);
  }

  #checkServer({ event, sent }: Extract<Effect, { to: 'server' }>): void {
    assert.ok(!this.#names.has(event), 'each event has a name of its own');
    this.#names.add(event);
    assert.ok(this.#isConnected && !this.#isClosing, 'nothing is sent where nobody is');
    if (sent.type === 'close') this.#isClosing = true;
    if (sent.type !== 'say' && sent.type !== 'know') return;
    const id = sent.task ?? /outcome of (\w+)/.exec(sent.text)?.[1];
    if (id === undefined) return;
    const about = this.#delegated.get(id);
    assert.ok(about, 'it was delegated');
    assert.ok(!this.#told.has(id), 'what comes of it is told once');
    this.#told.add(id);
    assert.equal(sent.task !== undefined, about.epoch === this.#epoch, 'by its id where it was delegated');
    assert.ok(this.#open === '' && !this.#isSpeech, 'not while someone speaks');
    assert.ok(sent.type === 'know' || !about.isTakenBack, 'what was taken back is not told aloud');
  }

  #leave(): void {
    this.#isConnected = false;
    this.#isClosing = false;
    this.#heardMs = 0;
    this.#endSpell();
  }

  /** Anything at all, whether it makes sense or not. */
  #anything(): TalkEvent {
    const chance = this.#chance;
    switch (chance.below(22)) {
      case 0:
        return chance.below(2) ? { from: 'ears', heard: 'speech' } : { from: 'user', wish: 'interrupt' };
      case 1:
        return { from: 'editor', about: chance.of(['file', 'place']), context: `context ${chance.below(4)}` };
      case 2:
        return { from: 'user', wish: chance.below(12) ? chance.of(['commit', 'mute', 'unmute']) : 'end' };
      case 3:
        return chance.below(3) ? this.#mouthIsOver() : this.#loses();
      case 4:
        return this.#opens();
      case 5:
        return this.#ringsAny();
      case 6:
      case 7:
        return { from: 'hands', task: this.#acting ?? 'none', outcome: `outcome of ${this.#acting}` };
      case 8:
      case 9:
        return this.#judged();
      case 10:
      case 11:
      case 12:
        return this.#server({ type: 'hearing', delta: `${this.#id('word')} `, span: this.#span(0) });
      case 20:
        return { from: 'keyboard', words: chance.below(5) ? `${this.#id('word')} ` : TAKES_BACK };
      case 13:
        return this.#server({ type: 'hearing', delta: TAKES_BACK, span: this.#span(0) });
      case 14:
      case 15:
        return this.#server({
          type: 'delegation',
          id: chance.below(5) ? this.#id('task') : `task${chance.below(this.#count + 1)}`,
        });
      case 16:
        return this.#server({ type: 'sound', pcm: chance.below(3) ? LOUD : SILENT });
      case 17:
        return this.#server({ type: 'words', delta: 'some ', span: this.#span(chance.of([0, 0, 100, 900])) });
      case 18:
        return { from: 'clock', timer: 'settled' };
      case 19:
        return this.#server({ type: 'used', seconds: chance.below(100) });
      default:
        return chance.below(6)
          ? { from: 'clock', timer: 'settled' }
          : this.#server({ type: 'closed', why: chance.of(['asked', 'expired', 'lost']), seconds: 3 });
    }
  }

  /** What must happen sooner or later, for someone waits for it. */
  #due(): TalkEvent {
    const { phase, tasks, spells } = this.talk;
    if (phase === 'closing') return this.#rings('close');
    if (phase === 'closed')
      return this.#timers.has('reopen') && this.#chance.below(2) ? this.#rings('reopen') : this.#opens();
    if (this.#open !== '' || this.#isSpeech) return this.#rings('settled');
    if (this.#asking.size > 0) return this.#judged();
    if (this.#acting !== undefined) return { from: 'hands', task: this.#acting, outcome: `outcome of ${this.#acting}` };
    if (this.#playing.length > 0) return this.#mouthIsOver();
    if (spells.some(({ isClosed }) => !isClosed)) return this.#rings('quiet');
    if (tasks.some(({ state }) => state === 'waiting')) return this.#rings('words');
    throw new Error(`Nothing is due: ${JSON.stringify(this.talk)}`);
  }

  #rings(timer: Timer): TalkEvent {
    assert.ok(this.#timers.has(timer), `nobody waits for ${timer}`);
    return { from: 'clock', timer };
  }

  #ringsAny(): TalkEvent {
    const timers = [...this.#timers].filter(timer => timer !== 'idle');
    const [first = 'settled', ...others] = timers;
    return { from: 'clock', timer: this.#chance.of([first, ...others]) };
  }

  #opens(): TalkEvent {
    if (!this.#isConnected && this.talk.phase === 'closed') {
      this.#isConnected = true;
      this.#epoch++;
    }
    return { from: 'line', is: 'open', livesMs: 3_600_000, file: this.talk.file.now, place: '' };
  }

  #loses(): TalkEvent {
    return { from: 'line', is: 'lost', isFinal: false };
  }

  #judged(): TalkEvent {
    const [item = 'none'] = this.#asking.keys();
    const over = { verdict: 'over', note: this.#chance.below(2) ? 'It was done.' : '', isAloud: false } as const;
    return { from: 'mind', item, judged: this.#chance.below(2) ? over : { verdict: 'left' } };
  }

  #mouthIsOver(): TalkEvent {
    return { from: 'mouth', item: this.#playing[0] ?? 'none', heardMs: this.#chance.below(800) };
  }

  #server(told: Told): TalkEvent {
    return { from: 'server', told };
  }

  /** A while later. */
  #span(afterMs: number): { readonly startMs: number; readonly endMs: number } {
    const startMs = this.#atMs + afterMs;
    this.#atMs = startMs + 200;
    return { startMs, endMs: this.#atMs };
  }
}

/** Words that are each another; what takes something back is none of them. */
function wordsIn(text: string): readonly string[] {
  return text.match(/word\d+/g) ?? [];
}

describe('a conversation by Live, whatever happens in whichever order', () => {
  for (const part of [0, 1, 2, 3])
    it(`keeps what it promises (${part + 1} of 4)`, () => {
      for (let seed = part * WALKS; seed < (part + 1) * WALKS; seed++) {
        const world = new World(seed + 1);
        try {
          world.walk();
        } catch (thrown) {
          throw new Error(`Walk ${seed}: ${thrown}\n${world.trail.slice(-25).join('\n')}`);
        }
      }
    });
});
