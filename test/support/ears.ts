import type { Ears } from '../../src/session/conversing/saidInto.ts';

/** Ears that take nothing for a voice, and never hear Aloud: whatever is heard is said into a conversation. */
export const DEAF: Ears = {
  detector: () => ({ speechProbability: () => 0 }),
  own: { isHeard: false, isTakenOut: true, leftIn: () => 1, isIn: () => false },
  lagMs: () => 0,
};
