/**
 * A program of its own that passes standard input through sox-stream to standard output. sox-stream leaves what it
 * was given in the shared folder for temporary files when it is interrupted, readable by everyone; whoever starts this
 * names a private folder in TMPDIR and clears it afterwards.
 * Argument: sox-stream's options as JSON. Exit code 1 and a line on standard error mean that the output is worthless.
 */
import sox from 'sox-stream';

process.umask(0o077);
const stream = sox(JSON.parse(process.argv[2] ?? '{}'));
// One failure is told several times, and `finish` and `end` come all the same.
stream.on('error', (error: NodeJS.ErrnoException) => {
  // After a failure sox-stream removes its file twice, and the second time may be told before what SoX said. The folder
  // is cleared in any case.
  if (error.syscall === 'unlink') return;
  process.exitCode = 1;
  process.stderr.write(`${error.message.trim()}\n`);
});
process.stdout.on('error', () => process.exit(1));
process.stdin.pipe(stream).pipe(process.stdout);
