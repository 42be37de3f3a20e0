import { position, type Selection } from '../../src/editor/position.ts';
import type { FileEditor } from './fileEditor.ts';

/** Opens a file and puts the cursor or selection where it was asked for. */
export async function placeIn(editor: FileEditor, path: string, { anchor, active }: Selection): Promise<void> {
  const document = await editor.documents.read(path);
  // The end of a line, whichever that is.
  const end = position(active.line, Math.min(active.character, document.line(active.line).length));
  await editor.documents.select(path, [{ anchor, active: end }]);
}
