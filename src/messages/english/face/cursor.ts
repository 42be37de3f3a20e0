/** What stands at the cursor: what goes on, and what came of it. */
export const cursor = {
  'cursor.state-and-words': '{state} “{words}”',
  'cursor.done-several':
    '{count, plural, one {One thing} other {# things}} done: {places, plural, =0 {no text changed} one {one place} other {# places}}{files, plural, =0 {} one { in one file} other { in # files}}.',
  'cursor.more-above': '↑ {count} more above',
  'cursor.more-below': '↓ {count} more below',
} as const;
