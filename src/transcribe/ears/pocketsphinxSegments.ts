/** A word or a pause, as PocketSphinx heard it. */
export interface Segment {
  /** In small letters, without the number of its pronunciation; empty for a pause or a noise. */
  readonly word: string;
  readonly frames: number;
  /** How far the sound is from what the word should sound like, per frame of 10 ms; 0 would be a perfect likeness. */
  readonly distance: number;
}

/** The language model's search counts in finer steps than the grammar's. */
const FINER = 1024;

/**
 * What `-hypseg` writes of one utterance: `speech S 0 T -7983 A -7309 L -674 0 -419 -337 <sil> 32 -837 0 go 53 …  228`,
 * which is for each segment its first frame, acoustic score, language score and word, then the last frame.
 * Nothing when nothing was heard, or the line is not of that form.
 */
export function segmentsOf(line: string, search: 'grammar' | 'language-model'): readonly Segment[] {
  const fields = line.trim().split(/\s+/);
  const rest = fields.slice(fields.indexOf('L') + 2);
  if (!fields.includes('L') || rest.length % 4 !== 1) return [];
  const scale = search === 'grammar' ? 1 : FINER;
  const segments: Segment[] = [];
  for (let at = 0; at + 4 < rest.length; at += 4) {
    const [from = Number.NaN, score = Number.NaN, , , to = Number.NaN] = rest.slice(at, at + 5).map(Number);
    const frames = to - from;
    if (!Number.isFinite(frames) || !Number.isFinite(score)) return [];
    // Between words there may be steps without any sound.
    if (frames > 0) segments.push({ word: wordOf(rest[at + 3] ?? ''), frames, distance: -score / scale / frames });
  }
  return segments;
}

/** Pauses and noises are written `<sil>`, `[NOISE]`, `++COUGH++` or `(NULL)`. */
function wordOf(field: string): string {
  return /^[a-z']/i.test(field) ? field.replace(/\(\d+\)$/, '').toLowerCase() : '';
}
