export interface Task {
  readonly name: string;
  /** All of what it runs, as far as it is known: its definition, and the script that it names. */
  readonly runs: string;
  /** Whether it runs tests: those are whatever the code has become. */
  readonly isTest: boolean;
}

/** A way to start the program in the debugger. */
export interface DebugConfiguration {
  readonly name: string;
  /** All of it, as it is written, with the task that runs before it. */
  readonly runs: string;
}

export interface TerminalRun {
  /** Undefined where the shell does not tell, or still runs. */
  readonly exitCode: number | undefined;
  /** What it wrote, without colours; its end where that is long. */
  readonly output: string;
}

/** What starts programs: tasks, a terminal, the debugger. Every method throws AloudError. */
export interface Programs {
  tasks(): Promise<readonly Task[]>;
  /** Starts a task. Throws `not-found`, and `document-changed` if it would run something else than `runs` by now. */
  runTask(task: Task): Promise<void>;
  /** Runs one line in a terminal that the user sees, in the first open folder, and waits for its end as long as the signal lets it. */
  runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun>;
  /**
   * Types into the terminal that the user has in front of them, or a new one, and does not run it. It goes behind what
   * stands there already.
   */
  typeInTerminal(text: string): Promise<void>;
  /** Presses enter there. Throws `not-found` where there is no terminal. */
  enterInTerminal(): Promise<void>;
  /** What was typed there by `typeInTerminal` since enter was last pressed so. */
  readonly typedInTerminal: string;
  /** Whether a program runs there, which would take what is typed for its own; undefined where the shell does not tell. */
  readonly isTerminalBusy: boolean | undefined;
  /** What the last such line wrote so far; undefined if there was none. */
  lastTerminalRun(): TerminalRun | undefined;
  /** Sets a breakpoint in a line (from 0), or takes it away. Throws `bad-arguments` for a line that is not there. */
  setBreakpoint(path: string, line: number, on: boolean, condition?: string): Promise<void>;
  debugConfigurations(): Promise<readonly DebugConfiguration[]>;
  /** Starts a configuration. Throws `not-found`, and `document-changed` if it would run something else than `runs` by now. */
  startDebugging(configuration: DebugConfiguration): Promise<void>;
}
