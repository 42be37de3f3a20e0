import type { TurnContextProps } from '../actions/run/turnContext.ts';
import type { Turn } from './turn.ts';

/** What every turn works with, whoever wants it done. */
export function hands({
  editor,
  gate,
  memory,
  settings,
}: Turn): Pick<TurnContextProps, 'editor' | 'gate' | 'lasting' | 'preview'> {
  return {
    editor,
    gate,
    lasting: memory,
    preview: { files: settings.get('aloud.edits.previewFiles'), lines: settings.get('aloud.edits.previewLines') },
  };
}
