import { OUTPUT_RATE_HZ } from '../../speak/voices/voice.ts';
import { upTo } from '../heardText.ts';
import type { Step } from './step.ts';
import type { Piece, Playing } from './talk.ts';

/** s16le mono. */
const BYTES_A_MS = (OUTPUT_RATE_HZ * 2) / 1000;

/** What is made of an answer is played, unless it was interrupted. */
export function play(step: Step, response: string, item: string, pcm: Uint8Array): void {
  note(step, response, item);
  if (!isCurrent(step, response) || pcm.length === 0) return;
  const { playing } = step.talk;
  const there = playing.find(each => each.response === response) ?? {
    response,
    pieces: [],
    isCut: false,
    isOld: false,
  };
  const changed = withPiece(there, item, piece => ({ ...piece, bytes: piece.bytes + pcm.length }));
  step.change({
    playing: playing.includes(there) ? playing.map(each => (each === there ? changed : each)) : [...playing, changed],
  });
  step.do({ to: 'mouth', does: 'play', response, pcm });
}

/** The words of an answer, as they are written. */
export function write(step: Step, response: string, item: string, delta: string): void {
  note(step, response, item);
  if (!isCurrent(step, response)) return;
  const before = step.talk.lines.find(line => line.item === item)?.text ?? '';
  step.line({ item, role: 'aloud', text: before + delta }, false);
}

/** Also what is made of an answer that was interrupted is there, until that is over. */
function note(step: Step, response: string, item: string): void {
  const { answer, made } = step.talk;
  const isMade = answer.state === 'begun' && answer.response === response;
  if (isMade && !made.has(item))
    step.change({ made: new Map([...step.talk.made, [item, { response, isOver: false }]]) });
}

function isCurrent(step: Step, response: string): boolean {
  const { answer, cut } = step.talk;
  return answer.state === 'begun' && answer.response === response && !cut.has(response);
}

function withPiece(playing: Playing, item: string, change: (piece: Piece) => Piece): Playing {
  const isThere = playing.pieces.some(piece => piece.item === item);
  const pieces = isThere ? playing.pieces : [...playing.pieces, { item, bytes: 0 }];
  return { ...playing, pieces: pieces.map(piece => (piece.item === item ? change(piece) : piece)) };
}

/**
 * Whoever speaks is not spoken over: what is played falls silent, an answer that is being made is given up, and what is
 * carried out comes to its end without another word, unless it waits for an answer on screen: that is given there. A server
 * that hears it does its part by itself; what is typed it does not hear.
 */
export function interrupt(step: Step, by: 'voice' | 'key' | 'text'): void {
  const { playing, answer, manner, asks } = step.talk;
  const acting = asks && by !== 'key' ? undefined : step.talk.acting;
  const cut = new Set(step.talk.cut);
  for (const each of playing) {
    if (!each.isCut) step.do({ to: 'mouth', does: 'stop', response: each.response });
    cut.add(each.response);
  }
  if (answer.state === 'begun' && !cut.has(answer.response) && !answer.isCut) cut.add(answer.response);
  const isBegun = answer.state === 'begun' && !answer.isCut;
  if (isBegun && !(manner.interrupts && by === 'voice')) step.send({ type: 'cancel', response: answer.response });
  if (acting && !acting.isStale) step.do({ to: 'hands', stop: acting.response });
  step.change({
    cut,
    isWanted: false,
    ...(asks && { asks: { ...asks, isWanted: false } }),
    playing: playing.map(each => ({ ...each, isCut: true })),
    ...(acting && { acting: { ...acting, isStale: true } }),
    ...((answer.state === 'begun' || answer.state === 'asked') && { answer: { ...answer, isCut: true } }),
  });
}

/**
 * What was played of a response is over. Of one that was interrupted the server is told how much of it was heard, and the
 * text ends there, too.
 */
export function heard(step: Step, response: string, heardMs: number): void {
  const played = step.talk.playing.find(each => each.response === response);
  if (!played) return;
  step.change({ playing: step.talk.playing.filter(each => each !== played) });
  let left = heardMs;
  for (const { item, bytes } of played.pieces) {
    const madeMs = Math.floor(bytes / BYTES_A_MS);
    const ms = Math.min(Math.max(0, Math.floor(left)), madeMs);
    left -= madeMs;
    const isAll = !played.isCut || ms >= madeMs;
    if (!isAll && !played.isOld) step.send(ms > 0 ? { type: 'truncate', item, heardMs: ms } : { type: 'forget', item });
    const text = step.talk.lines.find(line => line.item === item)?.text ?? '';
    step.line({ item, role: 'aloud', text: isAll ? text : upTo(text, ms / madeMs) }, true);
  }
  const pieces = new Set(played.pieces.map(({ item }) => item));
  const { answer, made } = step.talk;
  const isGoingOn = answer.state === 'begun' && answer.response === response;
  const known = [...made].filter(([item]) => isGoingOn || !pieces.has(item));
  step.change({ made: new Map(known.map(([item, is]) => [item, pieces.has(item) ? { ...is, isOver: true } : is])) });
  if (played.isCut) step.do({ to: 'screen', interruptedMs: Math.max(0, Math.floor(heardMs)) });
}

/** Nothing more is made of a response: what has no sound is at its end, and of what was interrupted before is nothing left. */
export function settle(step: Step, response: string): void {
  const { made, playing, cut, lines } = step.talk;
  const pieces = new Set(playing.flatMap(each => each.pieces.map(({ item }) => item)));
  const whose = [...made].filter(([item, is]) => is.response === response && !pieces.has(item));
  const silent = whose.filter(([, { isOver }]) => !isOver).map(([item]) => item);
  step.change({ made: new Map([...made].filter(each => !whose.includes(each))) });
  for (const item of silent) {
    if (cut.has(response)) step.send({ type: 'forget', item });
    const line = lines.find(each => each.item === item);
    if (line) step.line(cut.has(response) ? { ...line, text: '' } : line, true);
  }
}
