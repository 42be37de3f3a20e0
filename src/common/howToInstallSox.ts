export function howToInstallSox(platform: NodeJS.Platform = process.platform): string {
  switch (platform) {
    case 'darwin':
      return 'Install SoX (`brew install sox`)';
    case 'win32':
      return 'Install SoX (`winget install ChrisBagwell.SoX`)';
    default:
      return 'Install SoX (`sudo apt install sox libsox-fmt-pulse`)';
  }
}
