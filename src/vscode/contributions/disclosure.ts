import * as vscode from 'vscode';
import { isThisMachine } from '../../common/hosts.ts';
import { inform } from '../views/screen.ts';

/**
 * Says once for each address, before anything goes there for the first time, what will go there. Loopback addresses
 * are this machine itself and need no word.
 */
export class Disclosure {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  tell(baseUrls: readonly string[]): void {
    const origins = baseUrls.filter(url => URL.canParse(url)).map(url => new URL(url));
    const told = this.#memory.get<readonly string[]>('aloud.told', []);
    const fresh = [...new Set(origins.filter(url => !isThisMachine(url)).map(url => url.origin))].filter(
      origin => !told.includes(origin),
    );
    if (fresh.length === 0) return;
    void this.#memory.update('aloud.told', [...told, ...fresh]);
    void inform(
      `Aloud sends what you say, and the code around the cursor, to ${fresh.join(' and ')}. Nothing goes anywhere else.`,
      'Change',
    ).then(chosen => chosen && vscode.commands.executeCommand('workbench.action.openSettings', 'aloud.baseUrl'));
  }
}
