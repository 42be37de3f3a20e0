import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Starting programs, tests and the debugger. */
export const RUNNING: readonly Rule[] = [
  {
    say: ['(start | begin) debugging', 'debug'],
    does: 'start_debugging',
    with: () => ({}),
    help: 'Starts debugging.',
  },
  command('stop_debugging', 'Stops debugging.', '(stop | end) debugging'),
  command('restart_debugging', 'Starts debugging anew.', 'restart debugging'),
  command('run_without_debugging', 'Starts the program.', '(run | start) [the] program', 'run without debugging'),
  command('step_over', 'Steps over a line.', 'step over'),
  command('step_into', 'Steps into a call.', 'step (in | into)'),
  command('step_out', 'Steps out of the function.', 'step out'),
  command('continue_debugging', 'Goes on.', 'continue [debugging | running]'),
  command('pause_debugging', 'Pauses.', 'pause debugging'),
  command(
    'toggle_breakpoint',
    'Sets or removes a breakpoint.',
    '(toggle | set | add | remove) [a | the] (breakpoint | break point)',
  ),
  command('run_build_task', 'Runs the build task.', '(run | start) [the] build [task]', 'build [the project]'),
  command('run_test_task', 'Runs the test task.', '(run | start) [the] test task'),
  command('run_all_tests', 'Runs all tests.', 'run (all | the) tests', 'run all [the] tests', 'run tests'),
  command(
    'run_test_at_cursor',
    'Runs the test at the cursor.',
    'run (this | the) test',
    'run [the] test at [the] cursor',
  ),
  command('debug_test_at_cursor', 'Debugs the test at the cursor.', 'debug (this | the) test'),
  command('run_file_tests', 'Runs the tests of the file.', 'run [the | all] tests (in | of) [this | the] file'),
  command('rerun_tests', 'Runs the last tests again.', '(rerun | run) [the] [last] tests again', 'rerun [the] tests'),
];
