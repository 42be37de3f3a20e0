/** What may be asked of speech: by a key, or in words. */
export const STEERS = [
  'pause',
  'resume',
  'pause-or-resume',
  'back',
  'skip',
  'repeat',
  'restart',
  'slower',
  'faster',
  'louder',
  'quieter',
  'spell',
] as const;
export type Steer = (typeof STEERS)[number];

/** A place in what is said: a sentence, counted from 0, and how far into its sound, in ms. */
export interface Spot {
  readonly line: number;
  readonly ms: number;
}

/** What speech does. */
export type SteeringState =
  | { readonly phase: 'speaking' }
  /** It was told to be silent; what was heard until then decides where it goes on. */
  | { readonly phase: 'stopping'; readonly asked: readonly Steer[] }
  /** A word is spelled, and then it goes on `at`, or does not. */
  | {
      readonly phase: 'spelling';
      readonly at: Spot;
      readonly then: 'speaking' | 'paused' | 'over';
      readonly asked: readonly Steer[];
    }
  /** `isWished`: a person asked for it, and it was not just cut short by something else. */
  | { readonly phase: 'paused'; readonly at: Spot; readonly isWished: boolean }
  /** All of so many sentences was heard. */
  | { readonly phase: 'over'; readonly lines: number };

export type SteeringEvent =
  | { readonly event: 'steer'; readonly how: Steer }
  /** Silence before the end: so far it had really been heard. */
  | { readonly event: 'silent'; readonly at: Spot }
  /** All there is, so many sentences, was heard. */
  | { readonly event: 'ended'; readonly lines: number }
  /** The word was spelled to its end. */
  | { readonly event: 'spelled' };

export type TuningEffect =
  | { readonly do: 'pace'; readonly times: number }
  | { readonly do: 'loudness'; readonly decibels: number };

export type SteeringEffect =
  /** Be silent within 50 ms; `silent` follows, or `ended` where that was quicker. */
  | { readonly do: 'stop' }
  | { readonly do: 'play'; readonly from: Spot }
  /** Spell the word that was heard last there. */
  | { readonly do: 'spell'; readonly at: Spot }
  | TuningEffect;

export interface Step {
  readonly state: SteeringState;
  readonly effects: readonly SteeringEffect[];
}

/** Who asks for a sentence again so soon after it has begun, in ms, means the one before: that is what they have heard. */
const REACTION_MS = 700;
const PACE_STEP = 1.25;
const LOUDNESS_STEP = 4;

/** What changes how everything is said, also what comes later. */
export const TUNING: Readonly<Partial<Record<Steer, TuningEffect>>> = {
  slower: { do: 'pace', times: 1 / PACE_STEP },
  faster: { do: 'pace', times: PACE_STEP },
  louder: { do: 'loudness', decibels: LOUDNESS_STEP },
  quieter: { do: 'loudness', decibels: -LOUDNESS_STEP },
};

/** What follows from an event. What makes no sense in a state changes nothing. Pure. */
export function steered(state: SteeringState, event: SteeringEvent): Step {
  switch (state.phase) {
    case 'speaking':
      return whileSpeaking(state, event);
    case 'stopping':
      if (event.event === 'steer') return { state: { ...state, asked: [...state.asked, event.how] }, effects: [] };
      if (event.event === 'silent') return goOn({ at: event.at, goesOn: true }, state.asked);
      if (event.event === 'ended') return goOn(atEnd(event.lines), state.asked);
      return { state, effects: [] };
    case 'spelling':
      return whileSpelling(state, event);
    case 'paused':
      // What was only cut short goes on with whatever is asked for; what someone paused waits for that to be taken back.
      return event.event === 'steer'
        ? goOn({ at: state.at, goesOn: !state.isWished && event.how !== 'pause-or-resume' }, [event.how])
        : { state, effects: [] };
    case 'over':
      return event.event === 'steer' ? goOn(atEnd(state.lines), [event.how]) : { state, effects: [] };
  }
}

function whileSpeaking(state: SteeringState, event: SteeringEvent): Step {
  switch (event.event) {
    case 'steer':
      // The sentence that is being said is said to its end.
      if (event.how === 'faster') return { state, effects: tuningBy('faster') };
      return { state: { phase: 'stopping', asked: [event.how] }, effects: [{ do: 'stop' }] };
    case 'silent':
      return { state: { phase: 'paused', at: event.at, isWished: false }, effects: [] };
    case 'ended':
      return { state: { phase: 'over', lines: event.lines }, effects: [] };
    case 'spelled':
      return { state, effects: [] };
  }
}

function whileSpelling(state: Extract<SteeringState, { phase: 'spelling' }>, event: SteeringEvent): Step {
  const { at, then, asked } = state;
  if (event.event === 'steer') {
    const effects: SteeringEffect[] = asked.length === 0 ? [{ do: 'stop' }] : [];
    return { state: { ...state, asked: [...asked, event.how] }, effects };
  }
  const lines = then === 'over' ? at.line : undefined;
  if (asked.length > 0) return goOn({ at, goesOn: then === 'speaking', lines }, asked);
  if (lines !== undefined) return { state: { phase: 'over', lines }, effects: [] };
  return event.event === 'silent' || then === 'paused'
    ? { state: { phase: 'paused', at, isWished: then === 'paused' }, effects: [] }
    : { state: { phase: 'speaking' }, effects: [{ do: 'play', from: at }] };
}

interface Standing {
  readonly at: Spot;
  readonly goesOn: boolean;
  /** How many sentences there are, where all of them were heard. */
  readonly lines?: number | undefined;
}

function atEnd(lines: number): Standing {
  return { at: { line: lines, ms: 0 }, goesOn: false, lines };
}

/** Takes one wish after the other, all of them while it is silent. */
function goOn({ at: from, goesOn: goes, lines }: Standing, asked: readonly Steer[]): Step {
  const effects: SteeringEffect[] = [];
  let at = from;
  let goesOn = goes;
  let spells: Spot | undefined;
  const jump = (line: number) => {
    at = { line: Math.max(0, line), ms: 0 };
    goesOn = true;
  };
  for (const how of asked) {
    effects.push(...tuningBy(how));
    switch (how) {
      case 'pause':
        goesOn = false;
        break;
      case 'resume':
        goesOn = true;
        break;
      case 'pause-or-resume':
        goesOn = !goesOn;
        break;
      case 'back':
        jump(heardIn(at) - 1);
        break;
      case 'skip':
        jump(at.line + 1);
        break;
      case 'repeat':
        jump(heardIn(at));
        break;
      case 'restart':
        jump(0);
        break;
      case 'slower':
        // What was too quick is said again.
        if (goesOn) jump(at.line);
        break;
      case 'spell':
        spells = at;
    }
  }
  const isOver = lines !== undefined && (at.line >= lines || !goesOn);
  if (spells) {
    const then = isOver ? 'over' : goesOn ? 'speaking' : 'paused';
    const rest = isOver ? { line: lines, ms: 0 } : at;
    return {
      state: { phase: 'spelling', at: rest, then, asked: [] },
      effects: [...effects, { do: 'spell', at: spells }],
    };
  }
  if (isOver) return { state: { phase: 'over', lines }, effects };
  if (!goesOn) return { state: { phase: 'paused', at, isWished: true }, effects };
  return { state: { phase: 'speaking' }, effects: [...effects, { do: 'play', from: at }] };
}

function tuningBy(how: Steer): readonly TuningEffect[] {
  const effect = TUNING[how];
  return effect ? [effect] : [];
}

/** The sentence that was heard last. */
function heardIn({ line, ms }: Spot): number {
  return ms < REACTION_MS && line > 0 ? line - 1 : line;
}
