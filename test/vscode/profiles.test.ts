import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';
import { answering, Harness } from './harness.ts';

describe('profiles', () => {
  const NAMES = ['aloud.transcription.backend', 'aloud.commands.understand', 'aloud.speech.backend'];
  let harness: Harness;

  beforeEach(async () => {
    harness = await Harness.start({}, { 'aloud.speech.answers': 'never' });
  });

  afterEach(async () => {
    for (const name of NAMES) await vscode.workspace.getConfiguration().update(name, undefined, true);
    await harness.stop();
  });

  /** What was asked, once a profile was chosen. */
  async function choose(profile: string, answer: string | undefined): Promise<readonly string[]> {
    const asked: string[] = [];
    const pick = (items: unknown) => (items as { label: string }[]).find(({ label }) => label === profile);
    const confirm = (title: unknown, options: unknown) => {
      asked.push(`${title}\n${(options as vscode.MessageOptions).detail}`);
      return answer;
    };
    await answering('showQuickPick', pick, () =>
      answering('showWarningMessage', confirm, () =>
        answering(
          'showInformationMessage',
          () => undefined,
          async () => {
            await vscode.commands.executeCommand('aloud.selectProfile');
          },
        ),
      ),
    );
    return asked;
  }

  const set = (name: string) => vscode.workspace.getConfiguration().inspect(name)?.globalValue;

  it('show what would change, and change nothing where that is not wanted', async () => {
    const before = NAMES.map(set);
    const [asked] = await choose('Offline', undefined);
    assert.match(asked ?? '', /^Set the profile “Offline”\?\n/);
    assert.match(asked ?? '', /^aloud\.commands\.understand: "chat" → "grammar"$/m);
    assert.deepEqual(NAMES.map(set), before);
  });

  it('are set by one yes: offline, nothing goes to a server', async () => {
    await choose('Offline', 'Set It');
    // The workbench may answer before it tells its extensions.
    await until('it is set', () => set('aloud.commands.understand') === 'grammar');
    await until('nothing is heard elsewhere', () => set('aloud.transcription.backend') !== 'openai');
    await until('nothing is spoken elsewhere', () => set('aloud.speech.backend') === 'system');
    assert.deepEqual(await choose('Offline', 'Set It'), [], 'all is so already');
  });
});
