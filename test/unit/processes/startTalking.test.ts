import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTalking } from '../../../src/processes/startTalking.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

describe('startTalking', () => {
  let folder: TemporaryFolder;

  before(() => {
    folder = temporaryFolder('talking');
  });
  after(() => folder.remove());

  function started(script: string, environment: NodeJS.ProcessEnv = process.env) {
    const path = join(folder.path, 'script.cjs');
    writeFileSync(path, script);
    return startTalking(path, environment);
  }

  it('passes sound both ways as it is', async () => {
    const child = started("process.on('message', message => process.send(message, () => process.exit(0)))");
    const sound = { samples: Int16Array.from([0, 1, -1, 32_767, -32_768]) };
    child.send(sound);
    assert.deepEqual((await once(child, 'message'))[0], sound);
  });

  it('A60: shows the program no more of the environment than it needs', async () => {
    const child = started('process.send({ ...process.env })', { ...process.env, OPENAI_API_KEY: 'sk-hidden' });
    const [seen] = await once(child, 'message');
    assert.equal(seen.OPENAI_API_KEY, undefined);
    assert.equal(seen.PATH, process.env['PATH']);
    child.kill('SIGKILL');
  });

  it('leaves what it prints alone, and gives what it complains of', async () => {
    const child = started("console.log('x'.repeat(1e6)); console.error('no model')");
    let complaint = '';
    child.stderr?.on('data', chunk => {
      complaint += chunk;
    });
    await once(child, 'close');
    assert.equal(complaint, 'no model\n');
    assert.equal(child.stdout, null);
  });
});
