import assert from 'node:assert/strict';
import { WatchedFiles } from '../../../src/vscode/watchedFiles.ts';

describe('WatchedFiles', () => {
  let files: string[];
  let changes: number;
  let watched: Map<string, () => void>;
  let watching: WatchedFiles;

  beforeEach(() => {
    files = ['/home/.aloud.json'];
    changes = 0;
    watched = new Map();
    watching = new WatchedFiles({
      files: () => files,
      watch: (file, changed) => {
        assert.ok(!watched.has(file), `${file} is watched twice`);
        watched.set(file, changed);
        return { dispose: () => watched.delete(file) };
      },
      changed: () => changes++,
    });
  });

  it('F33: watches what trust, or a new folder, brings later, and reads it', () => {
    assert.deepEqual([...watched.keys()], ['/home/.aloud.json']);
    files = ['/w/.vscode/aloud.json', '/home/.aloud.json'];
    watching.update();
    assert.equal(changes, 1);
    assert.deepEqual([...watched.keys()].sort(), ['/home/.aloud.json', '/w/.vscode/aloud.json']);
    watched.get('/w/.vscode/aloud.json')?.();
    assert.equal(changes, 2, 'a change of the file is heard of');
  });

  it('F33: lets go of what goes with a folder, and forgets it', () => {
    files = ['/w/.vscode/aloud.json', '/home/.aloud.json'];
    watching.update();
    files = ['/home/.aloud.json'];
    watching.update();
    assert.deepEqual([...watched.keys()], ['/home/.aloud.json']);
    assert.equal(changes, 2);
  });

  it('changes nothing where the list is the same', () => {
    watching.update();
    assert.equal(changes, 0);
  });

  it('lets go of all in the end', () => {
    watching.dispose();
    assert.equal(watched.size, 0);
  });
});
