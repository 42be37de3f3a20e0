/** What hears, understands and speaks, as the settings choose. */
export const stages = {
  'stages.no-editor-model': 'VS Code has no language model here.',
} as const;
