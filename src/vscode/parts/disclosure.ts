import type * as vscode from 'vscode';
import type { Service } from '../../common/settings/keys.ts';
import { type Message, message } from '../../messages/message.ts';
import { askInDialog } from '../views/screen.ts';

const KEY = 'aloud.told';
const SEND = message('keys.send');

const WHAT: Readonly<Record<Service, Message>> = {
  transcription: message('keys.recordings'),
  chat: message('keys.code'),
  speech: message('keys.answers'),
  conversation: message('keys.conversation'),
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

/**
 * Says what goes to an origin, in a dialog that stays until it is answered. `services` are those that use it as it is set;
 * `bySound`: chat is given what was said as sound.
 */
export async function askToSend(origin: string, services: readonly Service[], bySound: boolean): Promise<boolean> {
  const whatOf = (service: Service) => (service === 'chat' && bySound ? message('keys.code-and-sound') : WHAT[service]);
  const what = services
    .map(service => message('keys.goes', { what: whatOf(service) }))
    .reduceRight((second, first) => message('keys.one-below', { first, second }));
  const detail = message('keys.what-goes', { what });
  return (await askInDialog(message('keys.send-to', { origin }), detail, [SEND])) === SEND;
}
