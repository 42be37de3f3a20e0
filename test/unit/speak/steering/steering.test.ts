import assert from 'node:assert/strict';
import {
  type Spot,
  STEERS,
  type Steer,
  type SteeringEffect,
  type SteeringEvent,
  type SteeringState,
  steered,
} from '../../../../src/speak/steering/steering.ts';

const SPEAKING: SteeringState = { phase: 'speaking' };
/** In the middle of the third sentence. */
const MIDDLE: Spot = { line: 2, ms: 1500 };
const LINES = 5;

const stateAfter = (from: SteeringState, ...events: readonly SteeringEvent[]) => {
  let state = from;
  const effects: SteeringEffect[] = [];
  for (const event of events) {
    const step = steered(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
};
const steer = (how: Steer): SteeringEvent => ({ event: 'steer', how });
const silent = (at: Spot): SteeringEvent => ({ event: 'silent', at });
const from = (line: number, ms = 0): SteeringEffect => ({ do: 'play', from: { line, ms } });
const STOP: SteeringEffect = { do: 'stop' };
const PAUSED: SteeringState = { phase: 'paused', at: MIDDLE, isWished: true };
const CUT: SteeringState = { phase: 'paused', at: MIDDLE, isWished: false };

describe('steering of speech', () => {
  const table: readonly [string, SteeringState, readonly SteeringEvent[], SteeringState, readonly SteeringEffect[]][] =
    [
      ['pauses where it was heard', SPEAKING, [steer('pause'), silent(MIDDLE)], PAUSED, [STOP]],
      ['goes on there', PAUSED, [steer('resume')], SPEAKING, [from(2, 1500)]],
      ['one key pauses', SPEAKING, [steer('pause-or-resume'), silent(MIDDLE)], PAUSED, [STOP]],
      ['and resumes', PAUSED, [steer('pause-or-resume')], SPEAKING, [from(2, 1500)]],
      ['also what was cut', CUT, [steer('pause-or-resume')], SPEAKING, [from(2, 1500)]],
      ['says the sentence before', SPEAKING, [steer('back'), silent(MIDDLE)], SPEAKING, [STOP, from(1)]],
      [
        'which is never before the first',
        CUT,
        [steer('back'), steer('back'), silent({ line: 1, ms: 900 })],
        SPEAKING,
        [from(1), STOP, from(0)],
      ],
      [
        'counts what was heard last',
        SPEAKING,
        [steer('repeat'), silent({ line: 3, ms: 400 })],
        SPEAKING,
        [STOP, from(2)],
      ],
      ['skips', SPEAKING, [steer('skip'), silent(MIDDLE)], SPEAKING, [STOP, from(3)]],
      ['repeats', SPEAKING, [steer('repeat'), silent(MIDDLE)], SPEAKING, [STOP, from(2)]],
      ['begins again', PAUSED, [steer('restart')], SPEAKING, [from(0)]],
      [
        'says slower what was too quick',
        SPEAKING,
        [steer('slower'), silent(MIDDLE)],
        SPEAKING,
        [STOP, { do: 'pace', times: 0.8 }, from(2)],
      ],
      ['goes on, and is faster then', SPEAKING, [steer('faster')], SPEAKING, [{ do: 'pace', times: 1.25 }]],
      [
        'is louder at once',
        SPEAKING,
        [steer('louder'), silent(MIDDLE)],
        SPEAKING,
        [STOP, { do: 'loudness', decibels: 4 }, from(2, 1500)],
      ],
      ['stays paused when it is louder', PAUSED, [steer('louder')], PAUSED, [{ do: 'loudness', decibels: 4 }]],
      [
        'goes on quieter where it was only cut',
        CUT,
        [steer('quieter')],
        SPEAKING,
        [{ do: 'loudness', decibels: -4 }, from(2, 1500)],
      ],
      [
        'takes several wishes in order',
        SPEAKING,
        [steer('back'), steer('back'), silent({ line: 4, ms: 900 })],
        SPEAKING,
        [STOP, from(1)],
      ],
      [
        'spells and goes on',
        SPEAKING,
        [steer('spell'), silent(MIDDLE), { event: 'spelled' }],
        SPEAKING,
        [STOP, { do: 'spell', at: MIDDLE }, from(2, 1500)],
      ],
      [
        'spells and stays paused',
        PAUSED,
        [steer('spell'), { event: 'spelled' }],
        PAUSED,
        [{ do: 'spell', at: MIDDLE }],
      ],
      ['is over', SPEAKING, [{ event: 'ended', lines: LINES }], { phase: 'over', lines: LINES }, []],
      [
        'also where it was to pause',
        SPEAKING,
        [steer('pause'), { event: 'ended', lines: LINES }],
        { phase: 'over', lines: LINES },
        [STOP],
      ],
      [
        'repeats the last sentence when it is over',
        { phase: 'over', lines: LINES },
        [steer('repeat')],
        SPEAKING,
        [from(4)],
      ],
      [
        'has nothing to go on with',
        { phase: 'over', lines: LINES },
        [steer('resume')],
        { phase: 'over', lines: LINES },
        [],
      ],
      [
        'spells also when it is over',
        { phase: 'over', lines: LINES },
        [steer('spell'), { event: 'spelled' }],
        { phase: 'over', lines: LINES },
        [{ do: 'spell', at: { line: 5, ms: 0 } }],
      ],
      ['is cut by what ends it', SPEAKING, [silent(MIDDLE)], CUT, []],
      [
        'is cut while it spells',
        SPEAKING,
        [steer('spell'), silent(MIDDLE), silent(MIDDLE)],
        CUT,
        [STOP, { do: 'spell', at: MIDDLE }],
      ],
    ];
  for (const [name, before, events, state, effects] of table)
    it(name, () => assert.deepEqual(stateAfter(before, ...events), { state, effects }));

  it('never begins while something sounds, and loses nothing, whatever is asked when', () => {
    const random = seeded(7);
    for (let walk = 0; walk < 500; walk++) {
      const player = new Clockwork();
      for (let step = 0; step < 60; step++) {
        if (random() < 0.5) player.pass(Math.floor(random() * 900));
        else player.take(steer(pickOf(STEERS, random)));
      }
      player.take(steer('restart'));
      player.settle();
      player.take(steer('resume'));
      player.settle();
      player.pass(LINES * LINE_MS * 2);
      assert.equal(player.state.phase, 'over', `walk ${walk}: ${JSON.stringify(player.state)}`);
    }
  });

  it('plays all of it in order when it is only paused, resumed, tuned and asked to spell', () => {
    const random = seeded(11);
    const harmless: readonly Steer[] = ['pause', 'resume', 'pause-or-resume', 'louder', 'quieter', 'spell', 'faster'];
    for (let walk = 0; walk < 300; walk++) {
      const player = new Clockwork();
      while (player.state.phase !== 'over') {
        player.pass(Math.floor(random() * 1200));
        player.take(steer(random() < 0.5 ? 'resume' : pickOf(harmless, random)));
      }
      for (const [a, b] of player.jumps) assert.ok(b <= a, `walk ${walk}: heard up to ${a}, went on at ${b}`);
      assert.equal(player.furthest, LINES * LINE_MS);
    }
  });
});

const LINE_MS = 2000;

/** A player of sentences of two seconds, which is silent some time after it was told so. */
class Clockwork {
  state: SteeringState = SPEAKING;
  furthest = 0;
  /** Where it had come to, and where it began anew. */
  readonly jumps: (readonly [number, number])[] = [];
  #at: number | undefined = 0;
  #spells = false;
  #isStopping = false;

  pass(ms: number): void {
    this.settle();
    if (this.#spells) {
      this.#spells = false;
      this.take({ event: 'spelled' });
    }
    if (this.#at === undefined) return;
    this.#at = Math.min(LINES * LINE_MS, this.#at + ms);
    this.furthest = Math.max(this.furthest, this.#at);
    if (this.#at < LINES * LINE_MS) return;
    this.#at = undefined;
    this.take({ event: 'ended', lines: LINES });
  }

  /** What was told to be silent is. */
  settle(): void {
    while (this.#isStopping) {
      this.#isStopping = false;
      const at = this.#at ?? 0;
      this.#at = undefined;
      this.#spells = false;
      this.take({ event: 'silent', at: { line: Math.floor(at / LINE_MS), ms: at % LINE_MS } });
    }
  }

  take(event: SteeringEvent): void {
    const { state, effects } = steered(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.do === 'stop') {
        assert.ok((this.#at !== undefined || this.#spells) && !this.#isStopping, 'nothing to stop');
        this.#isStopping = true;
      } else if (effect.do === 'play' || effect.do === 'spell') {
        assert.ok(this.#at === undefined && !this.#spells, 'two at once');
        if (effect.do === 'spell') this.#spells = true;
        else {
          this.#at = Math.min(LINES, effect.from.line) * LINE_MS + effect.from.ms;
          this.jumps.push([this.furthest, this.#at]);
        }
      }
    }
  }
}

function pickOf<T>(all: readonly T[], random: () => number): T {
  return all[Math.floor(random() * all.length)] as T;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
