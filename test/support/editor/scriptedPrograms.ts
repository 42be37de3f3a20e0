import { AloudError } from '../../../src/common/errors.ts';
import type { TextDocument } from '../../../src/editor/documents.ts';
import type { DebugConfiguration, Programs, Task, TerminalRun } from '../../../src/editor/programs.ts';
import { asWritten } from '../../../src/messages/message.ts';

export interface ScriptedProgramsProps {
  readonly tasks?: readonly Task[];
  /** Runs a line in a shell; there is none, unless given. */
  readonly shell?: (command: string, signal: AbortSignal) => Promise<TerminalRun>;
  readonly debugConfigurations?: readonly DebugConfiguration[];
}

/** The `Programs` port that starts nothing but what a test gives it. */
export class ScriptedPrograms implements Programs {
  /** The names of the tasks that were started, and of the launch configurations. */
  readonly started: string[] = [];
  /** The lines that were typed and run. */
  readonly entered: string[] = [];
  typedInTerminal = '';
  isTerminalBusy: boolean | undefined;
  readonly breakpoints = new Map<string, string>();
  readonly #props: ScriptedProgramsProps;
  readonly #read: (path: string) => Promise<TextDocument>;
  #lastRun: TerminalRun | undefined;

  constructor(props: ScriptedProgramsProps, read: (path: string) => Promise<TextDocument>) {
    this.#props = props;
    this.#read = read;
  }

  async tasks(): Promise<readonly Task[]> {
    return this.#props.tasks ?? [];
  }

  async runTask({ name, runs }: Task): Promise<void> {
    const task = (await this.tasks()).find(each => each.name === name);
    if (!task) throw new AloudError({ code: 'not-found', message: asWritten(`There is no task ${name}.`) });
    if (task.runs !== runs)
      throw new AloudError({
        code: 'document-changed',
        message: asWritten(`The task ${name} would run something else by now.`),
      });
    this.started.push(name);
  }

  async typeInTerminal(text: string): Promise<void> {
    this.typedInTerminal += text;
  }

  async enterInTerminal(): Promise<void> {
    this.entered.push(this.typedInTerminal);
    this.typedInTerminal = '';
  }

  async runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun> {
    const run = this.#props.shell;
    if (!run) throw new AloudError({ code: 'unsupported', message: asWritten('There is no terminal here.') });
    this.#lastRun = await run(command, signal);
    return this.#lastRun;
  }

  lastTerminalRun(): TerminalRun | undefined {
    return this.#lastRun;
  }

  async setBreakpoint(path: string, line: number, on: boolean, condition = ''): Promise<void> {
    const { lineCount } = await this.#read(path);
    if (line < 0 || line >= lineCount)
      throw new AloudError({ code: 'bad-arguments', message: asWritten(`${path} has ${lineCount} lines.`) });
    if (on) this.breakpoints.set(`${path}:${line}`, condition);
    else this.breakpoints.delete(`${path}:${line}`);
  }

  async debugConfigurations(): Promise<readonly DebugConfiguration[]> {
    return this.#props.debugConfigurations ?? [];
  }

  async startDebugging({ name, runs }: DebugConfiguration): Promise<void> {
    const found = (await this.debugConfigurations()).find(each => each.name === name);
    if (!found)
      throw new AloudError({ code: 'not-found', message: asWritten(`There is no launch configuration ${name}.`) });
    if (found.runs !== runs)
      throw new AloudError({
        code: 'document-changed',
        message: asWritten(`${name} would run something else by now.`),
      });
    this.started.push(name);
  }
}
