import type { Action, ActionContext } from '../actions/action.ts';
import { AloudError, asAloudError, cancelled, throwIfAborted } from '../common/errors.ts';

/**
 * Runs an action within a time limit, which stands still while the user is asked something. When the time is up, or
 * the turn is cancelled, or the action has ended, the context it was given does nothing more: what an action still
 * does afterwards has no effect, and its late result is dropped.
 * Throws what the action throws; `timed-out`; `cancelled`.
 */
export async function runAction<Input>(
  action: Action<Input>,
  input: Input,
  context: ActionContext,
  limitMs: number,
  signal: AbortSignal,
): Promise<string> {
  throwIfAborted(signal);
  const ended = new AbortController();
  const timer = new PausableTimer(limitMs, () => {
    ended.abort(
      new AloudError({
        code: 'timed-out',
        message: `${action.name} took longer than ${limitMs / 1000} seconds and was stopped. Look at what it has done before you go on.`,
      }),
    );
  });
  const cancel = (): void => ended.abort(cancelled());
  signal.addEventListener('abort', cancel, { once: true });
  try {
    // Listens before the action begins, which may end the turn at once.
    const end = rejection(ended.signal);
    end.catch(() => {});
    return await Promise.race([action.run(input, guarded(context, ended.signal, timer), ended.signal), end]);
  } catch (thrown) {
    throwIfAborted(signal);
    throw asAloudError(ended.signal.aborted ? ended.signal.reason : thrown);
  } finally {
    timer.stop();
    signal.removeEventListener('abort', cancel);
    ended.abort(cancelled());
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** What may ask the user something before it is done; asking takes as long as it takes. */
const MAY_ASK: ReadonlySet<string | symbol> = new Set([
  ...[
    'risk',
    'confirm',
    'preview',
    'document',
    'locate',
    'undo',
    'undoTurn',
    'reading',
    'edit',
    'editFiles',
    'snippet',
    'command',
    'save',
  ],
  ...['createFile', 'renameFile', 'deleteFile'],
]);

/** A context, and the editor in it, whose methods throw once the signal has fired. */
function guarded(context: ActionContext, ended: AbortSignal, timer: PausableTimer): ActionContext {
  const ports = Object.entries(context.editor ?? {}).map(([name, port]) => [name, guard(port, ended, timer)]);
  return guard(context, ended, timer, { editor: Object.fromEntries(ports) });
}

function guard<T extends object>(target: T, ended: AbortSignal, timer: PausableTimer, instead: Partial<T> = {}): T {
  // Not a proxy of the target itself, which may not show other values than a frozen target has.
  return new Proxy({} as T, {
    get(_empty, key) {
      if (Object.hasOwn(instead, key)) return instead[key as keyof T];
      // Read from the target itself: getters of a class with private fields know no proxy.
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) => {
        if (ended.aborted) throw asAloudError(ended.reason);
        const result: unknown = Reflect.apply(value, target, args);
        return MAY_ASK.has(key) && result instanceof Promise ? timer.pauseFor(result) : result;
      };
    },
  });
}

/** Counts down, but not while it is paused. */
class PausableTimer {
  readonly #onEnd: () => void;
  #leftMs: number;
  #startedAt = 0;
  #handle: NodeJS.Timeout | undefined;
  #pauses = 0;
  #stopped = false;

  constructor(limitMs: number, onEnd: () => void) {
    this.#leftMs = limitMs;
    this.#onEnd = onEnd;
    this.#start();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#handle);
  }

  async pauseFor<T>(work: Promise<T>): Promise<T> {
    if (this.#pauses++ === 0) {
      clearTimeout(this.#handle);
      this.#leftMs -= performance.now() - this.#startedAt;
    }
    try {
      return await work;
    } finally {
      if (--this.#pauses === 0 && !this.#stopped) this.#start();
    }
  }

  #start(): void {
    this.#startedAt = performance.now();
    this.#handle = setTimeout(this.#onEnd, Math.max(this.#leftMs, 0));
  }
}
