import type { Line } from '../../conversation.ts';
import type { Effect, Sent, Talk, Timer } from './talk.ts';

/** With so many lines a conversation can be gone on with. */
const MOST_LINES = 200;

/** One step of a conversation while it is made: what it will be, and what is to be done. */
export class Step {
  readonly effects: Effect[] = [];
  talk: Talk;

  constructor(talk: Talk) {
    this.talk = talk;
  }

  change(change: Partial<Talk>): void {
    this.talk = { ...this.talk, ...change };
  }

  do(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Tells the server, by a name that no other event has; nothing where there is no server. */
  send(sent: Sent): void {
    if (this.talk.phase === 'open') this.do({ to: 'server', event: this.name('event'), sent });
  }

  set(timer: Timer, ms: number): void {
    this.do({ to: 'clock', timer, ms });
  }

  clear(timer: Timer): void {
    this.do({ to: 'clock', timer, ms: undefined });
  }

  /** A name that nothing else has in this conversation. */
  name(kind: 'event' | 'item'): string {
    const named = this.talk.named + 1;
    this.change({ named });
    return `aloud_${kind}_${named}`;
  }

  /** A line as it is so far, in the order in which they began. What is empty in the end was none. */
  line(line: Line, isFinal: boolean): void {
    const { lines } = this.talk;
    const isThere = lines.some(({ item }) => item === line.item);
    const all = isThere ? lines.map(each => (each.item === line.item ? line : each)) : [...lines, line];
    const kept = isFinal && line.text === '' ? all.filter(({ item }) => item !== line.item) : all;
    this.change({ lines: kept.slice(-MOST_LINES) });
    this.do({ to: 'screen', line, isFinal });
  }
}
