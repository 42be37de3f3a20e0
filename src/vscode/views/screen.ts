import * as vscode from 'vscode';
import type { CommandId } from '../../common/settings/commands.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { inMarkdown, plain, plainLines, shortened } from './plain.ts';

/* The one way onto the screen: for sentences of the catalogue, and nothing in them becomes a link, a picture or a command. */

/** Several lines in a place that takes Markdown: none of it is any. */
export function toTheLetter(written: string): vscode.MarkdownString {
  return new vscode.MarkdownString(inMarkdown(written));
}

/** Sentences, a line each and none of it Markdown, above links that call these commands of Aloud's, and no other. */
export function told(
  lines: readonly Message[],
  commands: Readonly<Partial<Record<CommandId, Message>>>,
): vscode.MarkdownString {
  const all = new vscode.MarkdownString();
  for (const line of lines) all.appendMarkdown(`${inMarkdown(text(line))}\n\n`);
  for (const [command, says] of Object.entries(commands)) {
    all.appendMarkdown(`[${inMarkdown(lineOf(says))}](command:${command}) `);
  }
  all.isTrusted = { enabledCommands: Object.keys(commands) };
  return all;
}

/** On one line. */
export function lineOf(says: Message): string {
  return plain(text(says));
}

/** Resolves with the button that was pressed, as it was given; undefined if none was. */
export function inform<B extends Message>(says: Message, ...buttons: readonly B[]): Promise<B | undefined> {
  return pressed(vscode.window.showInformationMessage(lineOf(says), ...buttons.map(itemOf)));
}

export function warn<B extends Message>(says: Message, ...buttons: readonly B[]): Promise<B | undefined> {
  return pressed(vscode.window.showWarningMessage(lineOf(says), ...buttons.map(itemOf)));
}

export function complain<B extends Message>(says: Message, ...buttons: readonly B[]): Promise<B | undefined> {
  return pressed(vscode.window.showErrorMessage(lineOf(says), ...buttons.map(itemOf)));
}

/** A dialog that must be answered; `detail` may have several lines. The first button has the focus. */
export function askInDialog<B extends Message>(
  title: Message,
  detail: Message,
  buttons: readonly B[],
): Promise<B | undefined> {
  // Dialogs show text to the letter.
  const options = { modal: true, detail: text(detail) };
  return pressed(vscode.window.showWarningMessage(lineOf(title), options, ...buttons.map(itemOf)));
}

function itemOf<B extends Message>(button: B): { readonly title: string; readonly button: B } {
  return { title: lineOf(button), button };
}

async function pressed<B>(item: Thenable<{ readonly button: B } | undefined>): Promise<B | undefined> {
  return (await item)?.button;
}

/**
 * Has a screen reader say it: VS Code lets no extension do so, but reads out each notification as it comes. One of work that
 * is done already goes by itself, and leaves nothing to be closed.
 */
export function announce(says: Message): void {
  const options = { location: vscode.ProgressLocation.Notification, title: lineOf(says) };
  void vscode.window.withProgress(options, async () => {});
}

/** A word in the status bar that goes by itself after some ms. `icon` is the name of one of VS Code's. */
export function mention(icon: string, says: Message, ms: number, longest = Number.POSITIVE_INFINITY): void {
  vscode.window.setStatusBarMessage(`$(${icon}) ${shortened(text(says), longest)}`, ms);
}

export interface Asked {
  readonly title: Message;
  readonly prompt: Message;
  readonly placeHolder?: Message;
  /** What stands there from the beginning, for the user to change. */
  readonly value?: string;
  readonly valueSelection?: readonly [start: number, end: number];
  readonly password?: boolean;
  readonly ignoreFocusOut?: boolean;
  /** What is wrong with a text; undefined if nothing is. */
  readonly check?: (text: string) => Message | undefined;
}

export function askForText(asked: Asked): Thenable<string | undefined> {
  const { title, prompt, placeHolder, check, valueSelection, ...rest } = asked;
  return vscode.window.showInputBox({
    ...rest,
    title: lineOf(title),
    prompt: lineOf(prompt),
    ...(placeHolder !== undefined && { placeHolder: lineOf(placeHolder) }),
    ...(valueSelection && { valueSelection: [...valueSelection] }),
    ...(check && { validateInput: given => problemOf(check(given)) }),
  });
}

function problemOf(problem: Message | undefined): string | undefined {
  return problem === undefined ? undefined : lineOf(problem);
}

/** A row of a list. Its icon, if it has one, stands apart from its texts. */
export interface Row {
  /** The name of one of VS Code's icons. */
  readonly icon?: string;
  readonly label: Message;
  readonly description?: Message;
  readonly detail?: Message;
  /** Whether it is ticked from the beginning, where several can be. */
  readonly picked?: boolean;
  /** Heads those that follow, and cannot be chosen. */
  readonly isHeading?: boolean;
}

export interface ListOptions {
  readonly title: Message;
  readonly placeHolder?: Message;
  readonly ignoreFocusOut?: boolean;
  readonly matchOnDescription?: boolean;
  readonly matchOnDetail?: boolean;
}

/** One of several rows, as it was given; undefined if the user would rather not. */
export async function pick<R extends Row>(
  rows: readonly R[],
  options: ListOptions,
  token?: vscode.CancellationToken,
): Promise<R | undefined> {
  return (await vscode.window.showQuickPick(rows.map(itemFor), shownOptions(options), token))?.row;
}

/** Any number of rows; undefined if the list was closed. */
export async function pickSome<R extends Row>(
  rows: readonly R[],
  options: ListOptions,
  token: vscode.CancellationToken,
): Promise<readonly R[] | undefined> {
  const several = { ...shownOptions(options), canPickMany: true } as const;
  return (await vscode.window.showQuickPick(rows.map(itemFor), several, token))?.map(({ row }) => row);
}

/** A row as VS Code shows it. */
export function itemFor<R extends Row>(row: R): vscode.QuickPickItem & { readonly row: R } {
  const { icon, label, description, detail, picked, isHeading } = row;
  return {
    label: icon === undefined ? lineOf(label) : `$(${icon}) ${lineOf(label)}`,
    ...(description !== undefined && { description: lineOf(description) }),
    ...(detail !== undefined && { detail: plainLines(text(detail)) }),
    ...(picked !== undefined && { picked }),
    ...(isHeading && { kind: vscode.QuickPickItemKind.Separator }),
    row,
  };
}

function shownOptions({ title, placeHolder, ...rest }: ListOptions): vscode.QuickPickOptions {
  return { ...rest, title: lineOf(title), ...(placeHolder !== undefined && { placeHolder: lineOf(placeHolder) }) };
}

/** Work that goes on in a notification, which can cancel it. */
export function withProgress<T>(
  title: Message,
  work: (report: (says: Message) => void, signal: AbortSignal) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: lineOf(title), cancellable: true },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return work(says => progress.report({ message: lineOf(says) }), abort.signal);
    },
  );
}

/** Files by what they are, with the endings of their names; `*` is any. */
export type FileKinds = readonly (readonly [kind: Message, endings: readonly string[]])[];

function filtersOf(kinds: FileKinds): Record<string, string[]> {
  return Object.fromEntries(kinds.map(([kind, endings]) => [lineOf(kind), [...endings]]));
}

/** A file that is there. */
export async function chooseFile(title: Message, button: Message, kinds: FileKinds): Promise<vscode.Uri | undefined> {
  const options = { title: lineOf(title), openLabel: lineOf(button), filters: filtersOf(kinds) };
  return (await vscode.window.showOpenDialog(options))?.[0];
}

/** Where something is written; `proposed` is a path on disk. */
export function chooseTarget(proposed: string, kinds: FileKinds): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({ defaultUri: vscode.Uri.file(proposed), filters: filtersOf(kinds) });
}
