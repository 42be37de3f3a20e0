import { answerIn } from '../../chat/answerIn.ts';
import type { Tool } from '../../chat/chatModel.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { spokenLanguages } from '../../common/settings/spokenLanguages.ts';
import type { LiveWishes } from '../../realtime/live/wire.ts';
import type { TalkWishes } from '../../realtime/session.ts';
import { batchModel } from '../../transcribe/live/liveModels.ts';
import { conversationInstructions, liveInstructions } from './instructions.ts';

/** Models that talk by Live, whatever comes behind; those that transcribe live are others. */
const LIVE = /^gpt-live-\d/;

export function isLive(model: string): boolean {
  return LIVE.test(model);
}

/** What a conversation by Realtime is to be like. `display` is the display language, as a BCP 47 tag; English if absent. */
export function realtimeWishes(
  settings: Settings,
  tools: readonly Tool[],
  names: readonly string[],
  display?: string,
): TalkWishes {
  const effort = settings.get('aloud.conversation.effort');
  return {
    instructions: conversationInstructions(
      settings.get('aloud.conversation.instructions'),
      answerIn(settings, display),
    ),
    tools: tools.map(({ name, description, parameters }) => ({ name, description, parameters: { ...parameters } })),
    voice: settings.get('aloud.conversation.voice'),
    speed: settings.get('aloud.conversation.speed'),
    detection: settings.get('aloud.conversation.detection'),
    noise: settings.get('aloud.conversation.noiseReduction'),
    effort: effort === 'model' ? undefined : effort,
    // What writes down what is said, beside the model that hears it.
    ears: batchModel(settings.get('aloud.transcription.model')),
    hints: { ...spokenLanguages(settings), keywords: names, purpose: 'command' },
  };
}

/** The same by Live, whose model decides the rest by itself. */
export function liveWishes(settings: Settings, display?: string): LiveWishes {
  return {
    instructions: liveInstructions(settings.get('aloud.conversation.instructions'), answerIn(settings, display)),
    voice: settings.get('aloud.conversation.voice'),
  };
}
