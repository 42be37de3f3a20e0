export function howToInstallPocketSphinx(platform: NodeJS.Platform = process.platform): string {
  switch (platform) {
    case 'darwin':
      return 'Install PocketSphinx (`brew install cmu-pocketsphinx`)';
    case 'win32':
      return 'Install PocketSphinx and put `pocketsphinx_batch` on the PATH';
    default:
      return 'Install PocketSphinx (`sudo apt install pocketsphinx pocketsphinx-en-us`)';
  }
}
