/** Why a path is not taken. */
export const paths = {
  'paths.refused': 'The path "{path}" is refused: {why}.',
  'paths.no-folder': 'no folder is open, so a relative path leads nowhere',
  'paths.empty': 'it is empty',
  'paths.control-characters': 'it holds control characters',
  'paths.hidden': 'it holds characters that cannot be seen',
  'paths.address': 'it is an address, not a path',
  'paths.share': 'it names a network share or a device',
  'paths.home': 'it begins with a home folder, which is not looked up here',
  'paths.stream': 'it holds a colon, which can name a hidden stream of a file',
  'paths.device': '{name} is a device on some systems',
  'paths.dropped-end': 'a name in it ends with a dot or a space, which some systems drop',
  'paths.shortened': 'it holds a shortened name, which can stand for another',
  'paths.unresolved': 'it cannot be resolved',
  'paths.folder-unresolved': 'the workspace folder cannot be resolved',
} as const;
