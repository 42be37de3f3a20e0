/** What others use Aloud by: the chat view, models by their tools, extensions. */
export const others = {
  'others.all-commands': 'Show All Commands',
  'others.chat': 'The chat view',
  'others.model': 'A model that uses VS Code’s tools',
  'others.uses': 'Aloud: {action}',
} as const;
