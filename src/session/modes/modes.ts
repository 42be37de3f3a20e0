import type { Action } from '../../actions/action.ts';
import { answerIn } from '../../chat/answerIn.ts';
import type { ChatModel } from '../../chat/chatModel.ts';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { spokenLanguages } from '../../common/settings/spokenLanguages.ts';
import type { Grammar } from '../../grammar/grammar.ts';
import { OwnCommands } from '../../grammar/own/ownCommands.ts';
import type { Message } from '../../messages/message.ts';
import type { Speaker } from '../../speak/speaker.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import { Answers, spokenAnswers } from '../answers.ts';
import { Correcting } from '../correcting/correcting.ts';
import type { Foreign } from '../foreign.ts';
import type { Memory } from '../memory.ts';
import { recalling } from '../recall.ts';
import type { ModeName } from '../turnEvents.ts';
import type { VocabularyStore } from '../vocabulary.ts';
import { Ask } from './ask.ts';
import { ByGrammar } from './byGrammar.ts';
import { ByModel } from './byModel.ts';
import { BySound, type Sounds } from './bySound.ts';
import { Called } from './called.ts';
import { Command } from './command.ts';
import { Dictation } from './dictation.ts';
import { Explain } from './explain.ts';
import type { Mode } from './mode.ts';
import { OwnCommand } from './ownCommand.ts';
import { Steered } from './steered.ts';

/** What the modes are made of; each is given its own part of it. */
export interface ModesParts {
  readonly actions: readonly Action[];
  readonly grammar: Grammar;
  readonly memory: Memory;
  readonly own: OwnCommands;
  /** Answers what is said to Aloud itself, such as to sleep; undefined for anything else. */
  readonly control?: (words: string) => Message | undefined;
  /** Where words of the user's own are kept; they cannot be where it is absent. */
  readonly vocabulary?: VocabularyStore;
  readonly chat: ChatModel;
  /** Chat by sound; undefined where what is said is always written first. */
  readonly audio?: AudioChat | undefined;
  readonly speaker: Speaker;
  /** Whether another program reads the screen aloud; not if absent. */
  readonly hasScreenReader?: boolean;
  readonly parsers: Parsers;
  /** The display language, as a BCP 47 tag; English if absent. */
  readonly display?: string;
  readonly settings: Settings;
  readonly log: Log;
}

/** A chat model that hears what was said itself, and speaks its answer or does not. */
export interface AudioChat extends Sounds {
  model(speaks: boolean): ChatModel;
}

/**
 * The mode for what the user does not want themselves. It has neither commands of the user's own nor words for Aloud
 * itself, and teaches it none.
 */
export function foreignMode(parts: ModesParts, mode: ModeName, foreign: Foreign): Mode {
  const { call } = foreign;
  if (call) return new Called({ ...foreign, call }, parts.actions, parts.log);
  const { control: _control, vocabulary: _vocabulary, ...rest } = parts;
  return modesOf({ ...rest, own: new OwnCommands(), memory: parts.memory.apart() })[mode];
}

/** All modes, as the settings are now. */
export function modesOf(parts: ModesParts): Readonly<Record<ModeName, Mode>> {
  const { actions, grammar, memory, own, control, chat: model, parsers, settings, log } = parts;
  const answered = spokenAnswers(settings.get('aloud.speech.answers'), parts.hasScreenReader ?? false);
  const answers = new Answers(parts.speaker, answered);
  const limits = {
    contextTokens: settings.get('aloud.chat.contextTokens'),
    maxRounds: settings.get('aloud.chat.maxRounds'),
  };
  const { audio } = parts;
  const language = answerIn(settings, parts.display);
  const hearing = audio && ((speaks: boolean) => audio.model(speaks));
  const byModel = new ByModel({ model, hearing, actions, memory, parsers, answers, limits, language, log });
  const byGrammar = new ByGrammar({
    grammar,
    actions: [...actions, ...recalling(memory)],
    memory,
    answers,
    log,
  });
  const spoken = spokenLanguages(settings);
  const dictation = {
    grammar,
    parsers,
    commentWidth: settings.get('aloud.comment.width'),
    language: spoken.translate ? 'en' : spoken.language,
    last: memory.last,
    log,
  };
  const order = settings.get('aloud.commands.understand');
  const explain = new Explain(byModel, grammar, answers, log);
  const modes = {
    command: new Command({
      control,
      own,
      ownCommand: new OwnCommand(byModel, memory, log),
      alouds: [...settings.get('aloud.handsFree.sleepWords'), ...settings.get('aloud.handsFree.wakeWords')],
      byGrammar,
      byModel,
      explain,
      order,
    }),
    ask: new Ask(byModel, byGrammar),
    explain,
    dictate: new Dictation({ ...dictation, becomes: 'text' }),
    comment: new Dictation({ ...dictation, becomes: 'comment' }),
    translate: new Dictation({ ...dictation, language: 'en', becomes: 'text' }),
  };
  const correcting = (mode: ModeName) => new Correcting({ mode, modes, memory, vocabulary: parts.vocabulary, log });
  const steered = (mode: Mode) => new Steered(mode, answers, parts.speaker.speaking);
  const heard = (mode: 'command' | 'ask', byWords: Mode) =>
    audio && (mode === 'ask' || order !== 'grammar')
      ? new BySound({ mode, byWords, byModel, sounds: audio, memory, speaking: parts.speaker.speaking })
      : byWords;
  return {
    ...modes,
    ask: heard('ask', steered(modes.ask)),
    command: heard('command', steered(correcting('command'))),
    dictate: correcting('dictate'),
    comment: correcting('comment'),
    translate: correcting('translate'),
  };
}
