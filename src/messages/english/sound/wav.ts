/** Why a WAV file is not read. */
export const wav = {
  'wav.no-wav': 'This sound file cannot be read: it is no WAV.',
  'wav.no-sound': 'This sound file cannot be read: its sound is missing.',
  'wav.unknown-format': 'This sound file cannot be read: format {code} with {bits} bits is not known.',
} as const;
