import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(import.meta.dirname, '../../../src');

/** The ports with which something can be changed, run, sent or asked. */
const CHANGING = ['Documents', 'Files', 'Programs', 'Workbench', 'Boxes', 'VersionControl', 'Asking', 'Editor'];

/** Who may have them: the wall itself, what stands behind it, and where a turn begins. */
const BEHIND_THE_WALL = [
  /^editor\//,
  /^vscode\//,
  /^actions\/(gate|view|hands|run)\//,
  /^processes\/gitProgram\.ts$/,
  /^session\/(scene|session|turn|conversing\/exchanges)\.ts$/,
];

/** What lies in front of it: it acts through a view and hands alone. */
const IN_FRONT = /^(actions\/(catalogue|text|define\.ts|action\.ts|catalogue\.ts)|grammar|dictate|chat|syntax)/;

/** What changes, runs or sends something, by a port. */
const CHANGES = new RegExp(
  `\\beditor\\.(${[
    'documents\\.(edit|snippet|undo|save|close)',
    'files\\.(create|rename|delete)',
    'programs\\.(runTask|runInTerminal|typeInTerminal|enterInTerminal|setBreakpoint|startDebugging)',
    'workbench\\.(command|changeSetting)',
    'boxes\\.fill',
    'versionControl\\.(stage|commit|switchBranch)',
  ].join('|')})\\(`,
);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
  readonly isType: boolean;
}

function imports(): readonly Import[] {
  return globSync('**/*.ts', { cwd: SRC }).flatMap(from => {
    const text = readFileSync(join(SRC, from), 'utf8');
    return [...text.matchAll(/^(?:import|export)\s+(type\s)?([^'"]*?)from\s+'(\.[^']+)'/gm)].map(
      ([, type, names = '', to = '']) => ({
        from,
        to: relative(SRC, resolve(SRC, dirname(from), to)),
        names: names
          .replace(/[{}]/g, '')
          .split(',')
          .map(
            name =>
              name
                .trim()
                .replace(/^type\s+/, '')
                .split(/\s+as\s+/)[0] ?? '',
          ),
        isType: type !== undefined,
      }),
    );
  });
}

/** The files whose text holds something. */
function holding(pattern: RegExp): readonly string[] {
  return globSync('**/*.ts', { cwd: SRC })
    .filter(file => pattern.test(readFileSync(join(SRC, file), 'utf8')))
    .sort();
}

describe('the wall', () => {
  it('has no port that changes anything in front of it', () => {
    const wrong = imports().filter(
      ({ from, to, names }) =>
        to.startsWith('editor/') &&
        names.some(name => CHANGING.includes(name)) &&
        !BEHIND_THE_WALL.some(place => place.test(from)),
    );
    assert.deepEqual(wrong, []);
  });

  it('is not reached through from in front: by no exchange, and by views and hands as types alone', () => {
    const wrong = imports().filter(({ from, to, isType }) => {
      if (!IN_FRONT.test(from)) return false;
      if (/^actions\/(view|hands)\//.test(to)) return !isType;
      return /^actions\/run\/(exchange|access|reach|journal|endingEditor)\.ts$/.test(to);
    });
    assert.deepEqual(wrong, []);
  });

  it('has one place where a view and hands are made, and one where they are handed to an action', () => {
    assert.deepEqual(holding(/new (View|Hands)\(/), ['actions/run/access.ts']);
    assert.deepEqual(holding(/new TimeLimit\(/), ['actions/run/runner.ts']);
    assert.deepEqual(holding(/\baction\.run\(/), ['actions/run/runner.ts']);
    assert.deepEqual(holding(/new Permits\(|new Questions\(/), ['actions/run/access.ts']);
  });

  it('asks on screen in one place, and changes in few', () => {
    assert.deepEqual(holding(/\basking\.(confirm|preview)\(/), ['actions/gate/questions.ts']);
    assert.deepEqual(holding(CHANGES), [
      'actions/hands/boxHands.ts',
      'actions/hands/fileHands.ts',
      'actions/hands/programHands.ts',
      'actions/hands/textHands.ts',
      'actions/hands/versionControlHands.ts',
      'actions/hands/workbenchHands.ts',
      'actions/run/journal.ts',
    ]);
  });
});
