import { join } from 'node:path';
import * as vscode from 'vscode';
import { PageMicrophone, type PageMicrophoneProps } from '../../capture/page/pageMicrophone.ts';
import type { Log } from '../../common/log.ts';

/** The page that records, at the address that VS Code forwards to the user's browser. */
export function microphonePage(
  context: vscode.ExtensionContext,
  log: Log,
  talk: PageMicrophoneProps['talk'],
): PageMicrophone {
  return new PageMicrophone({
    files: context.asAbsolutePath(join('media', 'microphone')),
    reach: async loopback => (await vscode.env.asExternalUri(vscode.Uri.parse(loopback))).toString(true),
    show: async address => vscode.env.openExternal(vscode.Uri.parse(address)),
    talk,
    log,
  });
}

/** Whether the user's microphone is at another machine: a browser, or a window onto a machine far away. */
export function isRemote(context: vscode.ExtensionContext): boolean {
  const isHere = context.extension.extensionKind === vscode.ExtensionKind.UI;
  // A container or subsystem of the same machine may have been given its sound.
  return !isHere && vscode.env.remoteName !== undefined && !/^(wsl|dev-container)$/.test(vscode.env.remoteName);
}
