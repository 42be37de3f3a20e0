import { join } from 'node:path';
import { AloudError } from '../../src/common/errors.ts';
import { silentLog } from '../../src/common/log.ts';
import { settingsFrom } from '../../src/common/settings/settings.ts';
import { commentSyntaxOf } from '../../src/editor/commentSyntax.ts';
import { LineIndex } from '../../src/editor/text.ts';
import { Scene } from '../../src/session/scene.ts';
import { runTurn } from '../../src/session/turn.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { grammarFolders } from './grammarFolders.ts';
import { InMemoryEditor } from './inMemoryEditor.ts';
import { turnOf } from './turnOf.ts';

/** A dictation with the document before, where `¦` is the cursor, and after; `alt` are as good. */
export interface DictatedCase {
  readonly id: string;
  /** Its ending names the language. */
  readonly file: string;
  readonly before: string;
  readonly mode: 'dictate' | 'comment';
  readonly said: string;
  readonly want: string;
  readonly alt?: readonly string[];
  /** As ISO 639-1, where the user has set what they speak. */
  readonly language?: string;
}

const parsers = new Parsers({ folders: grammarFolders, log: silentLog });

/** The document after one turn in memory, unchanged where nothing could be written. */
export async function dictated({ file, before, mode, said, language }: DictatedCase): Promise<string> {
  const at = before.indexOf('¦');
  const text = before.slice(0, at) + before.slice(at + 1);
  // The gate asks about files of a folder that is not there.
  const folder = import.meta.dirname;
  const path = join(folder, file);
  const editor = new InMemoryEditor({
    folders: [folder],
    open: { [path]: text },
    services: { commentSyntax: commentSyntaxOf },
  });
  editor.place(path, new LineIndex(text).positionAt(at));
  const scene = Scene.open(editor);
  const settings = settingsFrom(language ? { 'aloud.transcription.language': language } : {});
  try {
    const about = { mode, said: { text: said }, scene, manner: 'asked' } as const;
    await runTurn(about, turnOf({ editor, parsers, settings }), () => {}, new AbortController().signal);
  } catch (thrown) {
    if (!(thrown instanceof AloudError)) throw thrown;
  } finally {
    scene?.dispose();
  }
  return editor.text(path);
}
