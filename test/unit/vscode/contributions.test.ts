import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COMMANDS } from '../../../src/common/settings/commands.ts';

const SRC = resolve(import.meta.dirname, '../../../src');

describe('the contributions', () => {
  const files = globSync('vscode/contributions/*.ts', { cwd: SRC });

  it('register every command of the table exactly once, and no other', () => {
    const registered = files.flatMap(file =>
      [...readFileSync(join(SRC, file), 'utf8').matchAll(/^ {4}'(aloud\.[\w.]+)': /gm)].map(([, id]) => id),
    );
    assert.deepEqual(registered.sort(), Object.keys(COMMANDS).sort());
  });

  it('alone register commands', () => {
    const registering = globSync('**/*.ts', { cwd: SRC }).filter(file =>
      readFileSync(join(SRC, file), 'utf8').includes('registerCommand('),
    );
    assert.deepEqual(registering, ['vscode/contributions/contribution.ts']);
  });

  it('are all constructed at activation', () => {
    const extension = readFileSync(join(SRC, 'extension.ts'), 'utf8');
    for (const file of files) {
      const name = /export class (\w+) implements Contribution/.exec(readFileSync(join(SRC, file), 'utf8'))?.[1];
      if (name) assert.match(extension, new RegExp(`new ${name}\\(`), file);
    }
  });
});
