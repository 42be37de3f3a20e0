import type * as vscode from 'vscode';
import { readAudioFile } from '../../capture/encoding/audioFile.ts';
import { utteranceOf } from '../../capture/liveUtterance.ts';
import { spokenLanguages } from '../../common/settings/spokenLanguages.ts';
import type { ModeName } from '../../session/turnEvents.ts';
import { telling } from '../views/messages.ts';
import type { Acting } from './acting.ts';
import { chooseSample } from './samples.ts';
import { transcribeFile } from './transcribeFile.ts';

const READ_MS = 60_000;

/** Sound files as text, and as if they had been said. */
export class SoundFiles {
  readonly #acting: Acting;

  constructor(acting: Acting) {
    this.#acting = acting;
  }

  async transcribe(file?: vscode.Uri, where?: 'cursor' | 'document'): Promise<void> {
    const { stages, talking, settings } = this.#acting;
    await telling(() =>
      transcribeFile(
        {
          decoders: stages.ears.decoders(),
          transcriber: stages.ears.transcriber(),
          spoken: spokenLanguages(settings),
          detector: () => talking.stages.detector(),
        },
        file,
        where,
      ),
    );
  }

  /** A sound file through the pipeline: the one given, or a bundled one that the user picks. */
  async try(file?: string, mode: ModeName = 'command'): Promise<void> {
    const { stages, talking, context } = this.#acting;
    const sample = file === undefined ? await chooseSample(context) : { file, mode };
    if (!sample) return;
    await telling(async () => {
      const recording = await readAudioFile(sample.file, stages.ears.decoders(), AbortSignal.timeout(READ_MS));
      await talking.session.hear(sample.mode, utteranceOf(recording));
    });
  }
}
