import { distance } from '../grammar/ear/phones.ts';
import { soundsOfAll } from '../grammar/ear/sounds.ts';
import type { Phonetics } from '../transcribe/names/soundAlikes.ts';

/** How English words sound, as the grammar compares them. */
export const ENGLISH: Phonetics = { soundsOf: soundsOfAll, distance };
