/** What runs models on this machine. */
export const engines = {
  'engines.no-folder':
    '{model} is not on this machine. It has {megabytes} MB, under the licence {licence}. Put its files into a folder {name}, and name the folder around it in `aloud.models.folder`.',
  'engines.no-path': '`aloud.models.folder` is no absolute path: {folder}.',
  'engines.not-there':
    '{model} is not in {folder}. It has {megabytes} MB, under the licence {licence}. “Aloud: Models on This Machine” fetches it, or put its files into a folder {name} there.',
  'engines.not-whole': '{model} is not whole. Missing in {folder}: {files}.',
  'engines.no-native':
    '{model} needs a part that is not in this package of Aloud: that for {platform}. The package for your platform has it, where there is one.',
  'engines.failed': '{model} does not work: {why}',
  'engines.ended': 'Its program ended ({by}).',
  'engines.nonsense': 'Its program answered what cannot be understood.',
  'engines.too-slow': '{model} did not answer within {seconds} seconds.',
} as const;
