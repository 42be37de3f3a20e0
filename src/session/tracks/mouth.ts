import { Track } from './track.ts';

/** `speaking` from the first sound on. */
export type MouthState = 'silent' | 'speaking';

/** Whether Aloud is heard. It may speak of an answer that is still being written. */
export class Mouth extends Track<MouthState> {
  constructor() {
    super('silent', { silent: ['speaking'], speaking: ['silent'] });
  }
}
