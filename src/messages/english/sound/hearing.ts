/** Devices that hear, what is heard or not, and what becomes of it on disk. */
export const hearing = {
  'hearing.system-default': 'System default',
  'hearing.monitor-of': 'Monitor of {speakers}',
  'hearing.nameless': 'Without a name',
  'hearing.nothing': 'Nothing was heard.',
  'hearing.muted':
    'The microphone gives nothing but silence: it may be muted, or the editor may not be allowed to hear it.',
  'hearing.vanished': 'The microphone was gone before anything was heard.',
  'hearing.no-more-sound': 'It sends no more sound.',
  'hearing.nobody-speaks': 'Nobody speaks in this recording.',
  'hearing.recording-gone': 'This recording is not there any more.',
  'hearing.not-saved': 'The recording could not be saved. {why}',
  'hearing.memory-only':
    'Recordings cannot be saved in {folder}, so they are kept in memory only and lost when the editor closes. {why}',
} as const;
