/** What recognisers of speech, a server's and this machine's, do not understand. */
export const ears = {
  'ears.endless': '{server} hears without end.',
  'ears.no-transcript': '{server} sent an answer without a transcript.',
  'ears.heard-no-english': '{why} What you said was heard, and is not in English yet.',
  'ears.stopped-midway': '{server} stopped in the middle of its answer. Try again.',

  'ears.not-that-language':
    '{ear} does not understand the language that is set, only {languages}. Choose another recogniser.',

  // PocketSphinx, on this machine.
  'ears.install': 'Install PocketSphinx ({command}).',
  'ears.install-anew': 'Install PocketSphinx ({command}) anew.',
  'ears.put-on-path': 'Install PocketSphinx and put `pocketsphinx_batch` on the PATH.',
  'ears.put-on-path-anew': 'Install PocketSphinx and put `pocketsphinx_batch` on the PATH anew.',
  'ears.not-here': 'Speech cannot be recognised on this machine: {why}',
  'ears.no-model': 'PocketSphinx has no English model.',
  'ears.no-model-in': 'PocketSphinx has no English model in {folder}.',
  'ears.failed': 'PocketSphinx could not recognise what was said.',
  'ears.unreadable-dictionary': 'Its dictionary cannot be read: {why}',
  'ears.english-only': 'PocketSphinx understands English only. Speak English, or choose another recogniser.',
  'ears.unreadable-file': 'Install SoX or ffmpeg to have such a file read here.',
  'ears.unknown-words': 'PocketSphinx knows none of these words: {words}.',
  'ears.no-words': 'No wake words are set.',
  'ears.none-to-wake': 'Nothing on this machine hears the wake words. Fetch a model for ears, or install PocketSphinx.',
} as const;
