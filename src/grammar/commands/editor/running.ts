import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Starting programs, tests and the debugger. */
export const RUNNING: readonly Rule[] = [
  {
    say: ['(start | begin) debugging', 'debug'],
    does: 'start_debugging',
    with: () => ({}),
    help: message('commands.start-debugging'),
  },
  command('stop_debugging', 'commands.stop-debugging', '(stop | end) debugging'),
  command('restart_debugging', 'commands.restart-debugging', 'restart debugging'),
  command(
    'run_without_debugging',
    'commands.run-without-debugging',
    '(run | start) [the] program',
    'run without debugging',
  ),
  command('step_over', 'commands.step-over', 'step over'),
  command('step_into', 'commands.step-into', 'step (in | into)'),
  command('step_out', 'commands.step-out', 'step out'),
  command('continue_debugging', 'commands.continue-debugging', 'continue [debugging | running]'),
  command('pause_debugging', 'commands.pause-debugging', 'pause debugging'),
  command(
    'toggle_breakpoint',
    'commands.toggle-breakpoint',
    '(toggle | set | add | remove) [a | the] (breakpoint | break point)',
  ),
  command('run_build_task', 'commands.run-build-task', '(run | start) [the] build [task]', 'build [the project]'),
  command('run_test_task', 'commands.run-test-task', '(run | start) [the] test task'),
  command('run_all_tests', 'commands.run-all-tests', 'run (all | the) tests', 'run all [the] tests', 'run tests'),
  command(
    'run_test_at_cursor',
    'commands.run-test-at-cursor',
    'run (this | the) test',
    'run [the] test at [the] cursor',
  ),
  command('debug_test_at_cursor', 'commands.debug-test-at-cursor', 'debug (this | the) test'),
  command('run_file_tests', 'commands.run-file-tests', 'run [the | all] tests (in | of) [this | the] file'),
  command('rerun_tests', 'commands.rerun-tests', '(rerun | run) [the] [last] tests again', 'rerun [the] tests'),
];
