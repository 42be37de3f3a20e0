// One turn of the real pipeline without VS Code: `npm run --silent turn -- --help` is README's section on it.
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { Gate } from '../../src/actions/gate/gate.ts';
import { readAudioFile } from '../../src/capture/encoding/audioFile.ts';
import { utteranceOf } from '../../src/capture/liveUtterance.ts';
import { asAloudError } from '../../src/common/errors.ts';
import { environmentKey } from '../../src/common/hosts.ts';
import { silentLog } from '../../src/common/log.ts';
import { settingsFrom } from '../../src/common/settings/settings.ts';
import { spokenLanguages } from '../../src/common/settings/spokenLanguages.ts';
import type { Selection } from '../../src/editor/position.ts';
import { parseOwnCommands } from '../../src/grammar/commands/own/ownCommandFile.ts';
import { OwnCommands } from '../../src/grammar/commands/own/ownCommands.ts';
import { ConfiguredAddresses } from '../../src/openai/addresses.ts';
import { Memory } from '../../src/session/memory.ts';
import { foreignMode, modesOf } from '../../src/session/modes/modes.ts';
import { Scene } from '../../src/session/scene.ts';
import { Transcripts } from '../../src/session/transcripts.ts';
import { runTurn, type Said, type TurnParts } from '../../src/session/turn.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import { Stages } from '../../src/stages/stages.ts';
import { FileEditor } from './fileEditor.ts';
import { grammarFolders } from './grammarFolders.ts';
import { placeIn } from './placeIn.ts';
import { parseTurnArguments, type TurnArguments } from './turnArguments.ts';
import { WavFilePlayer } from './wavFilePlayer.ts';

/** Progress of no use to a program that reads the result. */
const LEFT_OUT = new Set<Happening['event']>(['state', 'level', 'delta']);

/** The last line of every run: where it left off, null and nothing where it never began. */
interface End {
  readonly event: 'end';
  readonly file: string | null;
  readonly selections: readonly Selection[];
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  let editor: FileEditor | undefined;
  try {
    await turn(parseTurnArguments(args), opened => (editor = opened), interrupted.signal);
    return 0;
  } catch (thrown) {
    const isUsage = thrown instanceof RangeError || (thrown instanceof TypeError && 'code' in thrown);
    const { code, message } = isUsage
      ? { code: 'bad-arguments', message: (thrown as Error).message }
      : asAloudError(thrown);
    print({ event: 'error', code, message });
    return 1;
  } finally {
    print(endIn(editor));
  }
}

function endIn(editor: FileEditor | undefined): End {
  const shown = editor?.documents.active();
  return { event: 'end', file: shown?.document.path ?? null, selections: shown?.selections ?? [] };
}

async function turn(given: TurnArguments, opened: (editor: FileEditor) => void, signal: AbortSignal): Promise<void> {
  const address = process.env['OPENAI_BASE_URL'];
  const settings = settingsFrom({ ...(address && { 'aloud.baseUrl': address }), ...given.settings });
  const addresses = new ConfiguredAddresses(settings, async origin => environmentKey(origin, process.env));
  const stages = new Stages({
    settings,
    addresses,
    log: silentLog,
    environment: process.env,
    programs: {
      player: fromRoot('src/speak/players/nativePlayerProcess.ts'),
      sox: fromRoot('src/capture/encoding/soxProcess.ts'),
      engine: fromRoot('src/engines/engineProcess.ts'),
    },
    grammars: grammarFolders,
    progress: () => {},
  });
  const folder = resolve(given.workspace);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new RangeError(`--workspace ${given.workspace} is no folder.`);
  const editor = new FileEditor({ folder, parsers: stages.parsers, confirm: async () => given.yes });
  opened(editor);
  await placeIn(editor, isAbsolute(given.file) ? given.file : join(folder, given.file), given.selection);
  const scene = Scene.open(editor);
  const said: Said =
    'text' in given.said
      ? given.said
      : { utterance: utteranceOf(await readAudioFile(resolve(given.said.audio), stages.decoders(), signal)) };
  const memory = new Memory();
  const modes = {
    actions: CATALOGUE,
    grammar: stages.grammar,
    memory,
    own: await ownCommands(folder),
    chat: stages.chat(),
    audio: stages.audio(),
    speaker: stages.speaker(given.speech === undefined ? undefined : new WavFilePlayer(resolve(given.speech))),
    parsers: stages.parsers,
    settings,
    log: silentLog,
  };
  const parts: TurnParts = {
    editor,
    gate: new Gate({ folders: () => editor.files.folders, trusted: () => true }),
    memory,
    preview: { files: settings.get('aloud.edits.previewFiles'), lines: settings.get('aloud.edits.previewLines') },
    transcripts: new Transcripts(stages.transcriber(), spokenLanguages(settings), silentLog),
    modes: modesOf(modes),
    foreign: (mode, foreign) => foreignMode(modes, mode, foreign),
  };
  const about = { mode: given.mode, said, scene, manner: 'asked' as const };
  await runTurn(about, parts, event => !LEFT_OUT.has(event.event) && print(told(event)), signal);
}

/** Those of the workspace, as the extension reads them. */
async function ownCommands(folder: string): Promise<OwnCommands> {
  const text = await readFile(join(folder, '.vscode/aloud.json'), 'utf8').catch(() => '');
  return new OwnCommands(parseOwnCommands(text, 'workspace').commands);
}

function fromRoot(path: string): string {
  return resolve(import.meta.dirname, '../..', path);
}

/** What was heard so far in few words: a program that reads along has no cursor. */
function told(event: Happening) {
  return event.event === 'partial' ? { event: event.event, text: event.text } : event;
}

function print(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
