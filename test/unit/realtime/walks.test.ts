import assert from 'node:assert/strict';
import { isAtRest } from '../../../src/realtime/talk/line.ts';
import { next } from '../../../src/realtime/talk/next.ts';
import {
  beginning,
  type Effect,
  type Manner,
  type Talk,
  type TalkEvent,
  type Timer,
} from '../../../src/realtime/talk/talk.ts';
import type { Told } from '../../../src/realtime/told.ts';

const WALKS = 1500;
const STEPS = 60;
/** s16le at 24 kHz. */
const BYTES_A_MS = 48;

/** Numbers that look like chance and are the same each time. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(end: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * end);
  }

  of<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}

type Flight =
  | { readonly is: 'none' }
  | { readonly is: 'asked'; readonly event: string }
  | { readonly is: 'begun'; readonly response: string }
  | { readonly is: 'other' };

/**
 * A server, an editor and a person who do anything in any order, and keep their own books of what may be asked of them:
 * not by what the conversation remembers, but by what happened.
 */
class World {
  talk: Talk;
  readonly trail: string[] = [];
  readonly #chance: Chance;
  readonly #manner: Manner;
  readonly #names = new Set<string>();
  readonly #made = new Map<string, number>();
  readonly #timers = new Set<string>();
  readonly #epochs = new Map<string, number>();
  readonly #cutItems = new Set<string>();
  readonly #interrupted = new Set<string>();
  readonly #whole = new Map<string, readonly string[]>();
  readonly #ran = new Set<string>();
  readonly #told = new Set<string>();
  readonly #cancelled = new Set<string>();
  #responses: string[] = [];
  #playing: string[] = [];
  #turns: string[] = [];
  #acting:
    | { readonly response: string; readonly ids: readonly string[]; isStale: boolean; isDone: boolean; epoch: number }
    | undefined;
  #flight: Flight = { is: 'none' };
  #mayAsk = false;
  #asks = false;
  /** Whether the model was told to call nothing. */
  #isQuiet = false;
  /** What this connection was told of the editor, each with its item behind it. */
  #contexts: string[] = [];
  #epoch = 0;
  #isConnected = false;
  #count = 0;
  isEnded = false;

  constructor(seed: number) {
    this.#chance = new Chance(seed);
    this.#manner = { answers: this.#chance.below(5) === 0, interrupts: this.#chance.below(3) === 0 };
    this.talk = beginning(this.#chance.below(2) ? 60_000 : undefined, [], 2);
    this.happens({ from: 'line', is: 'open', manner: this.#manner });
  }

  walk(): void {
    for (let step = 0; step < STEPS && !this.isEnded; step++) this.happens(this.#anything());
    for (let step = 0; step < 60 && !this.isEnded && !isAtRest(this.talk); step++) this.happens(this.#due());
    if (!this.isEnded) assert.ok(isAtRest(this.talk), `never at rest: ${JSON.stringify(this.talk)}`);
  }

  happens(event: TalkEvent): void {
    this.trail.push(JSON.stringify(event, (key, value) => (key === 'pcm' ? value.length : value)));
    const wasOpen = this.talk.phase === 'open';
    this.#before(event, wasOpen);
    const { talk, effects } = next(this.talk, event);
    this.talk = talk;
    for (const effect of effects) this.#check(effect, event);
  }

  #id(kind: string): string {
    return `${kind}${++this.#count}`;
  }

  /** What an event means, whatever is made of it. */
  #before(event: TalkEvent, isOpen: boolean): void {
    if (event.from === 'server' && isOpen) this.#serverSays(event.told);
    const isSpeech =
      (event.from === 'server' &&
        isOpen &&
        event.told.type === 'speech-began' &&
        !this.talk.order.includes(event.told.item ?? '')) ||
      event.from === 'ears';
    if (isSpeech || (event.from === 'user' && event.wish === 'interrupt')) this.#interrupt(!isSpeech || !this.#asks);
    if (event.from === 'keyboard' && event.words !== '') {
      this.#interrupt(!this.#asks);
      if (this.#asks) this.#mayAsk = true;
    }
    if (event.from === 'mind' && event.verdict === 'left') this.#mayAsk = true;
    if (event.from === 'clock') this.#mayAsk = true;
    const isNotice = event.from === 'session' || (event.from === 'screen' && event.is === 'asking');
    if (isNotice && !this.talk.isMuted) this.#mayAsk = true;
    if (event.from === 'screen') this.#asks = event.is === 'asking';
    if (
      (event.from === 'mind' && this.talk.turns.get(event.turn)?.state === 'asking') ||
      (event.from === 'hands' && event.response === this.#acting?.response)
    )
      this.#asks = false;
    if (event.from === 'clock' && event.timer === 'again' && this.#flight.is === 'other') this.#flight = { is: 'none' };
    if (event.from === 'hands' && event.response === this.#acting?.response) {
      if (!this.#acting.isStale) this.#mayAsk = true;
      this.#acting.isDone = true;
    }
    if (event.from === 'line' && event.is === 'lost' && isOpen) {
      this.#epoch++;
      this.#contexts = [];
      this.#isConnected = false;
      if (this.#flight.is !== 'none') this.#mayAsk = true;
      this.#flight = { is: 'none' };
    }
    if (event.from === 'line' && event.is === 'open' && this.talk.phase === 'closed') this.#isConnected = true;
    if (event.from === 'mouth') this.#playing = this.#playing.filter(each => each !== event.response);
  }

  get #isActing(): boolean {
    return this.#acting !== undefined && !this.#acting.isDone;
  }

  #interrupt(alsoWork: boolean): void {
    for (const each of this.#playing) this.#interrupted.add(each);
    if (this.#flight.is === 'begun') this.#interrupted.add(this.#flight.response);
    if (this.#acting && alsoWork) this.#acting.isStale = true;
    this.#mayAsk = false;
  }

  #serverSays(told: Told): void {
    const { answer } = this.talk;
    if (told.type === 'answering' && this.#flight.is !== 'begun') {
      if (answer.state === 'asked' && answer.isCut) this.#interrupted.add(told.response);
      if (this.#flight.is !== 'asked') this.#isQuiet = false;
      this.#flight = { is: 'begun', response: told.response };
    }
    if (told.type === 'unheard' || (told.type === 'heard' && this.#asks)) this.#mayAsk = true;
    const isOfCancel = told.type === 'complaint' && told.complaint.kind === 'response_cancel_not_active';
    if (told.type === 'complaint' && !isOfCancel && this.#flight.is === 'asked' && told.about === this.#flight.event) {
      const isOther = told.complaint.kind.includes('already');
      this.#flight = isOther ? { is: 'other' } : { is: 'none' };
      this.#mayAsk ||= isOther;
    }
    if (told.type !== 'answered') return;
    const isIts = this.#flight.is === 'begun' && this.#flight.response === told.response;
    if (isIts && told.ending === 'completed' && !this.#interrupted.has(told.response))
      this.#whole.set(
        told.response,
        told.calls.map(({ id }) => id),
      );
    if (isIts || this.#flight.is === 'other') this.#flight = { is: 'none' };
  }

  #check(effect: Effect, event: TalkEvent): void {
    assert.ok(!this.isEnded, 'nothing is done after the end');
    if (effect.to === 'end') this.isEnded = true;
    if (effect.to === 'line') {
      // Another connection takes the place of this one.
      if (this.#flight.is !== 'none') this.#mayAsk = true;
      this.#flight = { is: 'none' };
      this.#epoch++;
      this.#contexts = [];
      this.#isConnected = false;
    }
    if (effect.to === 'clock' && effect.ms === undefined) this.#timers.delete(effect.timer);
    else if (effect.to === 'clock') this.#timers.add(effect.timer);
    if (effect.to === 'mouth') this.#checkMouth(effect);
    if (effect.to === 'hands' && 'calls' in effect) {
      const ids = effect.calls.map(({ id }) => id);
      assert.ok(!this.#isActing && !this.#asks && !this.#isQuiet, 'one thing at a time');
      const whole = this.#whole.get(effect.response);
      assert.ok(whole, 'only what is whole and was not interrupted is carried out');
      for (const id of ids) {
        assert.ok(whole.includes(id) && !this.#ran.has(id), 'each call runs once');
        this.#ran.add(id);
      }
      this.#acting = { response: effect.response, ids, isStale: false, isDone: false, epoch: this.#epoch };
    }
    if (effect.to !== 'server') return;
    assert.ok(!this.#names.has(effect.event), 'each event has a name of its own');
    this.#names.add(effect.event);
    assert.ok(this.#isConnected, 'nothing is sent where nobody is');
    const { sent } = effect;
    if (sent.type === 'answer') {
      assert.equal(this.#flight.is, 'none', 'one answer at a time');
      assert.ok(this.#mayAsk, 'nothing is asked for by itself after an interruption');
      this.#isQuiet = !sent.mayCall;
      this.#flight = { is: 'asked', event: effect.event };
      this.#mayAsk = false;
    }
    if (sent.type === 'say') {
      // What a person says, or types, comes when it comes.
      if (sent.role !== 'user') assert.equal(this.#flight.is, 'none', 'nothing is told beside an answer');
      const isContext = /^context/.test(sent.text);
      assert.ok(!isContext || !this.#contexts.includes(sent.text), 'what is open is told once');
      if (isContext) this.#contexts.push(sent.text, sent.item);
    }
    if (sent.type === 'forget' && this.#contexts.includes(sent.item))
      this.#contexts.splice(this.#contexts.indexOf(sent.item) - 1, 2);
    if (sent.type === 'cancel') {
      assert.ok(!this.#cancelled.has(sent.response), 'cancelled once at most');
      this.#cancelled.add(sent.response);
      const isServers = event.from === 'ears' || (event.from === 'server' && event.told.type === 'speech-began');
      assert.ok(!(this.#manner.interrupts && isServers), 'never where the server does so');
    }
    if (sent.type === 'truncate' || sent.type === 'forget') {
      if (!this.#made.has(sent.item) && sent.type === 'forget') return;
      assert.ok(!this.#cutItems.has(sent.item), 'cut once an item');
      this.#cutItems.add(sent.item);
      assert.equal(this.#epochs.get(sent.item), this.#epoch, 'only where it was made');
      if (sent.type !== 'truncate') return;
      assert.ok(Number.isInteger(sent.heardMs) && sent.heardMs > 0);
      assert.ok(sent.heardMs <= (this.#made.get(sent.item) ?? 0) / BYTES_A_MS, 'never more than was made');
    }
    if (sent.type === 'result') {
      assert.ok(!this.#told.has(sent.call), 'what comes of a call is told once');
      const isRefused =
        event.from === 'server' && event.told.type === 'answered' && sent.content.startsWith('Error: busy');
      const isIts = this.#acting?.ids.includes(sent.call) && this.#acting.epoch === this.#epoch;
      assert.ok(isIts || (isRefused && (this.#isActing || this.#asks || this.#isQuiet)), 'where it was called');
      this.#told.add(sent.call);
    }
  }

  #checkMouth(effect: Extract<Effect, { to: 'mouth' }>): void {
    if (effect.does !== 'play') return;
    assert.ok(!this.#interrupted.has(effect.response), 'what was interrupted is not heard again');
    if (!this.#playing.includes(effect.response)) this.#playing.push(effect.response);
  }

  /** Anything at all, whether it makes sense or not. */
  #anything(): TalkEvent {
    const chance = this.#chance;
    const { answer } = this.talk;
    switch (chance.below(24)) {
      case 0:
        return { from: 'ears', heard: 'speech' };
      case 23:
        return { from: 'keyboard', words: chance.of(['and this', '']) ?? '' };
      case 1:
        return { from: 'editor', about: chance.of(['file', 'place'] as const) ?? 'file', context: this.#aContext() };
      case 2:
        return {
          from: 'user',
          wish: chance.of(['interrupt', 'commit', 'discard', 'mute', 'unmute'] as const) ?? 'commit',
        };
      case 3:
        return chance.below(3) ? this.#mouthIsOver() : { from: 'line', is: 'lost', isFinal: false };
      case 4:
        return { from: 'line', is: 'open', manner: this.#manner };
      case 5:
        return { from: 'clock', timer: chance.of(['heard', 'again', 'reopen', 'renew', 'renew'] as const) ?? 'heard' };
      case 6:
        return this.#handsAreDone();
      case 7:
      case 8:
        return this.#judged(chance.below(2) ? 'left' : 'done');
      case 9:
        return this.#server({ type: 'speech-began', item: chance.below(4) ? undefined : chance.of(this.#turns) });
      case 10:
      case 11: {
        const item = this.#id('turn');
        this.#turns.push(item);
        return this.#server({ type: 'committed', item, previous: chance.of(this.#turns.slice(0, -1)) });
      }
      case 12:
        return this.#server({ type: 'hearing', item: this.#aTurn(), delta: 'so ' });
      case 13:
        return this.#server({
          type: 'heard',
          item: this.#aTurn(),
          text: chance.of(['go on', '', ' yes ']) ?? '',
          usage: undefined,
        });
      case 14:
        return this.#server({ type: 'unheard', item: this.#aTurn() });
      case 15: {
        const about = answer.state === 'asked' ? answer.event : undefined;
        const kind = chance.of([
          'conversation_already_has_active_response',
          'invalid_value',
          'response_cancel_not_active',
        ]);
        return this.#server({
          type: 'complaint',
          about,
          complaint: { status: undefined, kind: kind ?? '', words: '' },
        });
      }
      case 16: {
        const response = this.#id('response');
        this.#responses.push(response);
        return this.#server({ type: 'answering', response });
      }
      case 17: {
        const response = this.#aResponse();
        const item = `${response}/${chance.below(3)}`;
        const pcm = new Uint8Array(BYTES_A_MS * chance.below(300));
        this.#makes(response, item, pcm.length);
        return this.#server({ type: 'sound', response, item, pcm });
      }
      case 18: {
        const response = this.#aResponse();
        const item = `${response}/${chance.below(3)}`;
        this.#makes(response, item, 0);
        return this.#server({ type: 'words', response, item, delta: 'some words ' });
      }
      case 19:
        return { from: 'session', notice: 'It ends soon.' };
      case 20:
        return { from: 'screen', is: 'asking', note: 'It is asked.' };
      case 21:
        return { from: 'screen', is: 'answered' };
      default:
        return this.#server(this.#answered(this.#aResponse()));
    }
  }

  /** So many bytes of an item are made, and it is of this connection. */
  #makes(response: string, item: string, bytes: number): void {
    const { answer, cut } = this.talk;
    // Another connection may call something else the same.
    if (this.#epochs.get(item) !== this.#epoch) this.#cutItems.delete(item);
    this.#epochs.set(item, this.#epoch);
    const counts = answer.state === 'begun' && answer.response === response && !cut.has(response);
    if (counts && bytes > 0) this.#made.set(item, (this.#made.get(item) ?? 0) + bytes);
  }

  #aContext(): string {
    return this.#chance.below(4) ? `context ${this.#id('')}` : '';
  }

  /** What must happen sooner or later, for someone waits for it. */
  #due(): TalkEvent {
    const { phase, answer, playing, acting, turns } = this.talk;
    if (phase === 'closed') {
      const isDue = this.#timers.has('reopen') && this.#chance.below(2);
      return isDue ? this.#rings('reopen') : { from: 'line', is: 'open', manner: this.#manner };
    }
    if (acting) return this.#handsAreDone();
    if (answer.state === 'asked') return this.#server({ type: 'answering', response: this.#id('response') });
    if (answer.state === 'begun') return this.#server({ ...this.#answered(answer.response), calls: [] });
    if (answer.state === 'other') return this.#rings('again');
    if (playing.length > 0) return this.#mouthIsOver();
    for (const [turn, { state }] of turns) {
      if (state === 'hearing') return this.#rings('heard');
      if (state === 'asking') return { from: 'mind', turn, verdict: 'done', note: '' };
    }
    throw new Error(`Nothing is due: ${JSON.stringify(this.talk)}`);
  }

  #rings(timer: Timer): TalkEvent {
    assert.ok(this.#timers.has(timer), `nobody waits for ${timer}`);
    return { from: 'clock', timer };
  }

  #answered(response: string): Extract<Told, { type: 'answered' }> {
    const chance = this.#chance;
    const ending = chance.of(['completed', 'completed', 'cancelled', 'incomplete', 'failed'] as const) ?? 'failed';
    const calls = Array.from({ length: chance.below(3) }, () => {
      const id = chance.below(4) ? this.#id('call') : `call${chance.below(5)}`;
      return { id, name: 'x', arguments: '{}' };
    });
    return { type: 'answered', response, ending, calls, usage: undefined, complaint: undefined };
  }

  #server(told: Told): TalkEvent {
    return { from: 'server', told };
  }

  #judged(verdict: 'done' | 'left'): TalkEvent {
    const asking = [...this.talk.turns].filter(([, { state }]) => state === 'asking').map(([item]) => item);
    return {
      from: 'mind',
      turn: this.#chance.of(asking) ?? 'none',
      verdict,
      note: verdict === 'done' ? 'It was done.' : '',
    };
  }

  #mouthIsOver(): TalkEvent {
    return { from: 'mouth', response: this.talk.playing[0]?.response ?? 'none', heardMs: this.#chance.below(800) };
  }

  #handsAreDone(): TalkEvent {
    const ids = this.#acting?.ids ?? [];
    const response = this.talk.acting?.response ?? 'none';
    return { from: 'hands', response, outcomes: ids.map(id => ({ id, content: 'ok' })) };
  }

  #aTurn(): string {
    return this.#chance.of(this.#turns.slice(-3)) ?? this.#id('turn');
  }

  #aResponse(): string {
    const { answer } = this.talk;
    if (answer.state === 'begun' && this.#chance.below(4)) return answer.response;
    return this.#chance.of(this.#responses.slice(-3)) ?? this.#id('response');
  }
}

describe('a conversation, whatever happens in whichever order', () => {
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
