import { endOf } from '../../openai/realtime/sessionEvents.ts';
import type { Told } from '../told.ts';
import { ANSWERS_ALREADY, askIfWanted, begun, ended, refused, tryAgain, want } from './answers.ts';
import { changed, tellIfFree } from './contexts.ts';
import { end, isAtRest, lost, opened, renew } from './line.ts';
import { heard, interrupt, play, write } from './playback.ts';
import { Step } from './step.ts';
import type { Effect, Outcome, Talk, TalkEvent } from './talk.ts';
import { committed, hearing, judged, overdue, placed, told, typed, unheard } from './turns.ts';

/** What a conversation becomes, and what is to be done. */
export interface Next {
  readonly talk: Talk;
  readonly effects: readonly Effect[];
}

/**
 * A conversation by Realtime as a function: no clock, no socket, no sound; whatever happens is an event, whatever is to be
 * done an effect, in its order. What holds whatever happens, in whichever order:
 *
 * 1. There is one answer at a time: none is asked for while one is asked for, begun, or said to be there.
 * 2. Only calls of a response that was completed, and not interrupted, are carried out; each id once.
 * 3. What comes of each call is told once, on the connection where it was called.
 * 4. Of what was interrupted nothing more is played, and nothing is asked for by itself afterwards.
 * 5. What was cut is told once an item, by what was heard of it: never more than was made, and nothing heard is a deletion.
 * 6. A response is cancelled once at most, and never where the server does so by itself.
 * 7. Nothing is sent where there is no connection, and nothing is done after the end.
 * 8. While a question stands on screen nothing else is begun, and what is said then does not end it.
 * 9. No two events have the same name.
 * 10. What is open in the editor is told once, as it is, and nothing is told while an answer is asked for or begun, or while
 *     something is carried out; of what changes while it is muted nothing is told until an answer is asked for.
 *
 * Errors are events; it never throws.
 */
export function next(talk: Talk, event: TalkEvent): Next {
  const step = new Step(talk);
  if (talk.phase === 'ended') after(step, event);
  else take(step, event);
  askIfWanted(step);
  tellIfFree(step);
  if (step.talk.phase !== 'ended') rest(step, isAtRest(talk));
  return { talk: step.talk, effects: step.effects };
}

function take(step: Step, event: TalkEvent): void {
  switch (event.from) {
    case 'server':
      if (step.talk.phase === 'open') hear(step, event.told);
      return;
    case 'ears':
      // A server that interrupts by itself hears the same, a moment later.
      interrupt(step, 'voice');
      return;
    case 'keyboard':
      typed(step, event.words);
      return;
    case 'screen':
      ask(step, event);
      return;
    case 'mouth':
      heard(step, event.response, event.heardMs);
      return;
    case 'mind':
      judged(step, event.turn, event.verdict, event.note);
      return;
    case 'hands':
      acted(step, event.response, event.outcomes);
      return;
    case 'editor':
      changed(step, event);
      return;
    case 'session':
      notice(step, event.notice);
      return;
    case 'user':
      wish(step, event.wish);
      return;
    case 'line':
      if (event.is === 'lost') lost(step, event.isFinal);
      if (event.is === 'open' && step.talk.phase === 'closed') opened(step, event.manner);
      return;
    case 'clock':
      ring(step, event.timer);
      return;
  }
}

function hear(step: Step, event: Told): void {
  switch (event.type) {
    case 'speech-began':
      // What is all there already has interrupted what was before it, and not what came of it.
      if (event.item === undefined || !step.talk.order.includes(event.item)) interrupt(step, 'voice');
      return;
    case 'speech-ended':
      return;
    case 'committed':
      committed(step, event.item, event.previous);
      return;
    case 'hearing':
      hearing(step, event.item, event.delta);
      return;
    case 'heard':
      told(step, event.item, event.text, event.usage);
      return;
    case 'unheard':
      unheard(step, event.item);
      return;
    case 'placed':
      placed(step, event.item, event.previous);
      return;
    case 'answering':
      begun(step, event.response);
      return;
    case 'sound':
      play(step, event.response, event.item, event.pcm);
      return;
    case 'words':
      write(step, event.response, event.item, event.delta);
      return;
    case 'answered':
      ended(step, event);
      return;
    case 'idle':
      end(step, 'idle');
      return;
    case 'complaint':
      complained(step, event);
      return;
  }
}

/** An error is not the end of all: of most the server goes on. */
function complained(step: Step, { about, complaint }: Extract<Told, { type: 'complaint' }>): void {
  const { answer } = step.talk;
  const ends = endOf(complaint);
  if (ends === 'everything') end(step, 'refused', complaint);
  // A session that is over closes by itself, and what to do about it is known then.
  if (ends !== undefined) return;
  // What the server has ended or forgotten by itself need not be.
  if (/response_cancel_not_active|item_delete|item_not_found/.test(complaint.kind)) return;
  const isForAnother = complaint.kind.includes(ANSWERS_ALREADY);
  if (answer.state === 'asked' && (about === answer.event || (about === undefined && isForAnother))) {
    refused(step, isForAnother);
    if (isForAnother && step.talk.isWanted) return;
  }
  step.do({ to: 'screen', complaint });
}

/** What was called has come to something. Who has interrupted it hears no more of it by itself. */
function acted(step: Step, response: string, outcomes: readonly Outcome[]): void {
  const { acting } = step.talk;
  if (acting?.response !== response) return;
  step.change({ acting: undefined, asks: undefined });
  for (const { id, content } of outcomes) {
    const call = acting.calls.find(each => each.id === id);
    const text = `What came of ${call?.name}(${call?.arguments}), which you have called:\n${content}`;
    if (acting.isOld) step.change({ notes: [...step.talk.notes, { text, stays: true }] });
    else {
      step.send({ type: 'result', item: step.name('item'), call: id, content });
      step.remember(text);
    }
  }
  if (!acting.isStale) want(step);
}

/** A question is put on screen, which the model says; or it was answered there. */
function ask(step: Step, event: Extract<TalkEvent, { from: 'screen' }>): void {
  const isMuted = step.talk.isMuted;
  const asks = event.is === 'asking' ? { note: event.note, isTold: isMuted, isWanted: !isMuted } : undefined;
  step.change({ asks });
}

/** Whoever has muted it is not spoken to either: nothing is sent then. */
function notice(step: Step, note: string): void {
  if (step.talk.isMuted) return;
  step.change({ notes: [...step.talk.notes, { text: note, stays: false }] });
  want(step);
}

function wish(step: Step, what: Extract<TalkEvent, { from: 'user' }>['wish']): void {
  switch (what) {
    case 'interrupt':
      interrupt(step, 'key');
      return;
    case 'commit':
      step.send({ type: 'commit' });
      return;
    case 'discard':
      step.send({ type: 'clear' });
      return;
    case 'mute':
      step.change({ isMuted: true });
      step.send({ type: 'clear' });
      return;
    case 'unmute':
      step.change({ isMuted: false });
      return;
    case 'end':
      end(step, 'user');
      return;
  }
}

function ring(step: Step, timer: Extract<TalkEvent, { from: 'clock' }>['timer']): void {
  switch (timer) {
    case 'heard':
      overdue(step);
      return;
    case 'again':
      tryAgain(step);
      return;
    case 'reopen':
      if (step.talk.phase === 'closed') step.do({ to: 'line', does: 'open' });
      return;
    case 'renew':
      step.change({ isOld: true });
      return;
    case 'idle':
      if (isAtRest(step.talk)) end(step, 'idle');
  }
}

/** What is done where nothing goes on any more. */
function rest(step: Step, wasAtRest: boolean): void {
  const { talk } = step;
  const isResting = isAtRest(talk);
  if (isResting && talk.isOld && talk.phase === 'open') renew(step);
  if (isResting === wasAtRest || talk.idleMs === undefined) return;
  if (isResting) step.set('idle', talk.idleMs);
  else step.clear('idle');
}

/** What ends after the end is known all the same: what was heard, and what has come of what was called. */
function after(step: Step, event: TalkEvent): void {
  if (event.from === 'mouth') heard(step, event.response, event.heardMs);
  if (event.from === 'hands' && step.talk.acting?.response === event.response) step.change({ acting: undefined });
}
