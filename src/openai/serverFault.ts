import { type Message, message } from '../messages/message.ts';
import { english } from '../messages/text.ts';

/** Something is wrong with what a server sends, told where it is not known which server that is. */
export class ServerFault extends Error {
  /** What a person reads of a server. */
  readonly says: (server: Message) => Message;

  constructor(says: (server: Message) => Message, options?: ErrorOptions) {
    super(english(says(message('servers.unnamed'))), options);
    this.says = says;
  }
}
