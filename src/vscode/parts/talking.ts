import { setTimeout as sleep } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { InputDevice } from '../../capture/microphones/devices.ts';
import type { PageMicrophone } from '../../capture/page/pageMicrophone.ts';
import type { HoldToTalk } from '../../capture/pushToTalk.ts';
import type { Recordings } from '../../capture/recordings/recordings.ts';
import type { Utterance } from '../../capture/utterance.ts';
import { asAloudError } from '../../common/errors.ts';
import type { Health } from '../../common/health.ts';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings/settings.ts';
import type { Into } from '../../editor/boxes.ts';
import { BargingIn } from '../../session/bargingIn.ts';
import { HandsFree } from '../../session/handsFree.ts';
import { Session, type SessionParts } from '../../session/session.ts';
import type { ModeName, TurnEvent, Watcher } from '../../session/turnEvents.ts';
import { HearingStages } from '../../stages/hearingStages.ts';
import { VscodeEditor } from '../editor/vscodeEditor.ts';
import { heldKey } from '../heldKey.ts';
import { installedFiles } from '../installedFiles.ts';
import { showFailure, telling } from '../views/messages.ts';
import { mention } from '../views/screen.ts';
import { chooseWaiting } from '../views/waitingRecordings.ts';
import { Feedback } from './feedback.ts';
import { type Ears, Hearing } from './hearing.ts';
import { isRemote, microphonePage } from './microphonePage.ts';

/** So long, in ms, it takes until what the status bar shall show is on its way to the screen. */
const SHOWN_MS = 30;
/** So long it is told why a voice is not enough, in ms. */
const EXPLAINED_MS = 10_000;

/** What understands what is said, and acts. */
export interface Mind {
  readonly turn: SessionParts['turn'];
  readonly converse: SessionParts['converse'];
  readonly ears: Ears;
  /** What was said. */
  words(utterance: Utterance, signal: AbortSignal): Promise<string>;
}

export interface TalkingProps {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly log: Log;
  readonly health: Health;
  readonly watch: Watcher;
  /** The user was heard while they chose a microphone. */
  readonly heardThem: () => void;
  readonly isPanelSeen: () => boolean;
  /** Many times as much code as all of this: loaded when the microphone hears. */
  readonly acting: () => Promise<Mind>;
}

/** All that is needed to hear: what a key press needs before the microphone is open, and little else. */
export class Talking {
  readonly editor = new VscodeEditor();
  readonly stages: HearingStages;
  readonly session: Session;
  readonly handsFree: HandsFree;
  readonly #props: TalkingProps;
  readonly #page: PageMicrophone;
  readonly #hearing: Hearing;
  readonly #bargingIn: BargingIn;
  /** By mode, and by where dictated text goes. */
  readonly #keys = new Map<string, HoldToTalk>();
  readonly #feedback: Feedback;
  readonly #push = heldKey({
    start: () => this.session.mute(false),
    stop: () => this.session.mute(true),
  });
  #hasActed = false;

  constructor(props: TalkingProps) {
    const { context, settings, log, watch, isPanelSeen } = props;
    this.#props = props;
    this.#page = microphonePage(context, log, wish => void telling(() => this.session.heed(wish)));
    this.stages = new HearingStages({
      settings,
      log,
      health: props.health,
      environment: process.env,
      ...installedFiles(context),
      page: this.#page,
      isRemote: isRemote(context),
      progress: sentence => mention('sync~spin', sentence, 4000),
    });
    this.#hearing = new Hearing({
      context,
      settings,
      log,
      stages: this.stages,
      ears: async () => (await this.#acting()).ears,
      heardThem: props.heardThem,
      held: () => [...this.#keys.values()].some(key => key.held),
    });
    this.#feedback = new Feedback({ context, settings, log, played: this.stages.played, isPanelSeen });
    const follow = (event: TurnEvent) => {
      // A press that only ended a turn comes to no speech either.
      if (event.event === 'state' && !isToSpeak(event)) for (const key of this.#keys.values()) key.ended();
      if (event.event === 'talk' && event.state !== 'on') this.#push.ended();
      if (event.event === 'state' || event.event === 'hands-free') this.#tellPage();
      this.handsFree.follow(event);
      this.#bargingIn.follow(event);
      watch(event);
      this.#feedback.watch(event);
    };
    this.session = new Session({
      editor: this.editor,
      log,
      watch: follow,
      listen: (about, watcher, signal) => this.#hearing.listen(about, watcher, signal),
      answers: {
        words: async (utterance, signal) => (await this.#acting()).words(utterance, signal),
        explain: says => mention('shield', says, EXPLAINED_MS),
      },
      lastRecording: () => this.#hearing.recorder.last(),
      turn: async (...turn) => (await this.#acting()).turn(...turn),
      converse: async (...talk) => (await this.#acting()).converse(...talk),
    });
    this.editor.screen.onDidChange(screen => this.session.tell({ event: 'screen', ...screen }));
    this.handsFree = new HandsFree({
      session: this.session,
      microphone: () => this.stages.microphone(),
      wake: (words, signal) => this.#hearing.wakes(words, signal),
      words: () => ({
        sleep: settings.get('aloud.handsFree.sleepWords'),
        wake: settings.get('aloud.handsFree.wakeWords'),
      }),
      happens: happening => this.session.tell(happening),
      tell: error =>
        void showFailure(error, async () => {
          if (this.handsFree.state === 'off') await this.toggleHandsFree();
        }),
    });
    this.#bargingIn = new BargingIn({
      ...{ session: this.session, handsFree: this.handsFree, microphone: () => this.stages.microphone() },
      ears: { detector: () => this.stages.detector(), own: this.stages.ownVoice },
      wanted: () => settings.get('aloud.speech.bargeIn'),
      run: listen => void telling(listen),
    });
  }

  /** Ends what goes on. Resolves when what is being said is on disk, from where it is offered the next time. */
  async dispose(): Promise<void> {
    for (const key of this.#keys.values()) key.dispose();
    this.#push.dispose();
    this.#bargingIn.dispose();
    const isOnDisk = this.#hearing.recorder.close();
    await Promise.allSettled([isOnDisk, this.handsFree.stop(), this.#page.dispose()]);
    this.stages.dispose();
    this.#feedback.dispose();
    this.editor.dispose();
  }

  /** The key of a voice mode was pressed, or repeats because it is held. */
  press(mode: ModeName, into?: Into): void {
    const name = `${mode} ${into ?? ''}`;
    let key = this.#keys.get(name);
    if (!key) {
      key = heldKey({
        start: () => void this.turn(() => this.session.toggle(mode, into)),
        stop: () => void telling(() => this.session.stop()),
      });
      this.#keys.set(name, key);
    }
    key.press();
  }

  /** A pedal, a noise or another program: one that tells when it is let go, or only that it was used. */
  async pressed(mode: ModeName, press: 'tap' | 'down' | 'up' | 'cancel', into?: Into): Promise<void> {
    const { session } = this;
    if (press === 'tap') await this.turn(() => session.toggle(mode, into));
    else if (press === 'down') await this.turn(() => session.start(mode, session.turn, into));
    else if (press === 'up') await session.stop(session.turn);
    else await session.cancel();
  }

  /** Ends the utterance, or whatever else goes on: speaking, acting, scrolling. */
  async stop(): Promise<void> {
    this.editor.screen.stopScrolling();
    await this.session.stop();
  }

  /** The key was pressed with which one talks in a conversation, or repeats because it is held. */
  push(): void {
    this.#push.press();
  }

  /** A conversation, until this is called again. */
  async converse(): Promise<void> {
    const again = async () => {
      if (this.session.shown === 'idle') await this.session.converse();
    };
    await telling(() => this.session.converse(), again);
  }

  async retry(): Promise<void> {
    await this.turn(() => this.session.retry());
  }

  /**
   * Runs a turn. Where it fails, and the user mends what was wrong, it is tried again, unless another has begun since: from
   * the beginning where nothing was heard.
   */
  async turn(work: () => Promise<unknown>): Promise<void> {
    let failed = { turn: 0, code: '' };
    const noting = (wish: () => Promise<unknown>) => async () => {
      try {
        await wish();
      } catch (thrown) {
        failed = { turn: this.session.turn, code: asAloudError(thrown).code };
        throw thrown;
      }
    };
    const again = noting(async () => {
      if (this.session.turn !== failed.turn) return;
      await (failed.code === 'nothing-heard' ? work() : this.session.retry());
    });
    await telling(noting(work), again);
  }

  /** Listens without a key until it is called again; wakes it where it sleeps. */
  async toggleHandsFree(): Promise<void> {
    await telling(() => this.handsFree.toggle());
  }

  /** Hears nothing but the wake words from now on, or everything again. */
  sleep(): void {
    if (this.handsFree.state === 'asleep') this.handsFree.wake();
    else this.handsFree.sleep();
  }

  /** Whether the user has chosen one. */
  async selectMicrophone(): Promise<boolean> {
    await this.handsFree.stop();
    const { recorder } = installedFiles(this.#props.context).programs;
    let isChosen = false;
    await telling(async () => {
      isChosen = await this.#hearing.selectMicrophone(recorder);
    });
    return isChosen;
  }

  /** The devices that there are. Never fails. */
  inputDevices(signal: AbortSignal): Promise<readonly InputDevice[]> {
    return this.#hearing.inputDevices(installedFiles(this.#props.context).programs.recorder, signal);
  }

  async useMicrophone(device: InputDevice): Promise<void> {
    await this.#hearing.useMicrophone(device);
  }

  /** Lists what waits for its text, to be tried again, saved or deleted. */
  async showRecordings(): Promise<void> {
    await telling(async () => {
      const recording = await chooseWaiting(this.#hearing.recordings);
      if (recording) await this.session.again(this.#hearing.recorder.again(recording));
    });
  }

  /** The recordings on disk. */
  get recordings(): Recordings {
    return this.#hearing.recordings;
  }

  /** A recording that waits for its text, once more. */
  async again(file: string): Promise<void> {
    await telling(async () => {
      const recording = await this.recordings.read(file);
      await this.session.again(this.#hearing.recorder.again(recording));
    });
  }

  /** Looks for recordings that an earlier run left behind. */
  async recover(): Promise<void> {
    await this.#hearing.recover();
  }

  async #acting(): Promise<Mind> {
    // Loading takes the thread for a moment: what tells that Aloud listens comes first.
    if (!this.#hasActed) await sleep(SHOWN_MS);
    const acting = await this.#props.acting();
    this.#hasActed = true;
    return acting;
  }

  #tellPage(): void {
    const { shown, turn } = this.session;
    this.#page.tell(shown === 'idle' && this.handsFree.state === 'asleep' ? 'asleep' : shown, turn);
  }
}

/** Whether someone speaks, or is about to. */
function isToSpeak({ shows }: Extract<TurnEvent, { event: 'state' }>): boolean {
  return shows === 'opening' || shows === 'listening';
}
