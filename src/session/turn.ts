import type { Gate } from '../actions/gate/gate.ts';
import type { Manner } from '../actions/gate/rules.ts';
import { Exchange, type PreviewLimits } from '../actions/run/exchange.ts';
import type { Utterance } from '../capture/utterance.ts';
import { Stopwatch } from '../common/async/stopwatch.ts';
import { throwIfAborted } from '../common/errors.ts';
import type { Into } from '../editor/boxes.ts';
import type { Editor } from '../editor/editor.ts';
import { message } from '../messages/message.ts';
import { text } from '../messages/text.ts';
import { doubtsIn } from './correcting/doubts.ts';
import type { Foreign } from './foreign.ts';
import type { Memory } from './memory.ts';
import type { Heard, Mode, Turn } from './modes/mode.ts';
import type { Scene } from './scene.ts';
import type { Transcripts } from './transcripts.ts';
import type { ModeName, Teller } from './turnEvents.ts';

/** What turns are made of: made anew for each, so that a changed setting counts at once. */
export interface TurnParts {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly memory: Memory;
  readonly preview: PreviewLimits;
  readonly transcripts: Transcripts;
  readonly modes: Readonly<Record<ModeName, Mode>>;
  /** The mode for what the user does not want themselves. */
  readonly foreign: (mode: ModeName, foreign: Foreign) => Mode;
}

/** What was said: sound, or text where the user typed it or the recogniser has already written it. */
export type Said = { readonly utterance: Utterance } | { readonly text: string };

/** What a turn is about. */
export interface TurnAbout {
  readonly mode: ModeName;
  readonly said: Said;
  /** Where the user was when they began to speak. */
  readonly scene: Scene | undefined;
  readonly manner: Manner;
  /** Where dictated text goes, if not where the user was. */
  readonly into?: Into | undefined;
  /** Who wants it, where that is not the user. */
  readonly foreign?: Foreign | undefined;
  /** Measures its steps, for whoever tells of it when it fails; one of its own if absent. */
  readonly stopwatch?: Stopwatch;
}

/** Of what a model hears itself there are no words. */
const UNWRITTEN: Heard = { raw: '', spelled: '' };

/**
 * One turn, from what was said to the answer. Tells everything that happens, `done` last. Throws AloudError; what was
 * done until then stays, as one undo step.
 */
export async function runTurn(about: TurnAbout, parts: TurnParts, tell: Teller, signal: AbortSignal): Promise<void> {
  const { mode, said, scene, into, foreign, stopwatch = new Stopwatch() } = about;
  if ('utterance' in said)
    said.utterance.recording.then(
      () => stopwatch.begin(),
      () => {},
    );
  const inMode = foreign ? parts.foreign(mode, foreign) : parts.modes[mode];
  const within = async <T>(heard: Heard, work: (turn: Turn) => Promise<T>): Promise<T> => {
    throwIfAborted(signal);
    const exchange = exchangeOf(about, heard, parts, tell, signal);
    try {
      return await work({ heard, scene, into, exchange, tell, stopwatch });
    } finally {
      exchange.dispose();
    }
  };
  // Hands-free, words say whether anyone speaks to Aloud at all, and put it to sleep.
  const mayHear = 'utterance' in said && about.manner !== 'hands-free';
  const isHeard = mayHear && (await within(UNWRITTEN, async turn => inMode.hear?.(said.utterance, turn, signal)));
  if (!isHeard) {
    const heard: Heard =
      'text' in said
        ? { raw: said.text, spelled: said.text }
        : await parts.transcripts.of(said.utterance, { mode, scene, into, tell, stopwatch }, signal);
    if (foreign) tell({ event: 'notice', text: noticeOf(foreign, heard.spelled) });
    else if (heard.spelled) {
      const doubts = doubtsIn(heard.spelled, heard.words);
      tell({ event: 'transcript', text: heard.spelled, ...(doubts.length > 0 && { doubts }) });
    }
    await within(heard, turn => inMode.run(turn, signal));
  }
  tell({ event: 'done', ms: stopwatch.read() });
}

function exchangeOf(
  { scene, manner, foreign }: TurnAbout,
  { spelled }: Heard,
  { editor, gate, memory, preview }: TurnParts,
  tell: Teller,
  signal: AbortSignal,
): Exchange {
  return new Exchange({
    editor,
    gate,
    // The scene itself, whose selection follows what is typed meanwhile.
    place: scene,
    manner,
    words: spelled,
    ...(foreign && { from: foreign.from }),
    tell,
    signal,
    remembered: memory,
    preview,
  });
}

/** What was said by another must not look as if the user had said it. */
function noticeOf({ from }: Foreign, words: string): string {
  return text(words ? message('session.foreign', { from, words }) : message('session.foreign-call', { from }));
}
