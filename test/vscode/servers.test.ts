import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';
import { answering, Harness, restoreSettings } from './harness.ts';

type Rows = readonly (vscode.QuickPickItem & { readonly label: string })[];

describe('choosing a server', () => {
  let harness: Harness;
  const changed = ['backend', 'baseUrl', 'model'].flatMap(name => [
    `aloud.transcription.${name}`,
    `aloud.chat.${name}`,
  ]);

  before(async () => {
    harness = await Harness.start({ models: ['Qwen/Qwen3-8B', 'own-model'] });
  });
  after(async () => {
    await harness.stop();
    // It gives back what was set before its own settings: what was chosen here is taken away last.
    await restoreSettings();
    for (const name of [...changed, 'aloud.transcription.stream', 'aloud.chat.stream', 'aloud.recording.format'])
      await vscode.workspace.getConfiguration().update(name, undefined, vscode.ConfigurationTarget.Global);
  });

  /** Answers one list after the other by how a row's label begins; what was shown. */
  async function choose(address: string | undefined, ...labels: readonly (string | readonly string[])[]) {
    const shown: string[][] = [];
    const told: string[] = [];
    const rest = [...labels];
    const pickOne = (items: unknown) => {
      const rows = items as Rows;
      shown.push(rows.map(({ label }) => label));
      const wanted = rest.shift();
      const rowOf = (label: string) => rows.find(row => row.label.startsWith(label));
      return wanted === undefined || typeof wanted === 'string' ? wanted && rowOf(wanted) : wanted.map(rowOf);
    };
    await answering('showQuickPick', pickOne, () =>
      answering(
        'showInputBox',
        () => address,
        () =>
          answering(
            'showInformationMessage',
            says => void told.push(String(says)),
            async () => {
              await vscode.commands.executeCommand('aloud.selectServer');
            },
          ),
      ),
    );
    return { shown, told };
  }

  const setTo = (name: string) => vscode.workspace.getConfiguration().inspect(name);
  /** The workbench may answer before it tells its extensions. */
  const isSet = (model: string) =>
    until(`the model is ${model}`, () => setTo('aloud.chat.model')?.globalValue === model);

  it('sets address and models of the stages that were chosen, and asks the server which it has', async () => {
    const address = harness.server.url;
    const { shown, told } = await choose(address, 'vLLM', ['Chat model'], 'Qwen/Qwen3-8B');
    assert.equal(shown[0]?.length, 11);
    assert.deepEqual(shown[1], ['Transcription', 'Chat model']);
    assert.deepEqual(shown[2], ['Qwen/Qwen3-8B', 'own-model', 'Another model …']);
    assert.deepEqual(told, [`Aloud: vLLM is set, at ${address}.`]);
    // The harness has its server for everything: no stage needs an address of its own.
    await isSet('Qwen/Qwen3-8B');
    assert.equal(setTo('aloud.chat.baseUrl')?.globalValue, undefined);
    assert.equal(setTo('aloud.chat.model')?.workspaceValue, undefined);
    assert.equal(setTo('aloud.transcription.model')?.globalValue, undefined);
  });

  it('another of the same server is chosen from its list, which tells where a model is gone', async () => {
    const choose = (items: unknown) => (items as Rows).find(({ label }) => label === 'own-model');
    await answering('showQuickPick', choose, async () => {
      await vscode.commands.executeCommand('aloud.selectModel', 'aloud.chat.model');
    });
    await isSet('own-model');
    const shown: unknown[] = [];
    // No model of the editor stands in.
    await harness.set({ 'aloud.chat.backend': 'openai', 'aloud.chat.model': 'gone' });
    const offer = (...args: readonly unknown[]) => {
      shown.push(...args);
      return 'Choose Model';
    };
    harness.server.say({ reply: { text: 'Once upon a time.' } });
    await answering('showErrorMessage', offer, () =>
      answering('showQuickPick', choose, async () => {
        await vscode.commands.executeCommand('aloud.typeCommand', 'tell me a story about this');
        await until('it is told', () => shown.length > 0);
        await isSet('own-model');
        // What was said is done, once that is mended.
        await harness.event('answer', ({ text }) => text === 'Once upon a time.');
      }),
    );
    assert.ok(String(shown[0]).includes('has no model gone'), String(shown[0]));
  });

  it('sets nothing where the user thinks better of it', async () => {
    const { shown, told } = await choose(undefined, 'Ollama');
    assert.equal(shown.length, 1);
    assert.deepEqual(told, []);
    assert.equal(setTo('aloud.chat.model')?.globalValue, 'own-model');
  });
});
