import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EDITOR_COMMANDS, type EditorCommand, type EditorCommandName } from '../../src/actions/gate/editorCommands.ts';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

describe('the editor commands that are known by name', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await Harness.start();
  });

  afterEach(() => harness.stop());

  it('are all there', async () => {
    // Those of an extension are there once it is active: Git's when it has found a repository.
    const later = vscode.extensions.all.flatMap(
      ({ packageJSON }) => (packageJSON.contributes?.commands ?? []) as { command: string }[],
    );
    const there = new Set([...(await vscode.commands.getCommands()), ...later.map(({ command }) => command)]);
    const missing = Object.entries<EditorCommand>(EDITOR_COMMANDS).filter(
      ([, { id, elsewhere }]) => !there.has(id) && !(elsewhere && there.has(elsewhere)),
    );
    assert.deepEqual(missing, []);
  });

  it('open the guide, when it is asked for', async () => {
    await harness.set({ 'aloud.commands.understand': 'grammar' });
    await vscode.commands.executeCommand('aloud.typeCommand', 'show me the guide');
    await until('it is shown', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Preview guide.md');
  });

  it('scroll, and bring the line to the middle', async () => {
    await harness.set({ 'aloud.commands.understand': 'chat' });
    await harness.open('long.txt', `|${'line\n'.repeat(500)}`);
    const run = async (command: EditorCommandName) => {
      harness.server.say(
        { reply: { calls: [{ name: 'run_command', arguments: { command } }] } },
        { reply: { text: 'Done.' } },
      );
      await vscode.commands.executeCommand('aloud.typeCommand', 'do it');
      const [event] = harness.events.filter(({ event }) => event === 'action').slice(-1);
      assert.ok(event && !('error' in event), JSON.stringify(event));
    };
    const first = () => vscode.window.activeTextEditor?.visibleRanges[0]?.start.line ?? -1;
    await until('its beginning is shown', () => first() === 0);
    await run('scroll_down');
    await until('it has scrolled down', () => first() > 0);
    await run('scroll_up');
    await until('it has scrolled up', () => first() === 0);
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    editor.selection = new vscode.Selection(300, 0, 300, 0);
    await run('center_line');
    await until('the line is in the middle', () => first() > 250 && first() < 300);
  });
});
