import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Choice, PassedOver } from '../common/settings/choice.ts';
import type { Message } from '../messages/message.ts';
import type { Candidate } from './backend.ts';

export interface FirstThatWorksProps<Part, Piece> {
  /** In the order in which the user wants them. */
  readonly candidates: readonly Candidate<Part>[];
  readonly log: Log;
  /** Whether the one that worked is tried first the next time. */
  readonly remembers: boolean;
  /** Whether a piece is one that cannot be taken back; every piece is unless said otherwise. */
  readonly isFinal?: (piece: Piece) => boolean;
  /** Hears of each change of choice, with what went wrong with those that were passed over. */
  readonly chose?: (part: Part, failures: readonly AloudError[]) => void;
  /** What is thrown where none works. The failures are in the order of the candidates, and never none. */
  readonly none: (failures: readonly AloudError[]) => AloudError;
}

/**
 * The first of several parts that works, and why the others before it did not. Nothing falls back after the first piece
 * of an answer, nor after a failure that another part cannot mend.
 */
export class FirstThatWorks<Part extends { readonly name: string }, Piece> {
  readonly #props: FirstThatWorksProps<Part, Piece>;
  #chosen: Candidate<Part> | undefined;
  #passedOver: readonly PassedOver[] = [];

  constructor(props: FirstThatWorksProps<Part, Piece>) {
    this.#props = props;
  }

  /** The one that worked last. */
  get chosen(): Part | undefined {
    return this.#chosen?.part;
  }

  get choice(): Choice | undefined {
    return this.#chosen && { name: this.#chosen.part.name, passedOver: this.#passedOver };
  }

  /** Undefined if one of them can probably work here; else what is missing of each. */
  async missing(): Promise<Message | undefined> {
    const problems = await Promise.all(this.#props.candidates.map(each => each.missing()));
    return problems.includes(undefined) ? undefined : this.#sum(problems.map(problem => unsupported(problem))).says;
  }

  /** What the first that works answers. Throws what went wrong, and `cancelled` where that is what the signal wants. */
  async *ask(work: (part: Part) => AsyncIterable<Piece>, signal: AbortSignal): AsyncGenerator<Piece, void, undefined> {
    const { log, isFinal } = this.#props;
    const failures = new Map<Candidate<Part>, AloudError>();
    const passedOver: PassedOver[] = [];
    for (const each of this.#inOrder()) {
      if (each.follows?.([...failures.values()]) === false) continue;
      const { name } = each.part;
      let begun = false;
      let failure = unsupported(await each.missing());
      if (!failure) {
        try {
          for await (const piece of work(each.part)) {
            if (!begun) this.#choose(each, passedOver, [...failures.values()]);
            begun ||= isFinal?.(piece) ?? true;
            yield piece;
          }
          return;
        } catch (thrown) {
          throwIfAborted(signal);
          failure = asAloudError(thrown);
          if (begun || !each.leaves(failure)) throw failure;
        }
      }
      throwIfAborted(signal);
      log.info(`${name} does not work (${failure.code}): ${failure.message}`);
      failures.set(each, failure);
      passedOver.push({ name, why: failure.says });
    }
    this.#chosen = undefined;
    throw this.#sum(this.#props.candidates.map(each => failures.get(each)));
  }

  #inOrder(): readonly Candidate<Part>[] {
    const { candidates, remembers } = this.#props;
    const chosen = remembers ? this.#chosen : undefined;
    return chosen ? [chosen, ...candidates.filter(each => each !== chosen)] : candidates;
  }

  #choose(candidate: Candidate<Part>, passedOver: readonly PassedOver[], failures: readonly AloudError[]): void {
    if (this.#chosen === candidate) return;
    this.#chosen = candidate;
    this.#passedOver = [...passedOver];
    this.#props.chose?.(candidate.part, failures);
  }

  #sum(failures: readonly (AloudError | undefined)[]): AloudError {
    return this.#props.none(failures.filter(failure => failure !== undefined));
  }
}

function unsupported(missing: Message): AloudError;
function unsupported(missing: Message | undefined): AloudError | undefined;
function unsupported(missing: Message | undefined): AloudError | undefined {
  return missing === undefined ? undefined : new AloudError({ code: 'unsupported', message: missing });
}
