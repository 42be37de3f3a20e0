import type { Action } from '../../actions/action.ts';
import { toolsFrom } from '../../chat/prompt.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { spokenLanguages } from '../../common/settings/spokenLanguages.ts';
import type { LiveWishes } from '../../realtime/live/wire.ts';
import type { TalkWishes } from '../../realtime/session.ts';
import { batchModel } from '../../transcribe/live/liveModels.ts';
import type { Exchanges } from './exchanges.ts';
import { conversationInstructions, liveInstructions } from './instructions.ts';

/** What a conversation by Realtime is to be like. */
export function realtimeWishes(settings: Settings, actions: readonly Action[], exchanges: Exchanges): TalkWishes {
  const tools = toolsFrom(actions, exchanges.situation(true)).filter(({ isUsable }) => isUsable);
  const effort = settings.get('aloud.conversation.effort');
  return {
    instructions: conversationInstructions(settings.get('aloud.conversation.instructions')),
    tools: tools.map(({ name, description, parameters }) => ({ name, description, parameters: { ...parameters } })),
    voice: settings.get('aloud.conversation.voice'),
    speed: settings.get('aloud.conversation.speed'),
    detection: settings.get('aloud.conversation.detection'),
    noise: settings.get('aloud.conversation.noiseReduction'),
    effort: effort === 'model' ? undefined : effort,
    // What writes down what is said, beside the model that hears it.
    ears: batchModel(settings.get('aloud.transcription.model')),
    hints: { ...spokenLanguages(settings), keywords: exchanges.names(), purpose: 'command' },
  };
}

/** The same by Live, whose model decides the rest by itself. */
export function liveWishes(settings: Settings): LiveWishes {
  return {
    instructions: liveInstructions(settings.get('aloud.conversation.instructions')),
    voice: settings.get('aloud.conversation.voice'),
  };
}
