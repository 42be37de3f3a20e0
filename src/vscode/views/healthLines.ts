import { type AmissHealth, type Health, PARTS, type Part, type PartHealth } from '../../common/health.ts';
import { type Message, message } from '../../messages/message.ts';
import { language } from '../../messages/text.ts';

/** As people know them. */
export const PART_NAMES: Readonly<Record<Part, Message>> = {
  microphone: message('setup.microphone'),
  ears: message('services.transcription'),
  brain: message('services.chat'),
  voice: message('services.speech'),
  loudspeakers: message('setup.loudspeakers'),
};

/** How each part is, a sentence each. */
export function healthLines(health: Health): readonly Message[] {
  return PARTS.map(part => healthLine(part, health.of(part)));
}

/** What is amiss for whoever works here: without a chat model there are plain commands all the same, and perhaps one wants no more. */
export function worthTelling(health: Health): readonly { readonly part: Part; readonly health: AmissHealth }[] {
  return health.amiss.filter(({ part, health: how }) => part !== 'brain' || how.state !== 'missing');
}

export function healthLine(name: Part, health: PartHealth): Message {
  const part = PART_NAMES[name];
  switch (health.state) {
    case 'unused':
      return message('health.unused', { part });
    case 'works':
      return message('health.works', { part, by: health.by, ms: health.ms });
    case 'slow':
      return message('health.slow', { part, by: health.by, ms: health.ms });
    case 'missing':
      return message('health.missing', { part, why: health.error.says });
    case 'fails':
      return message('health.fails', { part, since: timeOf(health.since), why: health.error.says });
  }
}

/** `ms` since 1970, as the user's clocks show it. */
function timeOf(ms: number): string {
  return new Date(ms).toLocaleTimeString(language(), { timeStyle: 'short' });
}
