import { basename } from 'node:path';
import * as vscode from 'vscode';
import { AUDIO_ENDINGS, type Decoders, readAudioFile } from '../../capture/encoding/audioFile.ts';
import { utteranceOf } from '../../capture/liveUtterance.ts';
import { durationMs, type Recording } from '../../capture/utterance.ts';
import { AdaptiveEnergyDetector } from '../../capture/voice/adaptiveEnergyDetector.ts';
import { speechIn } from '../../capture/voice/speechIn.ts';
import type { VoiceDetector } from '../../capture/voice/voiceDetector.ts';
import { AloudError, cancelled, throwIfAborted } from '../../common/errors.ts';
import type { SpokenLanguages } from '../../common/settings/spokenLanguages.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import type { Transcriber } from '../../transcribe/transcriber.ts';
import { WordsSoFar } from '../../transcribe/wordsSoFar.ts';
import { byAloud } from '../views/messages.ts';
import { chooseFile, pick, withProgress } from '../views/screen.ts';

/** In longer sound, in ms, the quicker detector finds where speech begins and ends. */
const LONG_MS = 300_000;
const SHOWN = 80;

export interface FileTranscription {
  readonly decoders: Decoders;
  readonly transcriber: Transcriber;
  readonly spoken: SpokenLanguages;
  detector(): VoiceDetector;
}

/**
 * A sound file as text, in a new document or at the cursor, with progress and a way to cancel. Asks for what is not
 * given. Throws AloudErrors.
 */
export async function transcribeFile(
  parts: FileTranscription,
  given?: vscode.Uri,
  where?: 'cursor' | 'document',
): Promise<void> {
  const file = given ?? (await chooseSound());
  if (!file) return;
  const editor = vscode.window.activeTextEditor;
  const place = where ?? (editor ? await choosePlace() : 'document');
  if (!place) return;
  const text = await withProgress(byAloud(asWritten(basename(file.fsPath))), (report, signal) =>
    transcribed(parts, file.fsPath, report, signal),
  );
  const at = vscode.window.visibleTextEditors.find(each => each.document === editor?.document);
  if (place === 'cursor' && at && (await at.edit(edit => edit.replace(at.selection, text)))) return;
  // An editor that is gone, or that cannot be written in, must not cost the text.
  const document = await vscode.workspace.openTextDocument({ content: `${text}\n`, language: 'plaintext' });
  await vscode.window.showTextDocument(document, { preview: false });
}

async function transcribed(
  { decoders, transcriber, spoken, detector }: FileTranscription,
  path: string,
  report: (says: Message) => void,
  signal: AbortSignal,
): Promise<string> {
  report(message('recordings.reading'));
  const whole = await readAudioFile(path, decoders, signal);
  const speech: Recording = whole.asItCame
    ? whole
    : await speechIn(whole, durationMs(whole) > LONG_MS ? new AdaptiveEnergyDetector() : detector());
  throwIfAborted(signal);
  report(message('recordings.listening'));
  const hints = { ...spoken, keywords: [], purpose: 'dictation' } as const;
  const soFar = new WordsSoFar();
  for await (const event of transcriber.transcribe(utteranceOf(speech), hints, signal)) {
    if (event.type !== 'final') report(message('recordings.partial', { text: soFar.take(event).text.slice(-SHOWN) }));
    else if (event.text !== '') return event.text;
  }
  if (signal.aborted) throw cancelled();
  throw new AloudError({ code: 'no-words', message: message('recordings.no-words', { file: basename(path) }) });
}

function chooseSound(): Promise<vscode.Uri | undefined> {
  return chooseFile(message('recordings.choose-file'), message('recordings.transcribe'), [
    [message('recordings.sound'), AUDIO_ENDINGS],
    [message('recordings.all-files'), ['*']],
  ]);
}

async function choosePlace(): Promise<'cursor' | 'document' | undefined> {
  const chosen = await pick(
    [
      { label: message('recordings.new-document'), place: 'document' as const },
      { label: message('recordings.at-cursor'), place: 'cursor' as const },
    ],
    { title: message('recordings.where') },
  );
  return chosen?.place;
}
