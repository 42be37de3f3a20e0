/** What each part of Aloud is now, by what came of it when it was last used. */
export const health = {
  'health.title': 'What works, and what mends the rest',
  'health.unused': '{part}: not used yet.',
  'health.works': '{part}: works ({by}, {ms, number} ms).',
  'health.slow': '{part}: slow ({by}, {ms, number} ms).',
  'health.missing': '{part}: missing. {why}',
  'health.fails': '{part}: fails since {since}. {why}',
  'health.amiss-label': '{line} Activate for what mends it.',
} as const;
