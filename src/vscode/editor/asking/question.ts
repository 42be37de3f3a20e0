import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { visible } from '../../../common/visible.ts';
import { type Answer, type Question, shown } from '../../../editor/asking.ts';
import { type Message, message } from '../../../messages/message.ts';
import { text } from '../../../messages/text.ts';
import { lineOf, pick } from '../../views/screen.ts';

const SCHEME = 'aloud-question';
/** Of the document: package.json has its colours, and that its lines are never longer than what is seen. */
const LANGUAGE = 'aloud-question';

/** The list lies over the first lines, and may hide the title alone, which it has itself. */
const GAP = '\n\n\n\n';

const NO = message('screen.no');

/** Asks on screen. Only a click on what allows it is a yes; the signal takes the question back. */
export async function ask(question: Question, signal: AbortSignal): Promise<Answer> {
  if (signal.aborted) return 'no';
  const { title, yes, always } = question;
  // The first has the focus, so that is the one that does nothing.
  const buttons = always === undefined ? [NO, yes] : [NO, yes, always];
  const asked = askBeside(title, visible(shown(question).detail), buttons, signal);
  const answer = await orTakenBack(asked, signal);
  if (signal.aborted || answer === undefined) return 'no';
  return answer === yes ? 'yes' : answer === always ? 'always' : 'no';
}

/**
 * All of it in a document that nothing can change, and above it a list that stays until it is answered, whatever else
 * has the focus while the document is read: a notification would go by itself, and no voice, nor the end of the turn,
 * could take a dialog off the screen.
 */
async function askBeside(
  title: Message,
  detail: string,
  buttons: readonly Message[],
  signal: AbortSignal,
): Promise<Message | undefined> {
  const whole = `${lineOf(title)}${GAP}${detail}\n`;
  const uri = vscode.Uri.from({
    scheme: SCHEME,
    path: `/${text(message('screen.what-aloud-asks'))}`,
    query: randomUUID(),
  });
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: asked => (asked.query === uri.query ? whole : ''),
  });
  const cancellation = new vscode.CancellationTokenSource();
  const cancel = (): void => cancellation.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const opened = await vscode.workspace.openTextDocument(uri);
    const document = await vscode.languages.setTextDocumentLanguage(opened, LANGUAGE);
    const viewColumn = vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true, viewColumn });
    const rows = buttons.map(label => ({ label }));
    const options = { title, placeHolder: message('screen.document-beside'), ignoreFocusOut: true };
    return (await pick(rows, options, cancellation.token))?.label;
  } finally {
    signal.removeEventListener('abort', cancel);
    cancellation.dispose();
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const own = tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.query === uri.query);
    await vscode.window.tabGroups.close(own, true);
    provider.dispose();
  }
}

async function orTakenBack<T>(answer: Thenable<T>, signal: AbortSignal): Promise<T | undefined> {
  let takeBack = (): void => {};
  const takenBack = new Promise<undefined>(resolve => {
    takeBack = () => resolve(undefined);
    signal.addEventListener('abort', takeBack);
    if (signal.aborted) takeBack();
  });
  try {
    return await Promise.race([answer, takenBack]);
  } finally {
    signal.removeEventListener('abort', takeBack);
  }
}
