import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { silentLog } from '../../src/common/log.ts';
import { commentSyntaxOf } from '../../src/editor/commentSyntax.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { FileEditor } from '../support/fileEditor.ts';
import { grammarFolders } from '../support/grammarFolders.ts';
import { InMemoryEditor } from '../support/inMemoryEditor.ts';
import { editorContract } from './editor/editor.ts';

editorContract('in memory', async () => {
  const folder = '/workspace';
  const editor = new InMemoryEditor({ folders: [folder], services: { commentSyntax: commentSyntaxOf } });
  return {
    editor,
    write: async (name, text) => {
      const path = join(folder, name);
      editor.files.write(path, text);
      return path;
    },
    onDisk: async path => editor.files.saved(path),
    type: async (path, at, text) => editor.documents.type(path, at, text),
    close: async path => editor.documents.drop(path),
    lock: async path => void editor.files.readOnly.add(path),
    stop: async () => {},
  };
});

editorContract('on files', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'aloud-editor-')));
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const editor = new FileEditor({ folder, parsers, confirm: async () => true });
  return {
    editor,
    write: async (name, text) => {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      return path;
    },
    onDisk: path => readFile(path, 'utf8'),
    type: async (path, at, text) => editor.documents.type(path, at, text),
    close: async path => editor.documents.drop(path),
    lock: path => chmod(path, 0o444),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
});
