import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { DebugConfiguration, Task, TerminalRun } from '../../editor/programs.ts';
import { whatRuns } from '../gate/whatRuns.ts';
import type { Reach } from '../run/reach.ts';

/** A longer line cannot be looked through before it is allowed. */
const LONGEST_COMMAND = 1000;
/** Commands joined to one line; more than anyone reads. */
const MOST_PARTS = 50;

/** Starts programs: tasks, lines in the terminal, the debugger. */
export class ProgramHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  async runTask(task: Task): Promise<void> {
    const { permits, editor } = this.#reach;
    const name = visibleLine(task.name);
    await permits.allowRisk('runs', `The task "${name}"`, {
      title: `Run the task "${name}"?`,
      detail: task.runs,
      yes: 'Run It',
      content: task.isTest ? undefined : await this.#content(task.runs),
    });
    await editor.programs.runTask(task);
  }

  /** Runs one line in the terminal and waits for its end as long as the signal lets it. */
  async runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun> {
    const { permits, editor } = this.#reach;
    const line = command.trim();
    const problem = unreadable(line);
    if (problem) throw new AloudError({ code: 'refused', message: `This command is refused: ${problem}.` });
    await permits.allowRisk('runs', 'A command in the terminal', {
      title: 'Run this in the terminal?',
      detail: line,
      yes: 'Run It',
      content: await this.#content(line),
    });
    return editor.programs.runInTerminal(line, signal);
  }

  /** Sets a breakpoint in a line (from 0), or takes it away. */
  async setBreakpoint(path: string, line: number, on: boolean, condition?: string): Promise<void> {
    const { permits, editor } = this.#reach;
    const located = await permits.locate(path);
    if (on && condition)
      // It is evaluated in the program that is debugged, and can do what that can.
      await permits.allowRisk('runs', 'A condition of a breakpoint', {
        title: `Stop in line ${line + 1} only where this is true?`,
        detail: `${located.path}\n\n${condition}`,
        yes: 'Set It',
      });
    await editor.programs.setBreakpoint(located.path, line, on, condition || undefined);
  }

  async startDebugging(configuration: DebugConfiguration): Promise<void> {
    const { permits, editor } = this.#reach;
    await permits.allowRisk('runs', 'Debugging', {
      title: `Start debugging ${visibleLine(configuration.name)}?`,
      detail: configuration.runs,
      yes: 'Start It',
    });
    await editor.programs.startDebugging(configuration);
  }

  #content(line: string): Promise<string | undefined> {
    const { documents, files } = this.#reach.editor;
    return whatRuns(line, files.folders[0], path => documents.read(path));
  }
}

/** Why nobody could tell by looking at a line what it does; undefined if they can. */
function unreadable(line: string): string | undefined {
  if (line === '') return 'it is empty';
  if (/[\r\n\u0085\u2028\u2029]/.test(line)) return 'it has several lines; send them one by one';
  if (visibleLine(line) !== line) return 'it holds characters that cannot be seen';
  if (line.length > LONGEST_COMMAND) return `it is longer than ${LONGEST_COMMAND} characters`;
  if (line.split(/&&|\|\||[;|&]/).length > MOST_PARTS) return `it joins more than ${MOST_PARTS} commands`;
  if (/[\t\p{Zs}]{8,}/u.test(line)) return 'a gap in it would push the rest out of sight';
  return undefined;
}
