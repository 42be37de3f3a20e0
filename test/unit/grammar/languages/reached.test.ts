import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCES = resolve(import.meta.dirname, '../../../../src');

/** What reads or tells what is said in English alone. */
const OF_ENGLISH = /\/(?:plainWords|groups|commandWords|sheet|recogniserPatterns|understand|choose)\.ts$/;

/** Who uses it all the same. */
const MAY: Readonly<Record<string, string>> = {
  'grammar/grammar.ts → grammar/commands/choose.ts': 'what was misheard is found in English alone, and rehearsed',
  'grammar/grammar.ts → grammar/english/plainWords.ts': 'code is dictated in English alone',
  'session/correcting/correcting.ts → grammar/commands/understand.ts': 'what was heard is corrected in English alone',
  'session/correcting/correcting.ts → grammar/english/plainWords.ts': 'what was heard is corrected in English alone',
  'stages/earStages.ts → grammar/commands/recogniserPatterns.ts': 'PocketSphinx hears English alone',
};

describe('the tables of English', () => {
  it('are reached by its language alone, so that any other is as well', () => {
    const used = globSync(['grammar/grammar.ts', '!(grammar)/**/*.ts'], { cwd: SOURCES })
      .flatMap(file => importsOf(file).map(to => `${file} → ${to}`))
      .filter(one => OF_ENGLISH.test(one) && one.includes(' → grammar/'));
    assert.deepEqual(used.sort(), Object.keys(MAY).sort());
  });
});

/** The files of a file's imports that are more than types, from the sources' folder on. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SOURCES, file), 'utf8');
  const imports = [...text.matchAll(/^import (?!type )([^;]*?) from '(\.[^']+)';$/gm)];
  return imports
    .filter(([, names = '']) =>
      names
        .replace(/[{}\s]/g, '')
        .split(',')
        .some(name => name !== '' && !name.startsWith('type')),
    )
    .map(([, , to = '']) => join(file, '..', to).replaceAll('\\', '/'));
}
