import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import type { PaletteCommand, Workbench } from '../../../editor/workbench.ts';
import { message } from '../../../messages/message.ts';
import { paletteCommands } from './palette.ts';

/** The `Workbench` port on VS Code. */
export class VscodeWorkbench implements Workbench {
  async command(id: string, ...args: readonly unknown[]): Promise<unknown> {
    try {
      return await vscode.commands.executeCommand(id, ...args);
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      const says = message('documents.editor-did-not', { why });
      throw new AloudError({ code: 'unsupported', message: says, cause: thrown });
    }
  }

  paletteCommands(): Promise<readonly PaletteCommand[]> {
    return paletteCommands();
  }

  async setting(name: string): Promise<unknown> {
    const inspected = vscode.workspace.getConfiguration().inspect(name);
    if (!inspected) throw new AloudError({ code: 'not-found', message: message('documents.no-setting', { name }) });
    return vscode.workspace.getConfiguration().get(name);
  }

  async changeSetting(name: string, value: unknown): Promise<void> {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }
}
