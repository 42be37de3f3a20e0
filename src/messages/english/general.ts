export const general = {
  'as-written': '{text}',
  'and-then': '{first} {then}',
  cancelled: 'Cancelled.',
  'file-changed': 'The file has changed meanwhile. Say it again.',
  unexpected: 'Something unexpected went wrong: {why}',
} as const;
