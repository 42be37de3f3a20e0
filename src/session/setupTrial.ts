import { type CheckedParts, checkSetup, type Finding } from './checks.ts';
import type { SetupState } from './setupPage.ts';

export interface SetupTrialProps {
  /** What is chosen now. */
  readonly parts: (signal: AbortSignal) => CheckedParts;
  /** Hears what was found so far, in order, and whether more comes. */
  readonly told: (tried: Pick<SetupState, 'findings' | 'isBusy'>) => void;
}

/** Tries all of the set-up, and from the beginning whenever that is wanted: what is still being tried then tells nothing more. */
export class SetupTrial {
  readonly #props: SetupTrialProps;
  #trying = new AbortController();

  constructor(props: SetupTrialProps) {
    this.#props = props;
  }

  /** Resolves when all was tried, or this came to nothing. */
  async again(): Promise<void> {
    this.stop();
    this.#trying = new AbortController();
    const { signal } = this.#trying;
    let findings: readonly Finding[] = [];
    const tell = (isBusy: boolean): void => {
      if (!signal.aborted) this.#props.told({ findings, isBusy });
    };
    tell(true);
    try {
      for await (const finding of checkSetup(this.#props.parts(signal), signal)) {
        findings = [...findings, finding];
        tell(true);
      }
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
    } finally {
      tell(false);
    }
  }

  stop(): void {
    this.#trying.abort();
  }
}
