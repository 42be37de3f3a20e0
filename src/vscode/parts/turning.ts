import * as vscode from 'vscode';
import { CATALOGUE } from '../../actions/catalogue.ts';
import type { Gate } from '../../actions/gate/gate.ts';
import { Stopwatch } from '../../common/async/stopwatch.ts';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { spokenLanguages } from '../../common/settings/spokenLanguages.ts';
import { isSaidPhrase } from '../../grammar/ear/saidPhrase.ts';
import type { OwnCommands } from '../../grammar/own/ownCommands.ts';
import { text } from '../../messages/text.ts';
import type { ModelWatch } from '../../openai/models/modelWatch.ts';
import { Answers, isSpokenIn, spokenAnswers } from '../../session/answers.ts';
import { Asides } from '../../session/asides.ts';
import { FirstEars } from '../../session/firstEars.ts';
import { LeftOut } from '../../session/leftOut.ts';
import type { Memory } from '../../session/memory.ts';
import { foreignMode, type ModesParts, modesOf } from '../../session/modes/modes.ts';
import type { SessionParts } from '../../session/session.ts';
import { Transcripts } from '../../session/transcripts.ts';
import { runTurn, type TurnAbout, type TurnParts } from '../../session/turn.ts';
import type { Happening, ModeName, Teller } from '../../session/turnEvents.ts';
import type { Stages } from '../../stages/stages.ts';
import type { Vocabulary } from '../../transcribe/vocabulary/vocabulary.ts';
import { FollowedDocuments } from '../editor/documents/followedDocuments.ts';
import { isForScreenReader } from '../screenReader.ts';
import { DoubtLines } from '../views/doubtLines.ts';
import { GhostText } from '../views/ghostText.ts';
import type { OwnCommandFiles } from './ownCommandFiles.ts';
import type { Talking } from './talking.ts';
import type { VocabularyFiles } from './vocabularyFiles.ts';

export interface TurningProps {
  readonly settings: Settings;
  readonly log: Log;
  readonly talking: Talking;
  readonly gate: Gate;
  readonly memory: Memory;
  readonly own: OwnCommandFiles;
  readonly vocabulary: VocabularyFiles;
  readonly stages: Stages;
  /** Lets the user choose what shall hear. Whether they have gone one of the ways. */
  readonly choose: (signal: AbortSignal) => Promise<boolean>;
  /** Looks now and then whether a chosen model ends. */
  readonly endings: ModelWatch;
}

/** Turns, one after the other, each with the settings and files of its time. */
export class Turning {
  readonly #props: TurningProps;
  readonly #followed: FollowedDocuments;
  readonly #firstEars: FirstEars;
  readonly #leftOut = new LeftOut();
  readonly #doubts = new DoubtLines();
  readonly #ghost = new GhostText();

  constructor(props: TurningProps) {
    this.#props = props;
    const { stages, choose } = props;
    this.#followed = new FollowedDocuments(stages.parsers);
    this.#firstEars = new FirstEars({ canHear: () => stages.ears.canHear(), choose });
  }

  dispose(): void {
    this.#followed.dispose();
    this.#doubts.dispose();
    this.#ghost.dispose();
  }

  /** One turn, from what was said to the answer. */
  readonly turn: SessionParts['turn'] = async (about, tell, signal) => {
    // While someone speaks the file is read that it will be about.
    this.#followed.prepare();
    if ('text' in about.said) await this.#turn(about, tell, signal);
    // What the user says while they choose what shall hear it is being recorded.
    else await this.#firstEars.heed(heard => this.#turn(about, noting('transcript', heard, tell), signal), signal);
    // Not awaited, and not before there is time for it.
    void this.#props.endings.look();
  };

  async #turn(about: TurnAbout, tell: Teller, signal: AbortSignal): Promise<void> {
    const { own, vocabulary, log } = this.#props;
    const owns = await own.current();
    const parts = this.#turnParts(owns, await vocabulary.current());
    const leavesOut = !about.foreign && (owns.leavesOut || (await vocabulary.leavesOut()));
    const asides = this.#asides(about.mode, tell, signal);
    const told: Teller = happening => {
      asides.watch(happening);
      this.#doubts.watch(happening);
      this.#ghost.watch(happening);
      about.foreign?.watch?.(happening);
      tell(happening);
    };
    await runTurn(about, parts, this.#leftOut.around(told, leavesOut), signal).finally(() => {
      this.#doubts.over();
      this.#ghost.over();
    });
    await asides.done().catch(thrown => log.info(`What was done was not said: ${thrown}`));
  }

  /** What is said of a turn besides its answer, by the voice of the answers. */
  #asides(mode: ModeName, tell: Teller, signal: AbortSignal): Asides {
    const { settings, stages } = this.#props;
    const spoken = spokenAnswers(settings.get('aloud.speech.answers'), isForScreenReader());
    const told: Teller = happening => {
      if (happening.event !== 'answer') tell(happening);
    };
    return new Asides({
      say: async (says, ended) => {
        const answers = new Answers(stages.voices.speaker(stages.player()), 'always');
        const about = { tell: told, stopwatch: new Stopwatch() };
        await answers.give(mode, about, ended, async () => text(says));
      },
      questions: isSpokenIn(mode, spoken),
      confirmations: settings.get('aloud.speech.confirmations') === 'on',
      signal,
    });
  }

  #turnParts(own: OwnCommands, vocabulary: Vocabulary): TurnParts {
    const { settings, log, talking, gate, stages, memory } = this.#props;
    const modes: ModesParts = {
      actions: CATALOGUE,
      grammar: stages.grammar,
      memory,
      own,
      vocabulary: this.#props.vocabulary,
      control: words => talking.handsFree.understand(words, isSleepWord),
      chat: stages.chat(),
      audio: stages.audio(),
      speaker: stages.voices.speaker(stages.player()),
      hasScreenReader: isForScreenReader(),
      parsers: stages.parsers,
      display: vscode.env.language,
      settings,
      log,
    };
    return {
      editor: talking.editor,
      gate,
      memory,
      preview: { files: settings.get('aloud.edits.previewFiles'), lines: settings.get('aloud.edits.previewLines') },
      transcripts: new Transcripts(stages.ears.transcriber(), spokenLanguages(settings), log, vocabulary),
      modes: modesOf(modes),
      foreign: (mode, foreign) => foreignMode(modes, mode, foreign),
    };
  }
}

/** Tells all, and first whoever waits for one kind. */
function noting(kind: Happening['event'], note: () => void, tell: Teller): Teller {
  return happening => {
    if (happening.event === kind) note();
    tell(happening);
  };
}

/** What only sounds like it may be about something that is called so. */
function isSleepWord(words: string, phrases: readonly string[]): boolean {
  return isSaidPhrase(words, phrases, 'same');
}
