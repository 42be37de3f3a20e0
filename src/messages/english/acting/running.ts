/** Tasks, the terminal, the debugger, and programs that are started. */
export const running = {
  'running.no-tasks': 'There are no tasks.',
  'running.tasks': '{count, plural, one {There is # task.} other {There are # tasks.}}',
  'running.task-started': 'Started the task {name}.',
  'running.several': '"{name}" can be: {names}.',
  'running.no-task': 'There is no task "{name}".',
  'running.no-configuration': 'There is no launch configuration "{name}".',
  'running.nothing-run': 'Nothing was run in the terminal by Aloud.',
  'running.still-runs': 'It still runs.',
  'running.succeeded': 'It succeeded.',
  'running.failed': 'It failed with {code}.',
  'running.breakpoint-set': 'Set a breakpoint in line {line} of {file}.',
  'running.breakpoint-gone': 'No breakpoint any more in line {line} of {file}.',
  'running.debugging': 'Started debugging {name}.',
  'running.took-too-long': '{program} took longer than {seconds} s.',
} as const;
