import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/common/commands.ts';

describe('activation', () => {
  it('finds the extension and registers every command', async () => {
    const extension = vscode.extensions.getExtension('aloud.aloud');
    assert.ok(extension);
    await extension.activate();
    const known = new Set(await vscode.commands.getCommands(true));
    for (const id of Object.keys(COMMANDS)) assert.ok(known.has(id), id);
  });
});
