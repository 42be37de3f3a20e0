import * as vscode from 'vscode';
import { isQuiet } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Played } from '../../common/played.ts';
import type { Settings } from '../../common/settings/settings.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import { Announcer } from '../announcer.ts';
import { CueSounds, type SignalSound } from '../cueSounds.ts';
import { installedFiles } from '../installedFiles.ts';
import { isForScreenReader } from '../screenReader.ts';
import { CursorNote } from '../views/cursorNote.ts';
import { announce } from '../views/screen.ts';
import { TouchedRanges } from '../views/touchedRanges.ts';

export interface FeedbackProps {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly log: Log;
  /** Told what leaves the loudspeakers. */
  readonly played: Played;
  readonly isPanelSeen: () => boolean;
}

/** What eyes and ears are told of a turn where they are: at the cursor, in the code, by sounds and by a screen reader. */
export class Feedback {
  readonly #props: FeedbackProps;
  readonly #touched: TouchedRanges;
  readonly #note: CursorNote;
  readonly #cues: CueSounds;
  readonly #announcer: Announcer;

  constructor(props: FeedbackProps) {
    const { context, settings, isPanelSeen } = props;
    this.#props = props;
    this.#touched = new TouchedRanges(settings, vscode.Uri.joinPath(context.extensionUri, 'media', 'touched.svg'));
    this.#note = new CursorNote(settings, this.#touched);
    this.#cues = new CueSounds({
      settings,
      folder: context.asAbsolutePath('media'),
      player: () => this.#cuePlayer(),
      signal: signalSound,
      hasScreenReader: isForScreenReader,
    });
    this.#announcer = new Announcer({ settings, hasScreenReader: isForScreenReader, isPanelSeen, announce, isQuiet });
  }

  watch(event: TurnEvent): void {
    this.#touched.watch(event);
    this.#note.watch(event);
    this.#cues.watch(event);
    this.#announcer.watch(event);
  }

  dispose(): void {
    this.#note.dispose();
    this.#touched.dispose();
  }

  async #cuePlayer() {
    const { settings, log, context, played } = this.#props;
    const [{ Playing }, { CuePlayer }] = await Promise.all([
      import('../../stages/playing.ts'),
      import('../../stages/cuePlayer.ts'),
    ]);
    const { player } = installedFiles(context).programs;
    const playing = new Playing({ settings, environment: process.env, log, played, player });
    const volume = () => settings.get('aloud.sounds.volume') / 100;
    return new CuePlayer({ player: () => playing.player(), volume, log });
  }
}

/** What the user has chosen for a signal of VS Code's own; undefined where that is left to VS Code. */
function signalSound(name: string): SignalSound {
  const signals = vscode.workspace.getConfiguration('accessibility.signals');
  const sound = signals.inspect<{ readonly sound?: unknown }>(name)?.globalValue?.sound;
  return sound === 'on' || sound === 'off' ? sound : undefined;
}
