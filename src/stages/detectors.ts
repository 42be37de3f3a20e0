import { AdaptiveEnergyDetector } from '../capture/voice/adaptiveEnergyDetector.ts';
import type { Silero } from '../capture/voice/silero.ts';
import type { VoiceDetector } from '../capture/voice/voiceDetector.ts';
import type { DetectorName } from '../common/settings/backendNames.ts';
import { asWritten, message } from '../messages/message.ts';
import { type Backend, nothingMissing } from './backend.ts';

export interface DetectorMeans {
  /** Its weights are read once for all. It judges by energy itself where they cannot be read. */
  readonly silero: Silero;
}

const HERE = { goesTo: 'nowhere', missing: nothingMissing, leaves: () => true } as const;

/** What tells speech from other sound, the better one first. A fresh one for each recording. */
export const DETECTORS: Readonly<Record<DetectorName, Backend<VoiceDetector, DetectorMeans>>> = {
  silero: { ...HERE, label: asWritten('Silero'), make: ({ silero }) => silero.detector() },
  energy: { ...HERE, label: message('stages.loudness'), make: () => new AdaptiveEnergyDetector() },
};
