import { withoutNotes } from './noise.ts';
import { corrected } from './plain/corrections.ts';
import { withoutCourtesy } from './plain/courtesy.ts';
import { withoutMixedNumbers } from './plain/figures.ts';
import type { Heard } from './plain/heard.ts';
import { asWords } from './plain/letters.ts';
import { withoutLoop } from './plain/loops.ts';
import { saidFor, tailOf } from './plain/written.ts';
import { withSpelling } from './spelling.ts';

/** Nobody commands in more words, or writes a line of code in them; what is longer is a text. */
export const MOST_WORDS = 60;

/** What someone takes back does not reach further, in words; what is longer is a text. */
const MOST_WORDS_CORRECTED = 200;

/** Quotes around what a recogniser takes for a text: no apostrophes. */
const IN_QUOTES = /(^|\s)'(\S[^'\n]{0,200}?)'(?=[\s.,;:!?]|$)/g;

/** Nobody wraps what they want in more courtesy than that. */
const MOST_ROUNDS = 8;

/**
 * The words that were said, plainly, whatever recogniser wrote them down: signs by their names, numbers in one way, no
 * stops, no notes of sounds, no circles, no fillers, nothing of courtesy, nothing that was taken back; what is spelled is the word that it comes to. No words where
 * someone takes something back and it is not certain what: then nothing may be done. Names keep their letters. Plain
 * words come out as they are. Throws nothing, and takes time in proportion to the transcript.
 */
export function plainWords(transcript: string): readonly string[] {
  if (last.transcript !== transcript) last = { transcript, words: plainly(transcript) };
  return last.words;
}

/** The transcript that was asked about last: several ask about the same one. */
let last: { readonly transcript: string; readonly words: readonly string[] } = { transcript: '', words: [] };

function plainly(transcript: string): readonly string[] {
  let said = transcript;
  let words: readonly string[] = [];
  // What goes may leave something behind that has no place without it.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    words = once(said);
    const plain = words.join(' ');
    if (plain === said) break;
    said = plain;
  }
  return words;
}

/** The words as someone said them, with courtesy and all that was taken back. */
export function wordsAsSaid(transcript: string): readonly string[] {
  return heardIn(transcript).map(({ word }) => word);
}

/**
 * The ways in which an own command may have been said. It may take what is said as a text, signs and all, and may have
 * words of its own that are else only courtesy: "okay, ship it".
 */
export function ownWords(transcript: string): readonly (readonly string[])[] {
  const written = transcript
    .normalize('NFC')
    .replace(/["\u201c\u201d]/g, '')
    .split(/\s+/)
    .map((piece): Heard => ({ word: piece.slice(0, piece.length - tailOf(piece).length), behind: '' }))
    .filter(({ word }) => word !== '');
  const words = [withoutCourtesy(written), written].map(heard => heard.map(({ word }) => word));
  return [...words, plainWords(transcript)];
}

function once(transcript: string): readonly string[] {
  const said = withoutCourtesy(heardIn(transcript));
  const meant = said.length > MOST_WORDS_CORRECTED ? said : corrected(said);
  return withSpelling(withoutCourtesy(meant ?? []).map(({ word }) => word));
}

function heardIn(transcript: string): readonly Heard[] {
  const pieces = withoutNotes(transcript.normalize('NFC').replace(/[\u2018\u2019\u201b\u02bc]/g, "'"), 'command')
    .replace(IN_QUOTES, '$1$2')
    .split(/\s+/)
    .filter(Boolean);
  const heard: Heard[] = [];
  for (const [index, piece] of pieces.entries())
    heard.push(...saidFor(piece, heard.at(-1)?.word ?? '', pieces[index + 1]));
  return withoutMixedNumbers(asWords(withoutLoop(heard)));
}
