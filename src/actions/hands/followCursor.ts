import type { Reach } from '../run/reach.ts';

/** A command may have moved the cursor, or gone to another file; one that went out of reach changes no place. */
export async function followCursor({ editor, permits, exchange }: Reach, path: string): Promise<void> {
  const active = editor.documents.active();
  const [selection] = active?.selections ?? [];
  if (active && selection && (active.document.path === path || (await permits.isReadable(active.document.path))))
    exchange.moved(active.document.path, selection);
}
