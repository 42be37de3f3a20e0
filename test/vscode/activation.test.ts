import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/common/settings/commands.ts';

describe('activation', () => {
  it('finds the extension and registers every command', async () => {
    const extension = vscode.extensions.getExtension('aloud.aloud');
    assert.ok(extension);
    await extension.activate();
    const known = new Set(await vscode.commands.getCommands(true));
    for (const id of Object.keys(COMMANDS)) assert.ok(known.has(id), id);
  });
});

describe('default keys', () => {
  it('clash with none of VS Code’s own', async () => {
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    const defaults: { key: string; command: string }[] = parse(text);
    assert.ok(defaults.length > 500, `${defaults.length} bindings`);
    const { keybindings } = vscode.extensions.getExtension('aloud.aloud')?.packageJSON.contributes ?? {};
    // In whatever order the modifiers are written.
    const plain = (key: string) => key.toLowerCase().split('+').sort().join('+');
    for (const { key, command } of keybindings as { key: string; command: string }[]) {
      // Escape ends many things; Aloud takes it only while it is active.
      if (key === 'escape') continue;
      const others = defaults.filter(
        each => plain(each.key.split(' ')[0] ?? '') === plain(key) && !each.command.startsWith('aloud.'),
      );
      assert.deepEqual(others, [], `${command} on ${key}`);
    }
  });
});
