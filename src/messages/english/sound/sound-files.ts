/** Sound files that cannot be read or converted. */
export const soundFiles = {
  'sound-files.no-file': '{path} cannot be read: {why}',
  'sound-files.unreadable': '{path}: {why}',
  'sound-files.other-rate': 'It has {rate} Hz.',
  'sound-files.more-by-ffmpeg': 'ffmpeg reads more kinds of files.',
  'sound-files.install': 'Install SoX or ffmpeg to read other files than WAV.',
  'sound-files.sox-not-found': 'SoX could not convert the sound: {program} was not found.',
  'sound-files.sox-failed': 'SoX could not convert the sound: {why}',
  'sound-files.sox-ended': 'SoX could not convert the sound: it ended with {code}.',
  'sound-files.ffmpeg-not-found': 'ffmpeg could not read the sound: ffmpeg was not found.',
  'sound-files.ffmpeg-failed': 'ffmpeg could not read the sound: {why}',
  'sound-files.ffmpeg-ended': 'ffmpeg could not read the sound: it ended with {code}.',
} as const;
