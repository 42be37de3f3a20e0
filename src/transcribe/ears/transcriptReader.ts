import { entryOf } from '../../common/entryOf.ts';
import { message } from '../../messages/message.ts';
import { TooLong } from '../../openai/replies/bounded.ts';
import { isJson, type Json, list, member, text } from '../../openai/replies/json.ts';
import type { TranscriptEvent, Word } from '../transcriber.ts';
import { joinedTexts } from './joinedTexts.ts';
import { confidencesIn, ofAll } from './wordConfidences.ts';

/** Where servers put a transcript, the plainest first. A list holds pieces of one. */
const PLACES = [
  ...['text', 'transcript', 'transcription', 'segments', 'chunks', 'utterances', 'transcripts', 'channels'],
  ...['results', 'result', 'output', 'data'],
];
const DEEPEST = 6;
/** More than anyone speaks in one utterance; a tag or a name is no longer. */
const MOST_LANGUAGES = 8;
const LONGEST_LANGUAGE = 40;
/** Ten minutes of quick speech have some 10,000, in UTF-16 units. */
const MOST_TEXT = 100_000;

/**
 * Makes a transcript of what a server answers: OpenAI's events, with or without a text in the last; vLLM's pieces as of a
 * chat; segments one by one, each by itself or with all before it; a whole answer in one of several forms.
 */
export class TranscriptReader {
  #deltas = '';
  #segments: string[] = [];
  /** Of each segment. */
  #words: (readonly Word[] | undefined)[] = [];
  /** As the server names them. */
  #languages: readonly string[] = [];
  #isFinished = false;
  #length = 0;

  /** What is known now. Throws TooLong. */
  take(event: Json): TranscriptEvent | undefined {
    const type = text(event, 'type') ?? '';
    this.#languages = languagesIn(event) ?? this.#languages;
    const choice = list(event, 'choices')[0];
    const piece = member(choice, 'delta') ?? member(choice, 'message');
    const delta = text(event, 'delta') ?? text(piece, 'content');
    if (text(choice, 'finish_reason')) this.#isFinished = true;
    if (delta !== undefined) return this.#delta(delta);
    const transcript = transcriptIn(event);
    if (type.endsWith('.done') || type.endsWith('.completed')) {
      this.#words = [confidencesIn(event)];
      // Some servers leave the text of `done` empty, because they have sent it all in pieces.
      return this.#final(transcript || this.#deltas || joined(this.#segments));
    }
    // Beside the text itself, segments tell who spoke.
    if (transcript === undefined || (type !== '' && this.#deltas !== '')) return undefined;
    return this.#segment(transcript, member(event, 'start') !== undefined, confidencesIn(event));
  }

  /** The transcript at the end of the answer, which is whole if the server has said so; undefined where its end is missing. */
  rest(isWhole: boolean): TranscriptEvent | undefined {
    if (this.#segments.length > 0) return this.#final(joined(this.#segments));
    return this.#deltas !== '' && (isWhole || this.#isFinished) ? this.#final(this.#deltas) : undefined;
  }

  #delta(delta: string): TranscriptEvent {
    this.#count(delta);
    this.#deltas += delta;
    return { type: 'partial', text: this.#deltas };
  }

  #segment(segment: string, isPlaced: boolean, words: readonly Word[] | undefined): TranscriptEvent | undefined {
    this.#count(segment);
    const [last, ...others] = this.#segments;
    const isMore = last !== undefined && others.length === 0 && !isPlaced && last.trim() !== '';
    // One that begins with all that came before is no further one.
    if (isMore && segment.length > last.length && segment.startsWith(last)) {
      this.#segments = [];
      this.#words = [];
    }
    this.#segments.push(segment);
    this.#words.push(words);
    // One alone is in most cases the whole answer.
    return this.#segments.length > 1 ? { type: 'partial', text: joined(this.#segments) } : undefined;
  }

  #final(transcript: string): TranscriptEvent {
    const words = this.#words.length > 0 ? ofAll(this.#words) : undefined;
    const languages = this.#languages.length > 0 ? this.#languages : undefined;
    return { type: 'final', text: transcript.trim(), ...(words && { words }), ...(languages && { languages }) };
  }

  #count(piece: string): void {
    this.#length += piece.length;
    if (this.#length > MOST_TEXT) throw new TooLong(server => message('ears.endless', { server }));
  }
}

/** The languages that were heard, by tags or English names; undefined where nothing is told of them. */
function languagesIn(event: Json): readonly string[] | undefined {
  const told = [
    ...list(event, 'languages').map(one => (typeof one === 'string' ? one : text(one, 'code'))),
    text(event, 'language'),
  ];
  const known = told.filter(
    one => one !== undefined && one !== '' && one.length <= LONGEST_LANGUAGE,
  ) as readonly string[];
  return known.length > 0 ? known.slice(0, MOST_LANGUAGES) : undefined;
}

/** The transcript that a server's JSON holds, wherever it is. */
function transcriptIn(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value;
  if (depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const pieces = value.map(each => transcriptIn(each, depth + 1));
    return pieces.every(piece => piece !== undefined) ? joined(pieces) : undefined;
  }
  if (!isJson(value)) return undefined;
  // Of several ways to hear it the first is the likeliest.
  const alternatives = list(value, 'alternatives');
  if (alternatives.length > 0) return transcriptIn(alternatives[0], depth + 1);
  for (const place of PLACES) {
    const found = Object.hasOwn(value, place) ? transcriptIn(entryOf(value, place), depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Pieces that bring their own spaces, or texts between which one belongs. */
function joined(pieces: readonly string[]): string {
  const haveSpaces =
    pieces.slice(1).some(piece => /^\s/.test(piece)) || pieces.slice(0, -1).some(piece => /\s$/.test(piece));
  return haveSpaces ? pieces.join('') : pieces.reduce(joinedTexts, '');
}
