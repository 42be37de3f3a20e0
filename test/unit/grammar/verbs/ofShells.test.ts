import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const SHELL = [
  'a.sh',
  `#!/usr/bin/env bash
set -euo pipefail

log() {
  local level="$1"
  shift
  echo "[$level] $*"‸
}

while getopts "vb:" opt; do
  case "$opt" in
    b) branch="$OPTARG" ;;
  esac
done

if [ -f package.json ]; then
  npm run build
elif [ -f go.mod ]; then
  go build
else
  make all
fi

if git pull; then
  log info pulled
  sleep 1
fi
trap 'log error failed' ERR
`,
] as const;

/** The same text with the cursor behind a piece of it. */
function behind(piece: string): readonly [string, string] {
  return [SHELL[0], SHELL[1].replace('‸', '').replace(piece, found => `${found}‸`)];
}

describe('what is said over a script of a shell', () => {
  it('renames a variable where it is used, too', async () => {
    await assertEdit(
      SHELL,
      'rename level to severity',
      'local level="$1"\n  shift\n  echo "[$level] $*"',
      'local severity="$1"\n  shift\n  echo "[$severity] $*"',
    );
  });

  it('adds to the branch that one is in', async () => {
    await assertEdit(behind('npm run build'), 'add npm test below', 'npm run build\n', 'npm run build\n  npm test\n');
    await assertEdit(behind('log info pulled'), 'add an exit', 'log info pulled\n', 'log info pulled\n  exit\n');
    await assertEdit(behind('go build'), 'add an exit', 'go build\n', 'go build\n  exit\n');
    await assertLeftAlone(behind('b) branch="$OPTARG" ;;'), 'add a break');
  });

  it('puts an else behind all of the branch, and never into another if', async () => {
    await assertEdit(behind('log info pulled'), 'add an else', '  sleep 1\nfi', '  sleep 1\nelse\nfi');
    await assertLeftAlone(behind('npm run build'), 'add an else');
  });

  it('takes what begins with a dash for an option of the command', async () => {
    await assertEdit(behind('npm run build'), 'add dash dash silent', 'npm run build\n', 'npm run build --silent\n');
  });

  it('writes no line that begins with a program nobody knows', async () => {
    await assertLeftAlone(behind('npm run build'), 'add an option n');
    await assertLeftAlone(behind('npm run build'), 'insert npm run lint above');
    await assertLeftAlone(behind('npm run build'), 'insert npm run lint');
  });

  it('takes a program away with all that is said to it', async () => {
    await assertEdit(behind('npm run build'), 'delete npm', '  npm run build\n', '');
    await assertEdit(SHELL, 'delete local', 'local level', 'level');
  });

  it('comments above what is named, and moves nothing above the line that says who reads the file', async () => {
    await assertEdit(behind('npm run build'), 'add a comment above log', 'log() {', '# \nlog() {');
    await assertEdit(
      SHELL,
      'move the trap to the top',
      SHELL[1].replace('‸', '').slice(SHELL[1].indexOf('set')),
      `trap 'log error failed' ERR\n${SHELL[1].replace('‸', '').slice(SHELL[1].indexOf('set')).replace("trap 'log error failed' ERR\n", '')}`,
    );
  });
});

describe('what is said over PHP', () => {
  it('has the sign of a variable once', async () => {
    const php = ['a.php', '<?php\n$sum = $quantity;‸\n'] as const;
    await assertEdit(php, 'change quantity to quantity plus 1', '= $quantity', '= $quantity + 1');
  });
});
