import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { DebugConfiguration, Task, TerminalRun } from '../../editor/programs.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
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
    await permits.allowRisk('runs', message('gate.task', { name }), {
      title: message('asking.run-task', { name }),
      detail: [asWritten(task.runs)],
      yes: message('asking.run-yes'),
      content: task.isTest ? undefined : await this.#content(task.runs),
    });
    await editor.documents.changesShown();
    await editor.programs.runTask(task);
  }

  /** Runs one line in the terminal and waits for its end as long as the signal lets it. */
  async runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun> {
    const { permits, editor } = this.#reach;
    const line = command.trim();
    mustBeReadable(line);
    await permits.allowRisk('runs', message('gate.terminal'), {
      title: message('asking.run-in-terminal'),
      detail: [asWritten(line)],
      yes: message('asking.run-yes'),
      content: await this.#content(line),
    });
    return editor.programs.runInTerminal(line, signal);
  }

  /**
   * Types into the terminal and runs nothing. It is asked where a program runs that would take the letters for its own, and
   * where nobody can tell whether one does and anyone may have spoken.
   */
  async typeInTerminal(text: string): Promise<void> {
    const { permits, editor } = this.#reach;
    mustBeReadable(text.trim());
    const { isTerminalBusy } = editor.programs;
    if (isTerminalBusy || (isTerminalBusy === undefined && permits.whose.manner === 'hands-free'))
      await permits.allowRisk('runs', message('gate.typing'), {
        title: message('asking.type-in-terminal'),
        detail: [asWritten(text)],
        yes: message('asking.type-yes'),
      });
    await editor.programs.typeInTerminal(text);
  }

  /** Presses enter in the terminal. Throws `not-found` where Aloud has typed nothing that could be run. */
  async enterInTerminal(): Promise<void> {
    const { permits, editor } = this.#reach;
    const typed = editor.programs.typedInTerminal;
    if (typed.trim() === '') throw new AloudError({ code: 'not-found', message: message('running.nothing-typed') });
    await permits.allowRisk('runs', message('gate.terminal'), {
      title: message('asking.run-in-terminal'),
      // The user may have typed there too, so that it cannot be allowed for ever.
      detail: [asWritten(typed), message('asking.and-what-stands-there')],
      yes: message('asking.run-yes'),
    });
    await editor.programs.enterInTerminal();
  }

  /** Sets a breakpoint in a line (from 0), or takes it away. */
  async setBreakpoint(path: string, line: number, on: boolean, condition?: string): Promise<void> {
    const { permits, editor } = this.#reach;
    const located = await permits.locate(path);
    if (on && condition)
      // It is evaluated in the program that is debugged, and can do what that can.
      await permits.allowRisk('runs', message('gate.condition'), {
        title: message('asking.condition', { line: line + 1 }),
        detail: [asWritten(located.path), asWritten(condition)],
        yes: message('asking.condition-yes'),
      });
    await editor.programs.setBreakpoint(located.path, line, on, condition || undefined);
  }

  async startDebugging(configuration: DebugConfiguration): Promise<void> {
    const { permits, editor } = this.#reach;
    await permits.allowRisk('runs', message('gate.debugging'), {
      title: message('asking.debug', { name: visibleLine(configuration.name) }),
      detail: [asWritten(configuration.runs)],
      yes: message('asking.debug-yes'),
    });
    await editor.documents.changesShown();
    await editor.programs.startDebugging(configuration);
  }

  #content(line: string): Promise<string | undefined> {
    const { documents, files } = this.#reach.editor;
    return whatRuns(line, files.folders[0], path => documents.read(path));
  }
}

/** Throws `refused` for a line of which nobody could tell by looking what it does. */
function mustBeReadable(line: string): void {
  if (line === '') throw refused(message('gate.command-empty'));
  if (/[\r\n\u0085\u2028\u2029]/.test(line))
    throw refused(
      message('gate.command-lines'),
      'This command is refused: it has several lines; send them one by one.',
    );
  if (visibleLine(line) !== line) throw refused(message('gate.command-hidden'));
  if (line.length > LONGEST_COMMAND) throw refused(message('gate.command-long', { most: LONGEST_COMMAND }));
  if (line.split(/&&|\|\||[;|&]/).length > MOST_PARTS)
    throw refused(message('gate.command-parts', { most: MOST_PARTS }));
  if (/[\t\p{Zs}]{8,}/u.test(line)) throw refused(message('gate.command-gap'));
}

function refused(why: Message, forModel?: string): AloudError {
  return new AloudError({ code: 'refused', message: why, ...(forModel && { forModel }) });
}
