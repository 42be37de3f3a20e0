import * as vscode from 'vscode';
import { plain, plainLines } from './plain.ts';

/** The one way onto the screen for texts: nothing in them becomes a link, a picture or a command. */

export function inform(text: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(plain(text), ...buttons.map(plain));
}

export function warn(text: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(plain(text), ...buttons.map(plain));
}

export function complain(text: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(plain(text), ...buttons.map(plain));
}

/** A dialog that must be answered; `detail` may have several lines. The first button has the focus. */
export function askInDialog(title: string, detail: string, buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(
    plain(title),
    // Dialogs show text to the letter.
    { modal: true, detail },
    ...buttons.map(plain),
  );
}

/** A word in the status bar that goes by itself after some ms. `icon` is the name of one of VS Code's. */
export function mention(icon: string, text: string, ms: number): void {
  vscode.window.setStatusBarMessage(`$(${icon}) ${plain(text)}`, ms);
}

export interface Asked {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly valueSelection?: readonly [start: number, end: number];
  readonly password?: boolean;
  readonly ignoreFocusOut?: boolean;
  /** What is wrong with a text; undefined if nothing is. */
  readonly check?: (text: string) => string | undefined;
}

export function askForText({ title, prompt, check, valueSelection, ...rest }: Asked): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...rest,
    title: plain(title),
    prompt: plain(prompt),
    ...(valueSelection && { valueSelection: [...valueSelection] }),
    ...(check && { validateInput: check }),
  });
}

/** One of several rows; undefined if the user would rather not. */
export function pick<Row extends vscode.QuickPickItem>(
  rows: readonly Row[],
  options: vscode.QuickPickOptions,
  token?: vscode.CancellationToken,
): Thenable<Row | undefined> {
  return vscode.window.showQuickPick(rows.map(plainRow), plainOptions(options), token);
}

/** Any number of rows; undefined if the list was closed. */
export function pickSome<Row extends vscode.QuickPickItem>(
  rows: readonly Row[],
  options: vscode.QuickPickOptions,
  token: vscode.CancellationToken,
): Thenable<readonly Row[] | undefined> {
  return vscode.window.showQuickPick(rows.map(plainRow), { ...plainOptions(options), canPickMany: true }, token);
}

/** Work that goes on in a notification, which can cancel it. */
export function withProgress<T>(
  title: string,
  work: (report: (message: string) => void, signal: AbortSignal) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: plain(title), cancellable: true },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return work(message => progress.report({ message: plain(message) }), abort.signal);
    },
  );
}

/** A row of a list. Its icon, if it has one, stands apart from its texts. */
export function plainRow<Row extends vscode.QuickPickItem>(row: Row): Row {
  return {
    ...row,
    label: plain(row.label),
    ...(row.description !== undefined && { description: plain(row.description) }),
    ...(row.detail !== undefined && { detail: plainLines(row.detail) }),
  };
}

function plainOptions({ title, placeHolder, ...rest }: vscode.QuickPickOptions): vscode.QuickPickOptions {
  return {
    ...rest,
    ...(title !== undefined && { title: plain(title) }),
    ...(placeHolder !== undefined && { placeHolder: plain(placeHolder) }),
  };
}
