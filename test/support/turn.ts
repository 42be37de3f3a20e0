// One turn of the real pipeline without VS Code: `npm run --silent turn -- --help` is README's section on it.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { readAudioFile } from '../../src/capture/encoding/audioFile.ts';
import { utteranceOf } from '../../src/capture/liveUtterance.ts';
import { silentLog } from '../../src/common/log.ts';
import { spokenLanguages } from '../../src/common/settings/spokenLanguages.ts';
import { parseOwnCommands } from '../../src/grammar/own/ownCommandFile.ts';
import { OwnCommands } from '../../src/grammar/own/ownCommands.ts';
import { foreignMode, modesOf } from '../../src/session/modes/modes.ts';
import { Scene } from '../../src/session/scene.ts';
import { Transcripts } from '../../src/session/transcripts.ts';
import { runTurn, type Said, type TurnParts } from '../../src/session/turn.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import type { FileEditor } from './fileEditor.ts';
import { headless, main, tell } from './headless.ts';
import { parseTurnArguments, type TurnArguments } from './turnArguments.ts';
import { WavFilePlayer } from './wavFilePlayer.ts';

process.exitCode = await main((opened, signal) => turn(parseTurnArguments(process.argv.slice(2)), opened, signal));

async function turn(given: TurnArguments, opened: (editor: FileEditor) => void, signal: AbortSignal): Promise<void> {
  const { folder, settings, stages, editor, memory, gate } = await headless(given, opened);
  const scene = Scene.open(editor);
  const said: Said =
    'text' in given.said
      ? given.said
      : { utterance: utteranceOf(await readAudioFile(resolve(given.said.audio), stages.ears.decoders(), signal)) };
  const modes = {
    actions: CATALOGUE,
    grammar: stages.grammar,
    memory,
    own: await ownCommands(folder),
    chat: stages.chat(),
    audio: stages.audio(),
    speaker: stages.voices.speaker(given.speech === undefined ? undefined : new WavFilePlayer(resolve(given.speech))),
    parsers: stages.parsers,
    settings,
    log: silentLog,
  };
  const parts: TurnParts = {
    ...{ editor, gate, memory },
    preview: { files: settings.get('aloud.edits.previewFiles'), lines: settings.get('aloud.edits.previewLines') },
    transcripts: new Transcripts(stages.ears.transcriber(), spokenLanguages(settings), silentLog),
    modes: modesOf(modes),
    foreign: (mode, foreign) => foreignMode(modes, mode, foreign),
  };
  const about = { mode: given.mode, said, scene, manner: 'asked' as const };
  await runTurn(about, parts, event => tell(event, told), signal);
}

/** Those of the workspace, as the extension reads them. */
async function ownCommands(folder: string): Promise<OwnCommands> {
  const text = await readFile(join(folder, '.vscode/aloud.json'), 'utf8').catch(() => '');
  return new OwnCommands(parseOwnCommands(text, 'workspace').commands);
}

/** What was heard so far in few words: a program that reads along has no cursor. */
function told(event: Happening): object {
  return event.event === 'partial' ? { event: event.event, text: event.text } : event;
}
