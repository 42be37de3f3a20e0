import * as vscode from 'vscode';
import { AloudError } from '../../common/errors.ts';
import type { Boxes, BoxName, Filling } from '../../editor/boxes.ts';
import { message } from '../../messages/message.ts';

/** Of the API that VS Code's git extension gives to others, version 1. */
interface Repository {
  readonly inputBox: { value: string };
}
interface GitApi {
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
}

/** What stands in front of what is typed into the list of everything. */
const PREFIX = { files: '', symbols: '#', palette: '>' } as const;

/** The `Boxes` port on VS Code. */
export class VscodeBoxes implements Boxes {
  async fill(filling: Filling): Promise<void> {
    switch (filling.box) {
      case 'commit message':
        return writeCommitMessage(filling);
      case 'find':
        return run(filling.box, 'editor.actions.findWithArgs', {
          searchString: filling.query.text,
          isRegex: filling.query.isRegex,
          matchWholeWord: false,
          isCaseSensitive: false,
          ...(filling.replacement !== undefined && { replaceString: filling.replacement }),
        });
      case 'search':
        return run(filling.box, 'workbench.action.findInFiles', {
          query: filling.query.text,
          isRegex: filling.query.isRegex,
          isCaseSensitive: false,
          matchWholeWord: false,
          triggerSearch: true,
          ...(filling.replacement !== undefined && { replace: filling.replacement }),
        });
      case 'files':
      case 'symbols':
      case 'palette':
        return run(filling.box, 'workbench.action.quickOpen', PREFIX[filling.box] + filling.text);
      case 'chat':
        if (!(await hasChat())) throw unsupported(filling.box);
        // In part: it is the user who sends it.
        return run(filling.box, 'workbench.action.chat.open', { query: filling.text, isPartialQuery: true });
    }
  }
}

/** What can be done to the view of the chat, wherever it stands, as long as it may be shown. */
const OF_CHAT = /^workbench\.panel\.chat\.view\.[\w.]+\.toggleVisibility$/;

/** Whether there is a chat: where nothing provides one, or it is switched off, VS Code opens none and says nothing of it. */
async function hasChat(): Promise<boolean> {
  return (await vscode.commands.getCommands()).some(command => OF_CHAT.test(command));
}

async function run(box: BoxName, command: string, given?: unknown): Promise<void> {
  try {
    // Not awaited to its end where it is a list, which stays open.
    const done = vscode.commands.executeCommand(command, given);
    if (command === 'workbench.action.quickOpen') return void done.then(undefined, () => {});
    await done;
  } catch (cause) {
    throw unsupported(box, cause);
  }
}

function unsupported(box: BoxName, cause?: unknown): AloudError {
  return new AloudError({ code: 'unsupported', message: message('boxes.not-here', { box }), cause });
}

async function writeCommitMessage({ text, add }: { readonly text: string; readonly add: boolean }): Promise<void> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension) throw unsupported('commit message');
  const git = await Promise.resolve(extension.activate())
    // It throws where git is switched off.
    .then(api => api.getAPI(1))
    .catch(cause => {
      throw unsupported('commit message', cause);
    });
  const uri = vscode.window.activeTextEditor?.document.uri;
  const repository = (uri && git.getRepository(uri)) ?? git.repositories[0];
  if (!repository) throw new AloudError({ code: 'not-found', message: message('boxes.no-repository') });
  const { inputBox } = repository;
  inputBox.value = add && inputBox.value.trim() !== '' ? `${inputBox.value.trimEnd()}\n${text}` : text;
  await vscode.commands.executeCommand('workbench.view.scm');
}
