import type { Message } from '../messages/message.ts';
import { type AloudError, type ErrorCode, isQuiet } from './errors.ts';
import { type Chooser, chosenLabel, whyNot } from './settings/choice.ts';

/** What a turn needs, in the order in which it needs them. */
export const PARTS = ['microphone', 'ears', 'brain', 'voice', 'loudspeakers'] as const;
export type Part = (typeof PARTS)[number];

/** How a part is, by what came of it when it was last used. */
export type PartHealth =
  | { readonly state: 'unused' }
  /** `ms`: from when it was asked until its first sign. `whyNot`: why nothing before it was taken. */
  | {
      readonly state: 'works' | 'slow';
      readonly by: Message | string;
      readonly ms: number;
      readonly whyNot: readonly Message[];
    }
  /** `since`: of the first failure after it last worked, in ms since 1970. */
  | { readonly state: 'missing' | 'fails'; readonly error: AloudError; readonly since: number };

/** Those that someone can do something about. */
export type AmissHealth = Exclude<PartHealth, { readonly state: 'unused' | 'works' }>;

/** Whoever waits for longer than this thinks that it does not work, in ms. */
const SLOW_MS: Readonly<Record<Part, number>> = {
  microphone: 1500,
  ears: 3000,
  brain: 6000,
  voice: 3000,
  loudspeakers: Number.POSITIVE_INFINITY,
};

/** There is nothing that could work, rather than that it does not. */
const MISSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-key', 'no-microphone', 'no-player', 'unsupported']);

const KEYS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-key', 'bad-key', 'no-quota']);

const UNUSED: PartHealth = { state: 'unused' };

/** How each part is now, from what really happened: nothing is asked for it. */
export class Health {
  readonly #now: () => number;
  readonly #parts = new Map<Part, PartHealth>();
  readonly #listeners: (() => void)[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  of(part: Part): PartHealth {
    return this.#parts.get(part) ?? UNUSED;
  }

  /** What can be mended, in order. */
  get amiss(): readonly { readonly part: Part; readonly health: AmissHealth }[] {
    return PARTS.flatMap(part => {
      const health = this.of(part);
      return isAmiss(health) ? [{ part, health }] : [];
    });
  }

  /** Hears when a part is otherwise than it was. */
  onChange(listen: () => void): void {
    this.#listeners.push(listen);
  }

  /** It has done something, `ms` after it was asked. */
  worked(part: Part, chooser: Chooser, ms: number): void {
    const state = ms > SLOW_MS[part] ? 'slow' : 'works';
    this.#becomes(part, { state, by: chosenLabel(chooser), ms: Math.round(ms), whyNot: whyNot(chooser) });
  }

  /** It was asked, and nothing came of it. Silence, and that someone changed their mind, say nothing of it. */
  failed(part: Part, error: AloudError): void {
    if (error.code === 'cancelled' || error.code === 'refused' || isQuiet(error.code)) return;
    this.#fails(part, error);
  }

  /** It gives nothing but zeros, which no microphone does by itself. */
  muted(error: AloudError): void {
    this.#fails('microphone', error);
  }

  /** What was is over: something about these was changed, and nobody knows yet what came of it. */
  forget(parts: readonly Part[]): void {
    for (const part of parts) if (this.#parts.has(part)) this.#becomes(part, UNUSED);
  }

  /** A key was set or cleared: what failed for want of a right one is not known to do so any more. */
  haveKey(): void {
    const isKeys = ({ health }: (typeof this.amiss)[number]) => 'error' in health && KEYS.has(health.error.code);
    this.forget(this.amiss.filter(isKeys).map(({ part }) => part));
  }

  #fails(part: Part, error: AloudError): void {
    const before = this.of(part);
    const since = 'since' in before ? before.since : this.#now();
    this.#becomes(part, { state: MISSING.has(error.code) ? 'missing' : 'fails', error, since });
  }

  #becomes(part: Part, health: PartHealth): void {
    this.#parts.set(part, health);
    for (const listen of this.#listeners) listen();
  }
}

export function isAmiss(health: PartHealth): health is AmissHealth {
  return health.state !== 'unused' && health.state !== 'works';
}
