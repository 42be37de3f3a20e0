import { basename } from 'node:path';
import { AloudError, asAloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { visibleLine } from '../../common/visible.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { english, text as shownText } from '../../messages/text.ts';
import type { Action, Report } from '../action.ts';
import type { Author } from '../gate/rules.ts';
import { nameBelow } from '../text/names.ts';
import { accessFor } from './access.ts';
import { badArguments, findAction, keyOf, parseArguments, type WrittenCall } from './calls.ts';
import { changedLines } from './changedLines.ts';
import type { Exchange } from './exchange.ts';
import { type Situation, whyNotNow } from './situation.ts';
import { TimeLimit } from './timeLimit.ts';
import { WorkDone } from './workDone.ts';

/** What a model is told of a call is cut to so many characters. */
const LONGEST_RESULT = 12_000;

/** A reply with more calls than this has lost its way. */
const MOST_CALLS_IN_A_REPLY = 32;

/** How long one call may take, in ms, before it is given up. */
const PATIENCE_MS = 15_000;

/** How often the same call may come without anything new in between. */
const MOST_IDENTICAL = 3;

export interface RunnerProps {
  readonly exchange: Exchange;
  readonly by: Author;
  /** All there are, in their own order. */
  readonly actions: readonly Action[];
  /** What may be called now; all if absent. */
  readonly situation?: Situation;
  readonly log: Log;
  readonly limits?: { readonly patienceMs?: number; readonly identical?: number };
}

/** The calls of one reply of a model. */
export interface Reply {
  readonly calls: readonly WrittenCall[];
  /** Calls that came without an id of their own: their results could not be told apart. */
  readonly nameless: ReadonlySet<WrittenCall>;
  /** False where it was cut off: what came may lack anything. */
  readonly isWhole: boolean;
}

/** What a model is told of one of its calls. */
export interface Result {
  readonly callId: string;
  readonly content: string;
}

/** What a call has come to. */
export interface Done {
  readonly forModel: string;
  readonly forUser: Message;
  /** What is spoken of it. */
  readonly aloud: Message;
}

interface Tried {
  readonly call: WrittenCall;
  readonly text: string;
  /** Of the error, if it failed. */
  readonly code?: string;
  /** Which edits of the exchange are its own. */
  readonly from: number;
  readonly to: number;
}

/** Marks text of others as data, for a model. */
export type Fence = (text: string) => string;

/**
 * The one way to carry out a call, whoever wants it: finds the action by its name, checks the arguments and whether it
 * may be called now, runs it within its time, notes what it has done, and tells whoever watches.
 */
export class Runner {
  readonly done = new WorkDone();
  readonly #props: RunnerProps;
  readonly #seen = new Set<string>();
  #repeats = new Map<string, number>();
  #lastFailure: AloudError | undefined;

  constructor(props: RunnerProps) {
    this.#props = props;
  }

  /** What went wrong last; undefined if nothing did. */
  get lastFailure(): AloudError | undefined {
    return this.#lastFailure;
  }

  /** Carries out one call. Throws what it throws; `timed-out`, `cancelled`. */
  call(name: string, given: unknown): Promise<Done> {
    return this.#call(name, () => given, given);
  }

  /**
   * Carries out the calls of a model's reply, in its order. What goes wrong with one is told to the model, and what
   * comes after it only runs if it changes and shows nothing. Throws `too-many-rounds` once a call comes more often than
   * it may without a call among them that was not made before; `cancelled`.
   */
  async reply(reply: Reply, fence: Fence): Promise<readonly Result[]> {
    const { exchange } = this.#props;
    const { calls } = reply;
    if (calls.some(call => !this.#seen.has(keyOf(call)))) this.#repeats = new Map();
    const tried: Tried[] = [];
    for (const [index, call] of calls.entries()) {
      this.#countRepeats(call);
      const from = exchange.seen.count;
      const outcome = await this.#try(
        call,
        problemOf(call, index, reply),
        tried.some(({ code }) => code !== undefined),
      );
      tried.push({ call, ...outcome, from, to: exchange.seen.count });
    }
    const { mixed, steps } = exchange.seen.settle();
    const { folders } = exchange.props.editor.files;
    return tried.map(({ call, text, code, from, to }, i) => {
      const own = steps.filter(({ order }) => order >= from && order < to);
      const lines = changedLines(own, path => nameBelow(path, folders));
      const typed = i === tried.length - 1 && mixed.length > 0 ? typedIn(mixed) : '';
      const parts = [code && `Error: ${code}`, fence(cut(lines ? `${text}\n${lines}` : text)), typed];
      return { callId: call.id, content: parts.filter(Boolean).join('\n') };
    });
  }

  /** What a call comes to, for the model: its report, or what was wrong with it, with the error's code. */
  async #try(
    call: WrittenCall,
    problem: string | undefined,
    failedBefore: boolean,
  ): Promise<{ readonly text: string; readonly code?: string }> {
    const prepare = (action: Action): unknown => {
      const raw = parseArguments(call);
      if (failedBefore && action.risk !== 'reads')
        throw badArguments(
          message('acting.not-run', { action: action.name }),
          'This call was not run, because one before it in the same reply failed. Mend that one first, then send this again if it is still right.',
        );
      return raw;
    };
    try {
      return { text: (await this.#call(call.name, prepare, call.arguments, problem)).forModel };
    } catch (thrown) {
      const error = asAloudError(thrown);
      if (error.code === 'cancelled') throw error;
      return { text: error.message, code: error.code };
    }
  }

  /** `prepare` makes the arguments once the action is known, or throws; until then they are shown as they were written. */
  async #call(name: string, prepare: (action: Action) => unknown, written?: unknown, problem?: string): Promise<Done> {
    const { exchange, actions, by, situation, limits, log } = this.#props;
    const { tell, signal } = exchange.props;
    throwIfAborted(signal);
    let shown: unknown = written;
    try {
      if (problem) throw badArguments(message('acting.not-run', { action: visibleLine(name) }), problem);
      const action = findAction(name, actions);
      const why = situation && whyNotNow(action, situation);
      if (why)
        throw new AloudError({ code: 'bad-arguments', message: message('acting.cannot-now', { action: name, why }) });
      shown = prepare(action);
      const input = action.parse(shown);
      const limit = new TimeLimit(name, limits?.patienceMs ?? PATIENCE_MS, signal);
      const access = accessFor(exchange, by, limit);
      const report = withNotes(await limit.race(() => action.run(input, access, limit.signal)), exchange.takeNotes());
      if (action.isUntold) return report;
      const done = { name, arguments: shown, result: english(report.forUser) };
      this.done.add(done, report.forUser, action.risk !== 'reads');
      tell({
        ...{ event: 'action', name, arguments: shown, result: shownText(report.forUser) },
        ...(action.risk !== 'reads' && { acts: true }),
      });
      return report;
    } catch (thrown) {
      exchange.takeNotes();
      throwIfAborted(signal);
      const error = asAloudError(thrown);
      if (error.code === 'cancelled') throw error;
      log.info(`${name || 'A call without a name'} failed (${error.code}).`);
      this.#lastFailure = error;
      tell({ event: 'action', name, arguments: shown, error: shownText(error.says) });
      throw error;
    }
  }

  #countRepeats(call: WrittenCall): void {
    const key = keyOf(call);
    const times = (this.#repeats.get(key) ?? 0) + 1;
    if (times > (this.#props.limits?.identical ?? MOST_IDENTICAL))
      throw new AloudError({
        code: 'too-many-rounds',
        message: message('acting.over-and-over', { action: visibleLine(call.name) }),
      });
    this.#seen.add(key);
    this.#repeats.set(key, times);
  }
}

/** Why a call of a reply must not be run, whatever it is. */
function problemOf(call: WrittenCall, index: number, { isWhole, nameless }: Reply): string | undefined {
  if (!isWhole)
    return 'The reply was cut off at its longest, so none of its calls was run. Send fewer calls in a reply, or shorter ones.';
  if (nameless.has(call))
    return 'The id of this call was empty or given twice, so it was not run. Give each call an id of its own.';
  if (index >= MOST_CALLS_IN_A_REPLY) return `This call was not run: there may be ${MOST_CALLS_IN_A_REPLY} in a reply.`;
  return undefined;
}

function typedIn(paths: readonly string[]): string {
  const names = paths.map(path => basename(path)).join(' and ');
  return `The user has typed in ${names} meanwhile: read it again before you name lines of it.`;
}

function withNotes({ forModel, forUser, aloud = forUser }: Report, notes: readonly Message[]): Done {
  return {
    forModel: [forModel, ...notes.map(english)].join('\n'),
    forUser: sentences([forUser, ...notes]),
    aloud: sentences([aloud, ...notes]),
  };
}

function cut(text: string): string {
  const over = text.length - LONGEST_RESULT;
  return over > 0 ? `${text.slice(0, LONGEST_RESULT)}\n(${over} more characters left out)` : text;
}
