import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { FileServer } from '../support/engines/fileServer.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { answering, Harness } from './harness.ts';

const TINY = 'Moonshine streaming tiny';

describe('the models on this machine', () => {
  let harness: Harness;
  let folder: TemporaryFolder;
  let server: FileServer;

  before(async () => {
    folder = temporaryFolder('models');
    server = new FileServer();
    const mirror = await server.listen();
    harness = await Harness.start({}, { 'aloud.models.folder': folder.path, 'aloud.models.mirror': `${mirror}/m` });
  });
  after(async () => {
    await harness.stop();
    await server.close();
    folder.remove();
  });

  /** Takes the row of the tiny model, and answers the dialog; what was shown. */
  async function chosen(button: string | undefined) {
    let rows: readonly vscode.QuickPickItem[] = [];
    let asked: readonly unknown[] = [];
    const failures: unknown[] = [];
    const choose = (items: unknown) => {
      rows = items as typeof rows;
      return rows.find(({ label }) => label.endsWith(TINY));
    };
    const answer = (...args: readonly unknown[]) => {
      asked = args;
      return button;
    };
    const complain = (says: unknown) => void failures.push(says);
    await answering('showQuickPick', choose, () =>
      answering('showWarningMessage', answer, () =>
        answering('showErrorMessage', complain, async () => {
          await vscode.commands.executeCommand('aloud.models');
          if (button) await until('it has failed', () => failures.length > 0);
        }),
      ),
    );
    return { rows, asked, failures };
  }

  it('are told with all that should be known, and fetched by no one who says no', async () => {
    const { rows, asked } = await chosen(undefined);
    const tiny = rows.find(({ label }) => label.endsWith(TINY));
    assert.equal(tiny?.description, '51 MB, MIT');
    assert.match(tiny?.detail ?? '', /^English; about 500 MB of memory while it is used\.$/);
    const [title, { detail }, ...buttons] = asked as [string, { detail: string }, ...string[]];
    assert.equal(title, `Fetch ${TINY}?`);
    assert.match(
      detail,
      /^Download: 51 MB from http:\/\/127\.0\.0\.1:\d+\/m\/download\.moonshine\.ai\/model\/tiny-streaming-en\//,
    );
    assert.match(detail, /^Disk: 52 MB are needed, \d[\d,]* MB are free$/m);
    assert.match(detail, /^Licence: MIT$/m);
    assert.ok(detail.endsWith(`Folder: ${folder.path}`));
    assert.deepEqual(buttons, ['Fetch']);
    assert.deepEqual(server.asked, []);
    assert.deepEqual(readdirSync(folder.path), []);
  });

  it('come from the mirror at a click, and stay away where it has something else', async () => {
    const frontend = '/m/download.moonshine.ai/model/tiny-streaming-en/quantized_26_07_30/frontend.ort';
    server.files.set(frontend, new Uint8Array(100));
    const { failures } = await chosen('Fetch');
    assert.deepEqual(
      server.asked.map(({ path }) => path),
      [frontend],
    );
    assert.match(String(failures[0]), /sends another file than the one that was published: its length is wrong/);
    assert.ok(!existsSync(join(folder.path, 'moonshine-tiny-streaming-en')));
  });
});
