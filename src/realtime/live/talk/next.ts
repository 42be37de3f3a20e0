import { endOf } from '../../../openai/realtime/sessionEvents.ts';
import type { Outside } from '../../conversation.ts';
import type { Told } from '../told.ts';
import { hear, judged, settled, speech, typed } from './hearing.ts';
import { close, closed, end, isAtRest, lost, opened, used } from './line.ts';
import { heard, interrupt, pause, play, write } from './speaking.ts';
import { Step } from './step.ts';
import type { Effect, Talk, TalkEvent, Timer } from './talk.ts';
import { acted, advance, delegated, wordless } from './tasks.ts';

/** What a conversation becomes, and what is to be done. */
export interface Next {
  readonly talk: Talk;
  readonly effects: readonly Effect[];
}

/**
 * A conversation by Live as a function: no clock, no socket, no sound; whatever happens is an event, whatever is to be done
 * an effect, in its order. No event of a Live server says that someone has finished, and none ends what it says: both are
 * told by pauses. What holds whatever happens, in whichever order:
 *
 * 1. Each delegation is carried out once at most, one after the other; what comes of it is told once, by its id in the
 *    session that has asked for it, and without in a later one.
 * 2. What is carried out was said, and is at a pause; and nothing that was said is done twice, whoever does it.
 * 3. What was taken back is not begun any more, is stopped where it is being done, and nobody is told of it aloud.
 * 4. Of what someone has spoken into nothing more is played, whatever the server still sends of it.
 * 5. Nothing that was delegated is begun, or told, while someone speaks.
 * 6. Nothing is sent where there is no session or one that was asked to close, and nothing is done after the end, which
 *    comes once.
 * 7. Who wants the end has it when the server says what was used, or when it takes too long to.
 * 8. No two events have the same name.
 *
 * Errors are events; it never throws.
 */
export function next(talk: Talk, event: TalkEvent): Next {
  const step = new Step(talk);
  const isClosing = talk.phase === 'closing' && talk.closingFor !== 'reopen';
  if (talk.phase === 'ended' || isClosing) after(step, event);
  else take(step, event);
  advance(step);
  tellNews(step);
  if (step.talk.phase === 'open' || step.talk.phase === 'closed') rest(step, isAtRest(talk));
  return { talk: step.talk, effects: step.effects };
}

function take(step: Step, event: TalkEvent): void {
  switch (event.from) {
    case 'server':
      if (step.talk.phase === 'open' || step.talk.phase === 'closing') told(step, event.told);
      return;
    case 'ears':
      interrupt(step);
      if (!step.talk.isMuted) speech(step);
      return;
    case 'keyboard':
      interrupt(step);
      typed(step, event.words);
      return;
    case 'mouth':
      heard(step, event.item, event.heardMs);
      return;
    case 'mind':
      judged(step, event.item, event.judged);
      return;
    case 'hands':
      acted(step, event.task, event.outcome);
      return;
    case 'editor':
      step.change({ [event.about]: { ...step.talk[event.about], now: event.context } });
      // Where the user is in a file is told with the file.
      if (event.about === 'file') step.change({ place: { ...step.talk.place, now: '' } });
      return;
    case 'user':
      wish(step, event.wish);
      return;
    case 'screen':
      // Nothing that is heard answers it.
      if (event.is === 'asking') step.send({ type: 'say', task: undefined, text: event.note });
      return;
    case 'session':
      if (!step.talk.isMuted) step.send({ type: 'say', task: undefined, text: event.notice });
      return;
    case 'line':
      if (event.is === 'lost') lost(step, event.isFinal);
      if (event.is === 'open' && step.talk.phase === 'closed') opened(step, event);
      return;
    case 'clock':
      ring(step, event.timer);
      return;
  }
}

function told(step: Step, event: Told): void {
  switch (event.type) {
    case 'hearing':
      hear(step, event.delta, event.span);
      return;
    case 'sound':
      play(step, event.pcm);
      return;
    case 'words':
      write(step, event.delta, event.span);
      return;
    case 'delegation':
      delegated(step, event.id);
      return;
    case 'used':
      used(step, event.seconds);
      return;
    case 'closed':
      closed(step, event.why, event.seconds);
      return;
    case 'complaint':
      // Of most the server goes on; a session that is over says so itself.
      if (endOf(event.complaint) === 'everything') end(step, 'refused', event.complaint);
      else if (endOf(event.complaint) === undefined) step.do({ to: 'screen', complaint: event.complaint });
      return;
  }
}

function wish(step: Step, what: Extract<Outside, { readonly from: 'user' }>['wish']): void {
  switch (what) {
    case 'interrupt':
      interrupt(step);
      return;
    case 'commit':
    case 'discard':
      // The model alone decides when someone has finished.
      return;
    case 'mute':
    case 'unmute':
      if (step.talk.isMuted === (what === 'mute')) return;
      step.change({ isMuted: what === 'mute' });
      step.send({ type: what });
      return;
    case 'end':
      close(step, 'end');
      return;
  }
}

function ring(step: Step, timer: Timer): void {
  switch (timer) {
    case 'settled':
      // Without a session no words come, however many were said.
      if (step.talk.phase === 'open') settled(step);
      return;
    case 'words':
      wordless(step);
      return;
    case 'quiet':
      pause(step);
      return;
    case 'reopen':
      if (step.talk.phase === 'closed') step.do({ to: 'line', does: 'open' });
      return;
    case 'renew':
      step.change({ isOld: true });
      return;
    case 'idle':
      if (isAtRest(step.talk)) close(step, 'idle');
      return;
    case 'close':
      if (step.talk.phase === 'closing') closed(step, 'lost', undefined);
      return;
  }
}

/** What is open in the editor is told when it matters: while someone speaks, as it is then. */
function tellNews(step: Step): void {
  const { phase, isMuted, isSpeech, heard } = step.talk;
  const isSpoken = isSpeech || heard.some(({ state }) => state === 'open');
  if (phase !== 'open' || isMuted || !isSpoken) return;
  for (const about of ['file', 'place'] as const) {
    const { told, now } = step.talk[about];
    if (told === now) continue;
    step.change({ [about]: { told: now, now } });
    if (now !== '') step.send({ type: 'know', task: undefined, text: now });
  }
}

/** What is done where nothing goes on any more. */
function rest(step: Step, wasAtRest: boolean): void {
  const { talk } = step;
  const isResting = isAtRest(talk);
  if (isResting && talk.isOld && talk.phase === 'open') close(step, 'reopen');
  if (isResting === wasAtRest || talk.idleMs === undefined) return;
  if (isResting) step.set('idle', talk.idleMs);
  else step.clear('idle');
}

/** While it closes only that counts; what ends after the end is known all the same: what was heard. */
function after(step: Step, event: TalkEvent): void {
  if (event.from === 'mouth') heard(step, event.item, event.heardMs);
  if (event.from === 'hands') acted(step, event.task, event.outcome);
  if (step.talk.phase === 'ended') return;
  if (event.from === 'server' && event.told.type === 'used') used(step, event.told.seconds);
  if (event.from === 'server' && event.told.type === 'closed') closed(step, event.told.why, event.told.seconds);
  if (event.from === 'line' && event.is === 'lost') lost(step, event.isFinal);
  if (event.from === 'clock' && event.timer === 'close') closed(step, 'lost', undefined);
}
