/** Sound that says numbers by its loudness: what is heard of it is certain, in no time, and tells what is lost or doubled. */
const STEP = 1000;
const WORD_MS = 120;
/** A word is heard where its level lasts for so long, in ms. */
const HEARD_MS = 60;
const NEAR = 200;

/** Numbers from 1 to 30, none twice in a row, at 16 kHz; each takes 120 ms. */
export function saidByLevel(...numbers: readonly number[]): Int16Array {
  const length = (WORD_MS * 16_000) / 1000;
  return Int16Array.from({ length: numbers.length * length }, (_, i) => (numbers[Math.floor(i / length)] ?? 0) * STEP);
}

/** The numbers that are said in sound of any rate, with a space between. */
export function heardByLevel(samples: Int16Array, rateHz: number): string {
  const words: number[] = [];
  let level = 0;
  let run = 0;
  for (const sample of samples) {
    const now = Math.abs(sample - Math.round(sample / STEP) * STEP) < NEAR ? Math.round(sample / STEP) : 0;
    run = now === level ? run + 1 : 0;
    level = now;
    if (level > 0 && run === Math.round((HEARD_MS * rateHz) / 1000)) words.push(level);
  }
  return words.join(' ');
}
