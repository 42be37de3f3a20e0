import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visible, visibleLine } from '../../common/visible.ts';
import type { Task, TerminalRun } from '../../editor/programs.ts';
import { counted, defineAction, described, fileField } from '../define.ts';
import { lineRange, short } from '../text/finding.ts';
import { spoken } from '../text/symbols.ts';

/** A longer line cannot be looked through before it is allowed. */
const LONGEST_COMMAND = 1000;
/** Commands joined to one line; more than anyone reads. */
const MOST_PARTS = 50;
const LONGEST_OUTPUT = 6000;
/** How long, in ms, a command in the terminal is waited for. */
const PATIENCE_MS = 10_000;
const MOST_LISTED = 60;

const ALWAYS = 'Always Allow Exactly This';

export const listTasks = defineAction({
  name: 'list_tasks',
  description: 'Lists the tasks of the workspace: builds, tests, scripts.',
  risk: 'reads',
  input: z.strictObject({}),
  async run(_input, context) {
    const tasks = await context.editor.programs.tasks();
    if (tasks.length === 0) return 'There are no tasks.';
    return tasks
      .slice(0, MOST_LISTED)
      .map(({ name, runs }) => `${visibleLine(name)}: ${visibleLine(runs).slice(0, 200)}`)
      .join('\n');
  },
});

export const runTask = defineAction({
  name: 'run_task',
  description: 'Runs a task of the workspace by its name. Asked on screen first.',
  risk: 'runs',
  input: z.strictObject({ task: described(z.string().check(z.minLength(1)), 'Its name, as list_tasks has it.') }),
  async run({ task: name }, context) {
    const task = taskNamed(await context.editor.programs.tasks(), name);
    await context.risk('runs', `The task "${visibleLine(task.name)}"`, {
      title: `Run the task "${visibleLine(task.name)}"?`,
      detail: task.runs,
      yes: 'Run It',
      always: ALWAYS,
    });
    await context.editor.programs.runTask(task);
    return `Started the task ${visibleLine(task.name)}.`;
  },
});

function taskNamed(tasks: readonly Task[], name: string): Task {
  const said = spoken(name);
  const ladder = [
    tasks.filter(task => task.name === name),
    tasks.filter(task => spoken(task.name) === said),
    tasks.filter(task => said !== '' && spoken(task.name).includes(said)),
  ];
  const found = ladder.find(rung => rung.length > 0) ?? [];
  const [only] = found;
  if (only && found.length === 1) return only;
  const names = (only ? found : tasks).slice(0, MOST_LISTED).map(task => visibleLine(task.name));
  throw new AloudError({
    code: only ? 'ambiguous' : 'not-found',
    message: `${only ? `"${short(name)}" can be` : `There is no task "${short(name)}". There are`}: ${names.join(', ') || 'none'}.`,
  });
}

export const runInTerminal = defineAction({
  name: 'run_in_terminal',
  description:
    'Runs one line in the terminal, in the workspace folder, and gives what it wrote. Asked on screen first, always with the whole line.',
  risk: 'runs',
  input: z.strictObject({ command: described(z.string().check(z.minLength(1)), 'One line for the shell.') }),
  async run({ command }, context, signal) {
    const line = command.trim();
    const problem = unreadable(line);
    if (problem) throw new AloudError({ code: 'refused', message: `This command is refused: ${problem}.` });
    await context.risk('runs', 'A command in the terminal', {
      title: 'Run this in the terminal?',
      detail: line,
      yes: 'Run It',
      always: ALWAYS,
    });
    // What takes longer goes on; read_terminal tells of it.
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    return told(await context.editor.programs.runInTerminal(line, patience));
  },
});

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

export const readTerminal = defineAction({
  name: 'read_terminal',
  description: 'Reads what the last command that Aloud ran in the terminal wrote, so far.',
  risk: 'reads',
  input: z.strictObject({}),
  async run(_input, context) {
    const run = context.editor.programs.lastTerminalRun();
    return run ? told(run) : 'Nothing was run in the terminal by Aloud.';
  },
});

/** The end of it: that is where errors stand. */
function told({ exitCode, output }: TerminalRun): string {
  const ended =
    exitCode === undefined
      ? 'It still runs; read_terminal tells more later.'
      : exitCode === 0
        ? 'It succeeded.'
        : `It failed with ${exitCode}.`;
  const text = visible(output.trimEnd());
  const over = text.length - LONGEST_OUTPUT;
  if (text === '') return `${ended} It wrote nothing.`;
  return `${ended}\n${over > 0 ? `(${over} characters left out)\n` : ''}${text.slice(Math.max(0, over))}`;
}

export const setBreakpoint = defineAction({
  name: 'set_breakpoint',
  description: 'Sets a breakpoint in a line, or takes it away.',
  risk: 'shows',
  input: z.strictObject({
    line: z.optional(counted('The line; that of the cursor if left out.')),
    on: described(z.boolean(), 'False takes it away.'),
    condition: z.optional(described(z.string(), 'It stops only where this expression of the language is true.')),
    file: fileField,
  }),
  async run({ line, on, condition, file }, context) {
    const document = await context.document(file);
    const here = context.selection();
    if (line === undefined && here.path !== document.path)
      throw new AloudError({ code: 'bad-arguments', message: 'The cursor is not in that file: give the line.' });
    const at = line === undefined ? here.selection.active.line + 1 : context.lineNow(document, line);
    lineRange(document, at, at, false);
    if (on && condition)
      // It is evaluated in the program that is debugged, and can do what that can.
      await context.risk('runs', 'A condition of a breakpoint', {
        title: `Stop in line ${at} only where this is true?`,
        detail: `${document.path}\n\n${condition}`,
        yes: 'Set It',
      });
    await context.editor.programs.setBreakpoint(document.path, at - 1, on, condition || undefined);
    return `${on ? 'Set a breakpoint in' : 'No breakpoint any more in'} line ${at} of ${basename(document.path)}.`;
  },
});

export const startDebugging = defineAction({
  name: 'start_debugging',
  description: 'Starts the program in the debugger, by one of the launch configurations. Asked on screen first.',
  risk: 'runs',
  input: z.strictObject({
    configuration: z.optional(described(z.string(), 'Its name; the one that was used last if left out.')),
  }),
  async run({ configuration }, context) {
    const names = await context.editor.programs.debugConfigurations();
    const name = configuration ? names.find(one => spoken(one) === spoken(configuration)) : undefined;
    if (configuration && !name) {
      const there = names.map(one => visibleLine(one)).join(', ') || 'none';
      throw new AloudError({
        code: 'not-found',
        message: `There is no launch configuration "${short(configuration)}". There are: ${there}.`,
      });
    }
    await context.risk('runs', 'Debugging', {
      title: 'Start debugging?',
      detail: name ? `The launch configuration ${name}.` : 'The launch configuration that was used last.',
      yes: 'Start It',
    });
    await context.editor.programs.startDebugging(name);
    return `Started debugging${name ? ` ${visibleLine(name)}` : ''}.`;
  },
});
