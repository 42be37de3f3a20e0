// A conversation without VS Code: `npm run --silent converse -- --help` is README's section on it.
import { resolve } from 'node:path';
import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { readAudioFile } from '../../src/capture/encoding/audioFile.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { Channel } from '../../src/common/async/channel.ts';
import { silentLog } from '../../src/common/log.ts';
import { Conversing } from '../../src/session/conversing/conversing.ts';
import type { TalkWish } from '../../src/session/conversing/talkWish.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import { type ConverseArguments, parseConverseArguments } from './converseArguments.ts';
import { ConversationWatch, Person } from './conversingPerson.ts';
import { DEAF } from './ears.ts';
import type { FileEditor } from './fileEditor.ts';
import { headless, main, tell } from './headless.ts';
import { PacedWavPlayer } from './pacedWavPlayer.ts';
import { voiceModel } from './voiceModel.ts';

process.exitCode = await main((opened, signal) =>
  converse(parseConverseArguments(process.argv.slice(2)), opened, signal),
);

async function converse(given: ConverseArguments, opened: (editor: FileEditor) => void, signal: AbortSignal) {
  const { settings, stages, editor, memory, gate } = await headless(given, opened);
  const recordings = await Promise.all(
    given.audio.map(async path => (await readAudioFile(resolve(path), stages.ears.decoders(), signal)).samples),
  );
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
      speaker: stages.voices.speaker(undefined),
    },
    ears: { ...DEAF, detector: () => silero.detector() },
    gate,
    tell: happening => {
      watch.told(happening);
      const isNothing = happening.event === 'answer' && happening.text === '';
      if (!isNothing) tell(happening, named);
    },
  });
  const isWithKey = settings.get('aloud.conversation.detection') === 'push';
  const person = new Person(
    recordings,
    given,
    watch,
    player,
    () => conversation.isAtRest,
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

/** Under the names of a conversation. */
function named(happening: Happening): object {
  if (happening.event === 'transcript') return { event: 'heard', text: happening.text };
  if (happening.event === 'answer') return { event: 'said', text: happening.text };
  if (happening.event === 'partial') return { event: 'partial', text: happening.text };
  return happening;
}
