import { type Message, message } from '../../messages/message.ts';

/** What a person does where PocketSphinx is not found; `anew` where it is there and does not work. */
export function howToInstallPocketSphinx(anew = false, platform: NodeJS.Platform = process.platform): Message {
  if (platform === 'win32') return anew ? message('ears.put-on-path-anew') : message('ears.put-on-path');
  const command =
    platform === 'darwin' ? '`brew install cmu-pocketsphinx`' : '`sudo apt install pocketsphinx pocketsphinx-en-us`';
  return anew ? message('ears.install-anew', { command }) : message('ears.install', { command });
}
