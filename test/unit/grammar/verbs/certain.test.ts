import { assertEdit, assertFirstEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const TS = [
  'a.ts',
  `function find(id: string) {
  ‸if (id === '') {
    return 1;
  } else if (id === '*') {
    return 2;
  } else {
    log(id);
  }
  return 3;
}
`,
] as const;

const DART = [
  'a.dart',
  `class Badge {
  void show(String text, {bool loud = false}) {
    ‸print(text);
  }

  void stop(int delay) {
    print(delay);
  }
}
`,
] as const;

const JAVA = [
  'A.java',
  `class Account {
    private int balance;‸

    void deposit(int amount) {
        balance += amount;
    }
}
`,
] as const;

const CPP = [
  'a.cpp',
  `#include "shape.h"

class Shape {
public:
    void move(int dx) {
        ‸x += dx;
    }
};
`,
] as const;

const GO = [
  'a.go',
  'package main\n\ntype Note struct {\n\tDone bool `json:"done"`\n}\n\nfunc (note *Note) Show() {\n\t‸println(note)\n}\n',
] as const;

const DOCKER = [
  'Dockerfile',
  'FROM node\n‸HEALTHCHECK --interval=30s --timeout=3s CMD curl -f http://localhost || exit 1\n',
] as const;

const POWERSHELL = ['a.ps1', 'if (-not (Test-Path $Path)) {\n    ‸Write-Error "Missing"\n}\n'] as const;
const SHELL = ['a.sh', 'verbose=0\n\nbuild() {\n  ‸make all\n}\n'] as const;
const KOTLIN = ['a.kt', 'fun find(sku: String) = lines.first { ‸it.sku == sku }\n'] as const;

describe('what is asked for', () => {
  it('takes the other branches with an if', async () => {
    const all = TS[1].slice(TS[1].indexOf('if'), TS[1].indexOf('  return 3')).trim();
    await assertEdit(TS, 'delete the if', `  ${all}\n`, '');
    await assertEdit(TS, 'delete the else if', "else if (id === '*') {\n    return 2;\n  } ", '');
  });

  it('returns early, in whichever words', async () => {
    await assertFirstEdit(TS, 'return if id is null', '  if (id', '  if (id === null) {\n    return;\n  }\n  if (id');
  });

  it('is of its own function, and given where it must be', async () => {
    await assertEdit(DART, 'add an optional parameter called color of type string', 'false}', 'false, String? color}');
    await assertEdit(
      DART,
      'add a named parameter called color of type string',
      'false}',
      'false, required String color}',
    );
  });

  it('is called by all of the words behind “called”', async () => {
    await assertEdit(CPP, 'add a method called set color', '    }\n};', '    }\n\n    void setColor() {\n    }\n};');
  });

  it('has a sign in front where its language has one', async () => {
    await assertEdit(
      SHELL,
      'wrap this in if verbose equals one',
      '  make all\n',
      '  if [[ $verbose == 1 ]]; then\n    make all\n  fi\n',
    );
    await assertEdit(
      GO,
      'wrap this in if note dot done',
      '\tprintln(note)\n',
      '\tif note.Done {\n\t\tprintln(note)\n\t}\n',
    );
  });

  it('ends where the next option begins', async () => {
    await assertEdit(DOCKER, 'change the timeout to five seconds', '--timeout=3s', '--timeout=5s');
  });

  it('is nothing that nobody knows', async () => {
    await assertLeftAlone(JAVA, 'add a field called limit');
    await assertLeftAlone(JAVA, 'add a parameter called note');
    await assertLeftAlone(KOTLIN, 'rename it to line');
    await assertLeftAlone(POWERSHELL, 'remove not');
    await assertLeftAlone(POWERSHELL, 'add dash force');
    await assertLeftAlone(TS, 'add a row');
  });
});
