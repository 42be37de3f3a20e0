import { AloudError, cancelled } from '../common/errors.ts';
import { isThisMachine } from '../common/hosts.ts';
import type { Address, Addresses, Service } from '../common/settings/keys.ts';
import type { Settings } from '../common/settings/settings.ts';
import { message } from '../messages/message.ts';
import { addressSetting } from './addresses.ts';

export interface AgreedAddressesProps {
  readonly addresses: Addresses;
  readonly settings: Settings;
  /** The origins that the user has agreed to. */
  readonly agreed: { has(origin: string): boolean; add(origin: string): Promise<void> };
  /** Says what goes to an origin, and waits until the user has read it: whether it may. */
  readonly ask: (origin: string) => Promise<boolean>;
}

/**
 * Addresses that the user knows of: the first time that one is really about to be used, it is told and waits for them.
 * Nothing goes there before. This machine itself needs no word.
 */
export class AgreedAddresses implements Addresses {
  readonly #props: AgreedAddressesProps;
  /** Questions on screen, by origin: whoever else wants to go there waits for the same answer. */
  readonly #asking = new Map<string, Promise<boolean>>();

  constructor(props: AgreedAddressesProps) {
    this.#props = props;
  }

  /** Throws `refused` where the user would rather not, and `cancelled` for a preconnection before they were asked. */
  async of(service: Service, purpose: 'request' | 'preconnect' = 'request'): Promise<Address> {
    const address = await this.#props.addresses.of(service);
    const { origin, host } = new URL(address.baseUrl);
    if (isThisMachine(origin) || this.#props.agreed.has(origin)) return address;
    if (purpose === 'preconnect') throw cancelled();
    if (await this.#ask(origin)) return address;
    const setting = addressSetting(this.#props.settings, service);
    throw new AloudError({
      code: 'refused',
      message: message('servers.nothing-sent', { host }),
      remedies: ['retry', 'open-settings'],
      setting,
    });
  }

  #ask(origin: string): Promise<boolean> {
    const asking = this.#asking.get(origin) ?? this.#asked(origin);
    this.#asking.set(origin, asking);
    return asking;
  }

  async #asked(origin: string): Promise<boolean> {
    try {
      const may = await this.#props.ask(origin);
      if (may) await this.#props.agreed.add(origin);
      return may;
    } finally {
      this.#asking.delete(origin);
    }
  }
}
