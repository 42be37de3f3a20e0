import { list, member, text } from '../../openai/replies/json.ts';
import type { Word } from '../transcriber.ts';

/**
 * How sure a server says that it is of each word, in whichever form: the probability of each token (OpenAI's `logprobs`),
 * of each word (whisper.cpp, faster-whisper), or of a segment on average, which then goes for each of its words (Whisper).
 * Undefined where it says nothing.
 */
export function confidencesIn(answer: unknown): readonly Word[] | undefined {
  const [nested] = [member(answer, 'result'), member(answer, 'output'), member(answer, 'data')].filter(Boolean);
  const segments = list(answer, 'segments');
  return (
    ofTokens(list(answer, 'logprobs')) ??
    ofWords(list(answer, 'words')) ??
    (segments.length > 0 ? ofAll(segments.map(ofSegment)) : ofSegment(answer)) ??
    (nested === undefined ? undefined : confidencesIn(nested))
  );
}

/** All that several pieces tell; undefined where one of them tells nothing. */
export function ofAll(pieces: readonly (readonly Word[] | undefined)[]): readonly Word[] | undefined {
  return pieces.every(piece => piece !== undefined) ? pieces.flat() : undefined;
}

/** A token that begins with a space begins a word. */
function ofTokens(logprobs: readonly unknown[]): readonly Word[] | undefined {
  const words: { text: string; logprob: number }[] = [];
  for (const entry of logprobs) {
    const token = text(entry, 'token') ?? '';
    const logprob = member(entry, 'logprob');
    if (typeof logprob !== 'number' || token === '') continue;
    const last = words.at(-1);
    if (last && !/^\s/.test(token)) {
      last.text += token;
      last.logprob += logprob;
    } else {
      words.push({ text: token, logprob });
    }
  }
  const spoken = words.filter(word => word.text.trim() !== '');
  if (spoken.length === 0) return undefined;
  return spoken.map(word => ({ text: word.text.trim(), confidence: certainty(Math.exp(word.logprob)) }));
}

function ofWords(words: readonly unknown[]): readonly Word[] | undefined {
  if (words.length === 0) return undefined;
  const known = words.flatMap(entry => {
    const word = (text(entry, 'word') ?? '').trim();
    const probability = member(entry, 'probability');
    return word !== '' && typeof probability === 'number' ? [{ text: word, confidence: certainty(probability) }] : [];
  });
  return known.length === words.length ? known : undefined;
}

function ofSegment(segment: unknown): readonly Word[] | undefined {
  const known = ofWords(list(segment, 'words'));
  if (known) return known;
  const average = member(segment, 'avg_logprob');
  if (typeof average !== 'number') return undefined;
  const confidence = certainty(Math.exp(average));
  return (text(segment, 'text') ?? '')
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => ({ text: word, confidence }));
}

/** Whatever a server writes, a number between 0 and 1. */
function certainty(probability: number): number {
  return Number.isNaN(probability) ? 0 : Math.min(1, Math.max(0, probability));
}
