import { join } from 'node:path';
import { Lazy } from '../common/async/lazy.ts';
import type { Settings } from '../common/settings/settings.ts';
import type { TurnEvent } from '../session/turnEvents.ts';
import { type Cue, cueOf } from './atCursor/cues.ts';
import { NOTHING, next, type Standing } from './atCursor/standing.ts';

/** As VS Code's settings of its own signals have it, where they say anything. */
export type SignalSound = 'on' | 'off' | undefined;

export interface CueSoundsProps {
  readonly settings: Settings;
  /** The folder of the sounds. */
  readonly folder: string;
  /** What plays, loaded with the first sound. */
  readonly player: () => Promise<{ play(file: string): Promise<void>; stop(): void }>;
  /** What the user has chosen for the editor's own signal of the same meaning. */
  readonly signal: (name: string) => SignalSound;
  readonly hasScreenReader: () => boolean;
}

/** VS Code's own signal that means the same. */
const SIGNALS: Readonly<Record<Cue, string>> = {
  listening: 'voiceRecordingStarted',
  heard: 'voiceRecordingStopped',
  done: 'taskCompleted',
  asked: 'chatUserActionRequired',
  failed: 'taskFailed',
  asleep: 'voiceRecordingStopped',
  awake: 'voiceRecordingStarted',
};

/** Tells by short sounds what goes on, where the user wants that, and never while Aloud speaks. */
export class CueSounds {
  readonly #props: CueSoundsProps;
  readonly #player: Lazy<Awaited<ReturnType<CueSoundsProps['player']>>>;
  #standing: Standing = NOTHING;
  #isSpeaking = false;

  constructor(props: CueSoundsProps) {
    this.#props = props;
    this.#player = new Lazy(props.player);
  }

  watch(event: TurnEvent): void {
    const before = this.#standing;
    this.#standing = next(before, event);
    if (event.event === 'state' && event.track === 'mouth') {
      this.#isSpeaking = event.state === 'speaking';
      if (this.#isSpeaking) void this.#player.made?.then(player => player.stop());
    }
    const cue = cueOf(before, this.#standing, event);
    if (cue && this.#isWanted(cue)) void this.#play(cue);
  }

  async #play(cue: Cue): Promise<void> {
    const player = await this.#player.get().catch(() => undefined);
    if (!this.#isSpeaking) await player?.play(join(this.#props.folder, `cue-${cue}.wav`));
  }

  /** By itself as VS Code's own signals are set, and else with a screen reader alone: others see what goes on. */
  #isWanted(cue: Cue): boolean {
    const { settings, signal, hasScreenReader } = this.#props;
    const set = settings.get('aloud.sounds.play');
    if (set === 'off' || !settings.get('aloud.sounds.cues').includes(cue)) return false;
    if (set === 'on') return true;
    const own = signal(SIGNALS[cue]);
    return own === undefined ? hasScreenReader() : own === 'on';
  }
}
