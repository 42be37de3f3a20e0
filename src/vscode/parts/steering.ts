import { phraseFor } from '../../grammar/commands/speaking/speechWish.ts';
import type { SpeechWish } from '../../grammar/commands/speaking/wishes.ts';
import { outcomeOf } from '../../session/answers.ts';
import { telling } from '../views/messages.ts';
import { mention } from '../views/screen.ts';
import type { Acting } from './acting.ts';

/** What keys ask for: one that pauses takes that back, too. */
export type Press = SpeechWish | 'pause-or-resume';

const SHOWN_MS = 2000;

/** A key for what Aloud says: at once while it does, and else as if it had been said. */
export async function steer(how: Press, { stages, talking }: Acting): Promise<void> {
  const { speaking } = stages.voices;
  if (!speaking.steer(how) && !speaking.tune(how)) {
    const wish = how === 'pause-or-resume' ? 'resume' : how;
    return telling(() => talking.session.say('command', phraseFor(wish)));
  }
  const outcome = outcomeOf(how, speaking);
  if (outcome) mention('unmute', outcome, SHOWN_MS);
}
