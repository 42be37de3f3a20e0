import * as vscode from 'vscode';
import { HoldToTalk, type KeyWindow, type Talk } from '../capture/pushToTalk.ts';

/** VS Code's window does what it is asked for in the order in which it tells what was pressed. */
const keyWindow: KeyWindow = {
  catchUp: callback => void vscode.commands.executeCommand('noop').then(callback, callback),
};

/** A key of VS Code with which one talks, by a tap or as long as it is held. */
export const heldKey = (talk: Talk): HoldToTalk => new HoldToTalk(talk, keyWindow);
