import type * as vscode from 'vscode';
import type { Service } from '../../common/keys.ts';
import { askInDialog } from '../views/screen.ts';

const KEY = 'aloud.told';
const SEND = 'Send';

const WHAT: Readonly<Record<Service, string>> = {
  transcription: 'your recordings, with names from the code near the cursor, to be turned into text',
  chat: 'what you said, with the code around the cursor and what a command needs of the workspace',
  speech: 'answers, to be spoken',
};

/** The origins that the user has agreed to, kept by VS Code on this machine. */
export class AgreedOrigins {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  has(origin: string): boolean {
    return this.#all().includes(origin);
  }

  async add(origin: string): Promise<void> {
    await this.#memory.update(KEY, [...new Set([...this.#all(), origin])]);
  }

  #all(): readonly string[] {
    const stored: unknown = this.#memory.get(KEY);
    return Array.isArray(stored) ? stored : [];
  }
}

/** Says what goes to an origin, in a dialog that stays until it is answered. `services` are those that use it as it is set. */
export async function askToSend(origin: string, services: readonly Service[]): Promise<boolean> {
  const what = services.map(service => `• ${WHAT[service]}`).join('\n');
  const detail = `For the first time something is about to go there. From now on there goes:\n\n${what}\n\nNothing of it goes anywhere else, and Aloud asks again for another address.`;
  return (await askInDialog(`Aloud: send to ${origin}?`, detail, [SEND])) === SEND;
}
