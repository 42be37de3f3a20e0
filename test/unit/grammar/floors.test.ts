import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOM = resolve(import.meta.dirname, '../../../src/grammar');

/** The way of what was said, upwards: a floor may use those below it. What stands in no folder is the face. */
const FLOORS = [
  'english',
  'ear',
  'code',
  'places',
  'adding',
  'verbs',
  'boxes',
  'commands',
  'languages',
  'own',
  '',
] as const;

const MOST_LINES = 400;
const MOST_FILES = 14;

const files = globSync('**/*.ts', { cwd: ROOM });

function floorOf(file: string): number {
  const [folder = ''] = file.includes('/') ? file.split('/') : [''];
  return (FLOORS as readonly string[]).indexOf(folder);
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOM, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s[^'"]*?from\s+'(\.[^']+)'/gm)]
    .map(([, to = '']) => relative(ROOM, resolve(ROOM, dirname(file), to)))
    .filter(to => !to.startsWith('..'));
}

describe('the floors of the grammar', () => {
  it('are all named', () => {
    assert.deepEqual(
      files.filter(file => floorOf(file) < 0),
      [],
    );
  });

  it('use only what is below them', () => {
    const upward = files.flatMap(file =>
      importsOf(file)
        .filter(to => floorOf(to) > floorOf(file))
        .map(to => `${file} → ${to}`),
    );
    assert.deepEqual(upward, []);
  });

  it('have no circles', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const to of importsOf(file)) walk(to, [...path, file]);
        done.add(file);
      }
    };
    for (const file of files) walk(file, []);
    assert.deepEqual(circles, []);
  });

  it('hold files that can be read at one sitting, and not too many', () => {
    const long = files.filter(file => readFileSync(join(ROOM, file), 'utf8').split('\n').length > MOST_LINES);
    assert.deepEqual(long, []);
    const folders = [...new Set(files.map(file => dirname(file)))];
    assert.deepEqual(
      folders.filter(folder => files.filter(file => dirname(file) === folder).length > MOST_FILES),
      [],
    );
  });
});
