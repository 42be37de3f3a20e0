/** Of what was played loudly, so many frames tell; the newest do not, for someone may have begun to speak in them. */
const TELLING = 32;
const NEWEST = 10;
/** What is played as softly as this, of its power at full scale, tells nothing. */
const SOFT = 0.0001;
/** Less of it comes back to no microphone beside loudspeakers, of its power: it is heard through headphones. */
const NOTHING = 0.00025;

/** Tells whether what is played comes back to the microphone at all. */
export class ComingBack {
  #frames: { readonly heard: number; readonly played: number }[] = [];

  /** The powers of a frame and of what was played meanwhile, at full scale 1. True while nobody knows. */
  next(heard: number, played: number): boolean {
    if (played > SOFT) this.#frames = [...this.#frames, { heard, played }].slice(-(TELLING + NEWEST));
    if (this.#frames.length < TELLING + NEWEST) return true;
    const telling = this.#frames.slice(0, TELLING);
    const sum = (of: 'heard' | 'played') => telling.reduce((all, frame) => all + frame[of], 0);
    return sum('heard') > NOTHING * sum('played');
  }
}
