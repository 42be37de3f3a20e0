/** Files: opened, made, moved, saved, brought back. */
export const files = {
  'files.opened': 'Opened {file}.',
  'files.none-like': 'There is no file like "{name}" in the workspace.',
  'files.several': '"{name}" can be: {files}.',
  'files.saved': 'Saved {file}.',
  'files.created': 'Created {file}.',
  'files.renamed': 'Renamed {file} to {name}.',
  'files.deleted': 'Deleted {file}.',
  'files.closed': 'Closed {file}.',
  'files.not-saved': '{file} has changes that are not saved. Save it or undo them first.',
  'files.turn-taken-back':
    '{count, plural, one {Took back the changes in {file}.} other {Took back the changes in # files.}}',
  'files.undid-turn': 'Undid the last turn in {count} files.',
  'files.undid': 'Undid the last change of {file}.',
  'files.folder-empty': 'The folder is empty.',
  'files.folder': 'Looked into the folder.',
  'files.folder-named': 'Looked into the folder {folder}.',
} as const;
