// A conversation without VS Code: `npm run --silent converse -- --help` is README's section on it.
import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { Gate } from '../../src/actions/gate/gate.ts';
import { readAudioFile } from '../../src/capture/encoding/audioFile.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { Channel } from '../../src/common/async/channel.ts';
import { asAloudError } from '../../src/common/errors.ts';
import { environmentKey } from '../../src/common/hosts.ts';
import { silentLog } from '../../src/common/log.ts';
import { settingsFrom } from '../../src/common/settings/settings.ts';
import { ConfiguredAddresses } from '../../src/openai/addresses.ts';
import { Conversing } from '../../src/session/conversing/conversing.ts';
import type { TalkWish } from '../../src/session/conversing/talkWish.ts';
import { Memory } from '../../src/session/memory.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import { Stages } from '../../src/stages/stages.ts';
import { type ConverseArguments, parseConverseArguments } from './converseArguments.ts';
import { ConversationWatch, Person } from './conversingPerson.ts';
import { DEAF } from './ears.ts';
import { FileEditor } from './fileEditor.ts';
import { grammarFolders } from './grammarFolders.ts';
import { PacedWavPlayer } from './pacedWavPlayer.ts';
import { placeIn } from './placeIn.ts';
import { voiceModel } from './voiceModel.ts';

/** Of no use to a program that reads the result. */
const LEFT_OUT = new Set<Happening['event']>(['state', 'level', 'delta']);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  let editor: FileEditor | undefined;
  try {
    await converse(parseConverseArguments(args), opened => (editor = opened), interrupted.signal);
    return 0;
  } catch (thrown) {
    const isUsage = thrown instanceof RangeError || (thrown instanceof TypeError && 'code' in thrown);
    const { code, message } = isUsage
      ? { code: 'bad-arguments', message: (thrown as Error).message }
      : asAloudError(thrown);
    print({ event: 'error', code, message });
    return 1;
  } finally {
    const shown = editor?.documents.active();
    print({ event: 'end', file: shown?.document.path ?? null, selections: shown?.selections ?? [] });
  }
}

async function converse(given: ConverseArguments, opened: (editor: FileEditor) => void, signal: AbortSignal) {
  const address = process.env['OPENAI_BASE_URL'];
  const settings = settingsFrom({ ...(address && { 'aloud.baseUrl': address }), ...given.settings });
  const addresses = new ConfiguredAddresses(settings, async origin => environmentKey(origin, process.env));
  const stages = new Stages({
    ...{ settings, addresses, log: silentLog, environment: process.env, grammars: grammarFolders },
    programs: {
      player: fromRoot('src/speak/players/nativePlayerProcess.ts'),
      sox: fromRoot('src/capture/encoding/soxProcess.ts'),
      engine: fromRoot('src/engines/engineProcess.ts'),
    },
    progress: () => {},
  });
  const folder = resolve(given.workspace);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new RangeError(`--workspace ${given.workspace} is no folder.`);
  const editor = new FileEditor({ folder, parsers: stages.parsers, confirm: async () => given.yes });
  opened(editor);
  await placeIn(editor, isAbsolute(given.file) ? given.file : join(folder, given.file), given.selection);
  const recordings = await Promise.all(
    given.audio.map(async path => (await readAudioFile(resolve(path), stages.decoders(), signal)).samples),
  );
  const memory = new Memory();
  const silero = new Silero({ model: voiceModel, log: silentLog });
  const wishes = new Channel<TalkWish>();
  const player = new PacedWavPlayer(resolve(given.speech));
  const watch = new ConversationWatch();
  const conversation = new Conversing({
    ...{
      editor,
      memory,
      player,
      log: silentLog,
      manner: 'hands-free',
      changes: () => ({ dispose: () => {} }),
      actions: CATALOGUE,
    },
    ...{
      grammar: stages.grammar,
      chat: stages.chat(),
      parsers: stages.parsers,
      access: stages.access(),
      speaker: stages.speaker(undefined),
    },
    ears: { ...DEAF, detector: () => silero.detector() },
    gate: new Gate({ folders: () => editor.files.folders, trusted: () => true }),
    tell: happening => {
      watch.told(happening);
      const isNothing = happening.event === 'answer' && happening.text === '';
      if (!isNothing && !LEFT_OUT.has(happening.event)) print(named(happening));
    },
  });
  const isWithKey = settings.get('aloud.conversation.detection') === 'push';
  const person = new Person(
    recordings,
    given,
    watch,
    player,
    isHeld => isWithKey && wishes.push(isHeld ? 'unmute' : 'mute'),
  );
  const ended = conversation.run(person.frames(), wishes, signal);
  void person.done.then(() => wishes.push('end'));
  try {
    await ended;
  } finally {
    person.leave();
  }
}

function fromRoot(path: string): string {
  return resolve(import.meta.dirname, '../..', path);
}

/** Under the names of a conversation. */
function named(happening: Happening): object {
  if (happening.event === 'transcript') return { event: 'heard', text: happening.text };
  if (happening.event === 'answer') return { event: 'said', text: happening.text };
  if (happening.event === 'partial') return { event: 'partial', text: happening.text };
  return happening;
}

function print(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
