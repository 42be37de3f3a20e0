import { Track } from './track.ts';

/** `thinking`: what was said becomes text, and is understood; `acting`: something is done of it. */
export type MindState = 'idle' | 'thinking' | 'acting';

/** What Aloud makes of what was said. A model thinks again when it has acted, and acts again. */
export class Mind extends Track<MindState> {
  constructor() {
    super('idle', { idle: ['thinking', 'acting'], thinking: ['acting', 'idle'], acting: ['thinking', 'idle'] });
  }
}
