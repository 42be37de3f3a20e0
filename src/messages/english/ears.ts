/** What recognisers of speech, a server's and this machine's, do not understand. */
export const ears = {
  'ears.endless': '{server} hears without end.',
  'ears.no-transcript': '{server} sent an answer without a transcript.',
  'ears.stopped-midway': '{server} stopped in the middle of its answer. Try again.',
} as const;
