import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { visible, visibleLine } from '../../../common/visible.ts';
import type { DebugConfiguration, Task, TerminalRun } from '../../../editor/programs.ts';
import { message } from '../../../messages/message.ts';
import { english } from '../../../messages/text.ts';
import type { Report } from '../../action.ts';
import { counted, defineAction, defineReading, described, fileField, nonEmpty } from '../../define.ts';
import { lineRange, short } from '../../text/finding.ts';
import { spoken } from '../../text/symbols.ts';

const LONGEST_OUTPUT = 6000;
/** How long, in ms, a command in the terminal is waited for. */
const PATIENCE_MS = 10_000;
const MOST_LISTED = 60;

export const listTasks = defineReading({
  name: 'list_tasks',
  description: 'Lists the tasks: builds, tests, scripts.',
  needs: ['folder'],
  input: z.strictObject({}),
  async run(_input, view) {
    const tasks = await view.programs.tasks();
    if (tasks.length === 0) return message('running.no-tasks');
    const lines = tasks
      .slice(0, MOST_LISTED)
      .map(({ name, runs }) => `${visibleLine(name)}: ${visibleLine(runs).slice(0, 200)}`);
    return { forModel: lines.join('\n'), forUser: message('running.tasks', { count: tasks.length }) };
  },
});

export const runTask = defineAction({
  name: 'run_task',
  description: 'Runs a task of the workspace. Asked on screen first.',
  risk: 'runs',
  needs: ['folder'],
  input: z.strictObject({ task: nonEmpty('Its name, as list_tasks has it.') }),
  async run({ task: name }, { view, hands }) {
    const task = named(TASK, await view.programs.tasks(), name);
    await hands.programs.runTask(task);
    return message('running.task-started', { name: visibleLine(task.name) });
  },
});

const TASK = { called: 'task', none: 'running.no-task' } as const;
const CONFIGURATION = { called: 'launch configuration', none: 'running.no-configuration' } as const;

/** The one that a name means: to the letter, else as spoken, else without what it is run by ("npm: "), else a part. Throws `ambiguous`, `not-found` with what there is. */
function named<T extends Task | DebugConfiguration>(
  { called, none }: typeof TASK | typeof CONFIGURATION,
  all: readonly T[],
  given: string,
): T {
  const name = short(given);
  const said = spoken(given);
  const ladder = [
    all.filter(one => one.name === given),
    all.filter(one => spoken(one.name) === said),
    all.filter(one => said !== '' && spoken(one.name.replace(/^[\w-]+: /, '')) === said),
    all.filter(one => said !== '' && spoken(one.name).includes(said)),
  ];
  const found = ladder.find(rung => rung.length > 0) ?? [];
  const [only] = found;
  if (only && found.length === 1) return only;
  const names = (only ? found : all).slice(0, MOST_LISTED).map(one => visibleLine(one.name));
  const list = names.join(', ') || 'none';
  throw only
    ? new AloudError({
        code: 'ambiguous',
        message: message('running.several', { name, names }),
        forModel: `"${name}" can be: ${list}.`,
      })
    : new AloudError({
        code: 'not-found',
        message: message(none, { name }),
        forModel: `There is no ${called} "${name}". There are: ${list}.`,
      });
}

export const runInTerminal = defineAction({
  name: 'run_in_terminal',
  description:
    'Runs one line in the terminal, in the workspace folder, and gives what it wrote. Asked on screen first.',
  risk: 'runs',
  needs: ['folder'],
  input: z.strictObject({ command: nonEmpty('One line for the shell.') }),
  async run({ command }, { hands }, signal) {
    // What takes longer goes on; read_terminal tells of it.
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    return told(await hands.programs.runInTerminal(command, patience));
  },
});

export const readTerminal = defineReading({
  name: 'read_terminal',
  description: 'Reads what the last run_in_terminal has written so far.',
  needs: ['folder'],
  input: z.strictObject({}),
  async run(_input, view) {
    const run = view.programs.lastTerminalRun();
    return run ? told(run) : message('running.nothing-run');
  },
});

/** The end of it: that is where errors stand. */
function told({ exitCode, output }: TerminalRun): Report {
  const forUser =
    exitCode === undefined
      ? message('running.still-runs')
      : exitCode === 0
        ? message('running.succeeded')
        : message('running.failed', { code: exitCode });
  const ended = exitCode === undefined ? 'It still runs; read_terminal tells more later.' : english(forUser);
  const text = visible(output.trimEnd());
  const over = text.length - LONGEST_OUTPUT;
  const written = `${over > 0 ? `(${over} characters left out)\n` : ''}${text.slice(Math.max(0, over))}`;
  return {
    forModel: text === '' ? `${ended} It wrote nothing.` : `${ended}\n${written}`,
    forUser,
  };
}

export const setBreakpoint = defineAction({
  name: 'set_breakpoint',
  description: 'Sets a breakpoint in a line, or takes it away.',
  risk: 'shows',
  needs: ['file'],
  input: z.strictObject({
    line: z.optional(counted('Else that of the cursor.')),
    on: described(z.boolean(), 'False takes it away.'),
    condition: z.optional(described(z.string(), 'Stops only where this is true.')),
    file: fileField,
  }),
  async run({ line, on, condition, file }, { view, hands }) {
    const document = await view.documents.read(file);
    const here = line === undefined ? view.documents.here() : undefined;
    if (here && here.path !== document.path)
      throw new AloudError({
        code: 'bad-arguments',
        message: message('going.cursor-elsewhere'),
        forModel: 'The cursor is not in that file: give the line.',
      });
    const at = here ? here.selection.active.line + 1 : view.documents.lineNow(document, line as number);
    lineRange(document, at, at, false);
    await hands.programs.setBreakpoint(document.path, at - 1, on, condition);
    const about = { line: at, file: basename(document.path) };
    return message(on ? 'running.breakpoint-set' : 'running.breakpoint-gone', about);
  },
});

export const startDebugging = defineAction({
  name: 'start_debugging',
  description: 'Starts the program in the debugger. Asked on screen first.',
  risk: 'runs',
  needs: [],
  input: z.strictObject({
    configuration: z.optional(described(z.string(), 'Its name; else the first.')),
  }),
  async run({ configuration }, { view, hands }) {
    const all = await view.programs.debugConfigurations();
    const [first] = all;
    const chosen = !configuration && first ? first : named(CONFIGURATION, all, configuration ?? '');
    await hands.programs.startDebugging(chosen);
    return message('running.debugging', { name: visibleLine(chosen.name) });
  },
});
