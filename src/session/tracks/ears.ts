import { Track } from './track.ts';

/** `opening`: the microphone does not hear yet, what is said now is lost; `listening`: it hears. */
export type EarsState = 'closed' | 'opening' | 'listening';

/** Whether the user is heard: by their leave alone, so never without a beginning that can be seen. */
export class Ears extends Track<EarsState> {
  constructor() {
    super('closed', { closed: ['opening'], opening: ['listening', 'closed'], listening: ['closed'] });
  }
}
