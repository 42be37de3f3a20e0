import { type Message, message } from '../messages/message.ts';

/** What a person does where SoX is not found. */
export function howToInstallSox(platform: NodeJS.Platform = process.platform): Message {
  return message('programs.install-sox', { command: commandFor(platform) });
}

function commandFor(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return '`brew install sox`';
    case 'win32':
      return '`winget install ChrisBagwell.SoX`';
    default:
      return '`sudo apt install sox libsox-fmt-pulse`';
  }
}
