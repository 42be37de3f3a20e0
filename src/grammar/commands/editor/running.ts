import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { alsoSaid, command, further } from './command.ts';

/** Starting programs, tests and the debugger. */
export const RUNNING: readonly Rule[] = [
  {
    say: ['(start | begin) debugging', 'debug'],
    also: ['(start | launch | run) [the] debugger', 'debug (this | it | the program | this file | the app)'],
    does: 'start_debugging',
    with: () => ({}),
    help: message('commands.start-debugging'),
  },
  further(
    'start_with_configuration',
    'choose what to debug',
    '(pick | select | choose) [a] (launch | debug) configuration',
  ),
  alsoSaid(
    command('stop_debugging', 'commands.stop-debugging', '(stop | end) debugging'),
    '(stop | end | kill) [the] debugger',
    'stop (the program | running)',
  ),
  command('restart_debugging', 'commands.restart-debugging', 'restart debugging'),
  alsoSaid(
    command(
      'run_without_debugging',
      'commands.run-without-debugging',
      '(run | start) [the] program',
      'run without debugging',
    ),
    'run (it | this [file | program | script] | the (app | application | file | script | code))',
    'run',
    '(start | launch) the (app | application)',
  ),
  alsoSaid(command('step_over', 'commands.step-over', 'step over'), 'step over (this | it)', 'next step'),
  alsoSaid(
    command('step_into', 'commands.step-into', 'step (in | into)'),
    'step (in | into) (this | it | the function)',
  ),
  alsoSaid(command('step_out', 'commands.step-out', 'step out'), 'step out of (this | it | the function)'),
  alsoSaid(
    command('continue_debugging', 'commands.continue-debugging', 'continue [debugging | running]'),
    'resume [debugging]',
    'continue (the program | to the next breakpoint)',
  ),
  alsoSaid(command('pause_debugging', 'commands.pause-debugging', 'pause debugging'), 'pause the (program | debugger)'),
  further('run_to_cursor', 'run to [the] cursor', 'run (to | until) (here | this line)'),
  alsoSaid(
    command(
      'toggle_breakpoint',
      'commands.toggle-breakpoint',
      '(toggle | set | add | remove) [a | the] (breakpoint | break point)',
    ),
    '(toggle | set | put | add | remove | delete | clear | place | insert) [a | the | this] (breakpoint | break point) [here | on this line | at this line | at the cursor]',
    '(break | stop) here',
  ),
  further('conditional_breakpoint', '(add | set) [a] conditional (breakpoint | break point)', 'break here (if | when)'),
  further('log_point', '(add | set) [a] (logpoint | log point)', 'log here'),
  further(
    'remove_breakpoints',
    '(remove | clear | delete) all [the] (breakpoints | break points)',
    'get rid of [all] [the] (breakpoints | break points)',
  ),
  further('debug_console', '(show | open | hide | toggle) [the] debug console'),
  alsoSaid(
    command('run_build_task', 'commands.run-build-task', '(run | start) [the] build [task]', 'build [the project]'),
    'build (it | this | the app | everything)',
  ),
  command('run_test_task', 'commands.run-test-task', '(run | start) [the] test task'),
  further('run_task', 'run [a] task', '(show | list) [me] [the] tasks'),
  {
    say: ['(run | start) [the] <name> (task | script)'],
    also: ['(run | start) [the] (task | script) [called | named] <name>', '(run | start) npm [run] [script] <name>'],
    does: 'run_task',
    with: said => ({ task: said('name') }),
    help: message('commands.run-named-task', { example: 'run the watch script' }),
    isWide: true,
  },
  further('rerun_task', '(rerun | run) [the] last task [again]', 'rerun [the] task'),
  further('stop_task', '(stop | end | kill | terminate) [the | a] task'),
  alsoSaid(
    command('run_all_tests', 'commands.run-all-tests', 'run (all | the) tests', 'run all [the] tests', 'run tests'),
    'run (every test | all [of] my tests | my tests | the test suite | the whole test suite)',
    'test everything',
  ),
  alsoSaid(
    command(
      'run_test_at_cursor',
      'commands.run-test-at-cursor',
      'run (this | the) test',
      'run [the] test at [the] cursor',
    ),
    'run (this | the) (unit test | spec | test case)',
    'test this',
    'run just this test',
  ),
  alsoSaid(
    command('debug_test_at_cursor', 'commands.debug-test-at-cursor', 'debug (this | the) test'),
    'debug [the] test at [the] cursor',
  ),
  alsoSaid(
    command('run_file_tests', 'commands.run-file-tests', 'run [the | all] tests (in | of) [this | the] file'),
    'run (this file | the file)s tests',
    'test (this | the) file',
    'run all [the] tests (in | of) (this | the) file',
  ),
  alsoSaid(
    command('rerun_tests', 'commands.rerun-tests', '(rerun | run) [the] [last] tests again', 'rerun [the] tests'),
    'run (the test | that test | those tests) again',
    'rerun (the | that | this) test',
  ),
  further(
    'rerun_failed_tests',
    '(rerun | run) [the] failed tests [again]',
    '(rerun | run) [the] (failing | broken) tests [again]',
  ),
  further('cancel_tests', '(stop | cancel) [the] (tests | test run)', 'stop testing'),
];
