import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { ModeName } from '../../session/turnEvents.ts';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** What was recorded before: by Aloud, and whatever else can be heard. */
export class RecordingsContribution implements Contribution {
  readonly #parts: LateParts;

  readonly commands = {
    'aloud.retry': async () => (await this.#parts.talking.get()).retry(),
    'aloud.showRecordings': async () => (await this.#parts.talking.get()).showRecordings(),
    'aloud.transcribeFile': async (file?: vscode.Uri, where?: 'cursor' | 'document') =>
      (await this.#soundFiles()).transcribe(file, where),
    'aloud.tryRecording': async (file?: string, mode?: ModeName) => (await this.#soundFiles()).try(file, mode),
  };

  constructor(parts: LateParts) {
    this.#parts = parts;
    void this.#recover();
  }

  /** Nothing is loaded to look after recordings where an earlier run has left none behind. */
  async #recover(): Promise<void> {
    const names = await readdir(recordingsFolder(this.#parts.props.context)).catch(() => []);
    const areThere = names.some(name => /^speech-.*\.(going|pending|aside)\.wav$/.test(name));
    if (areThere) await (await this.#parts.talking.get()).recover();
  }

  async #soundFiles() {
    const [{ SoundFiles }, acting] = await Promise.all([import('../parts/soundFiles.ts'), this.#parts.acting.get()]);
    return new SoundFiles(acting);
  }
}

export function recordingsFolder({ globalStorageUri }: vscode.ExtensionContext): string {
  return join(globalStorageUri.fsPath, 'recordings');
}
