export const general = {
  'as-written': '{text}',
  'and-then': '{first} {then}',
  cancelled: 'Cancelled.',
  unexpected: 'Something unexpected went wrong: {why}',
} as const;
