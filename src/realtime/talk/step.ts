import type { Line } from '../conversation.ts';
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
  send(sent: Sent): string {
    const event = this.name('event');
    if (this.talk.phase === 'open') this.do({ to: 'server', event, sent });
    return event;
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

  /** What was done is known on this connection; another one is told it in its place. */
  remember(text: string): void {
    const line: Line = { item: this.name('item'), role: 'data', text: shortened(text) };
    this.change({ lines: [...this.talk.lines, line].slice(-MOST_LINES) });
  }

  /** A line as it is so far, in its place. What is empty in the end was none. */
  line(line: Line, isFinal: boolean): void {
    const { lines, order } = this.talk;
    const isThere = lines.some(({ item }) => item === line.item);
    const all = isThere ? lines.map(each => (each.item === line.item ? line : each)) : inserted(lines, order, line);
    const kept = isFinal && line.text === '' ? all.filter(({ item }) => item !== line.item) : all;
    this.change({ lines: kept.slice(-MOST_LINES) });
    this.do({ to: 'screen', line, isFinal });
  }
}

/** So much of what came of something is told once more, in UTF-16 units. */
const MOST_DATA = 2000;
/** The line that closes data is no longer. */
const LONGEST_CLOSING = 40;

/** What is long without its middle: its last line closes it. */
function shortened(text: string): string {
  if (text.length <= MOST_DATA) return text;
  const closing = text.slice(text.lastIndexOf('\n'));
  return `${text.slice(0, MOST_DATA)}…${closing.length <= LONGEST_CLOSING ? closing : ''}`;
}

/** Behind what was said before it, as far as that is known. */
function inserted(lines: readonly Line[], order: readonly string[], line: Line): readonly Line[] {
  const later = new Set(order.slice(order.indexOf(line.item) + 1));
  const at = order.includes(line.item) ? lines.findIndex(({ item }) => later.has(item)) : -1;
  return at < 0 ? [...lines, line] : [...lines.slice(0, at), line, ...lines.slice(at)];
}
