import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';

/** What the package brings besides its code, by path. */
export function installedFiles(context: ExtensionContext) {
  const installed = (...path: string[]) => context.asAbsolutePath(join('dist', ...path));
  return {
    programs: {
      recorder: installed('native', 'recorder.cjs'),
      player: installed('native', 'player.cjs'),
      sox: installed('native', 'sox.cjs'),
      engine: installed('native', 'engine.cjs'),
      unpacker: installed('native', 'unpacker.cjs'),
    },
    models: join(context.globalStorageUri.fsPath, 'models'),
    libraries: join(context.globalStorageUri.fsPath, 'libraries'),
    voiceModel: installed('voice', 'silero.safetensors'),
    echo: installed('echo', 'webrtcaec3-0.3.0.cjs'),
    grammars: [installed('grammars')],
  };
}
