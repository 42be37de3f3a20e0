import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { LiveUtterance } from '../../../src/capture/liveUtterance.ts';
import type { WordsSoFar } from '../../../src/capture/take.ts';
import { Stopwatch } from '../../../src/common/async/stopwatch.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Course } from '../../../src/session/course.ts';
import type { Listening } from '../../../src/session/listening.ts';
import { Scene } from '../../../src/session/scene.ts';
import { type TranscriptAbout, Transcripts } from '../../../src/session/transcripts.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { LiveTranscriber } from '../../../src/transcribe/live/liveTranscriber.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { accessTo } from '../../support/server/access.ts';
import { heardByLevel, saidByLevel } from '../../support/server/realtime/levels.ts';
import { type RealtimeServer, startRealtimeServer } from '../../support/server/realtime/realtimeServer.ts';

const AT = { file: '/w/a.txt', position: { line: 0, character: 3 } };
const never = new AbortController().signal;

describe('words while someone speaks', () => {
  let server: RealtimeServer;
  let hears: (samples: Int16Array, rateHz: number) => string;
  let told: Happening[];
  let editor: InMemoryEditor;
  beforeEach(async () => {
    hears = heardByLevel;
    told = [];
    editor = new InMemoryEditor({ folders: ['/w'], open: { '/w/a.txt': 'one\n' } });
    editor.place('/w/a.txt', { line: 0, character: 3 });
    server = await startRealtimeServer({ deltaEveryMs: 200, hears: async (samples, rateHz) => hears(samples, rateHz) });
  });
  afterEach(() => server.close());

  function transcripts(): Transcripts {
    return new Transcripts(new LiveTranscriber(accessTo(server.url)), { language: 'en' }, silentLog);
  }

  function hear(about: Pick<TranscriptAbout, 'mode' | 'into'>, samples: Int16Array, voicedMs: number) {
    const utterance = new LiveUtterance();
    utterance.push(samples);
    utterance.end({ samples, file: undefined, voicedMs });
    const stopwatch = new Stopwatch();
    const tell = (happening: Happening) => void told.push(happening);
    return transcripts().of(utterance, { ...about, scene: Scene.open(editor), tell, stopwatch }, never);
  }

  const partials = () => told.flatMap(each => (each.event === 'partial' ? [each] : []));

  it('are told with what of them stays, and come to the text', async () => {
    const { raw } = await hear({ mode: 'command' }, saidByLevel(1, 2, 3), 360);
    assert.equal(raw, '1 2 3');
    assert.deepEqual(partials().at(-1), { event: 'partial', text: '1 2 3', stable: 5 });
    for (const { text, stable } of partials()) assert.ok('1 2 3'.startsWith(text.slice(0, stable)));
  });

  it('are text for where the cursor is only where that is dictated there', async () => {
    for (const [mode, into, isWritten] of [
      ['dictate', undefined, true],
      ['comment', undefined, true],
      ['dictate', 'terminal', false],
      ['command', undefined, false],
      ['ask', undefined, false],
    ] as const) {
      told = [];
      await hear({ mode, into }, saidByLevel(1, 2, 3), 360);
      assert.ok(
        partials().length > 0 && partials().every(({ at }) => isDeepStrictEqual(at, isWritten ? AT : undefined)),
        `${mode} ${into}`,
      );
    }
  });

  for (const [what, text] of [
    ['phrases that nobody says', 'Thank you for watching.'],
    ['more than can be said', 'and then we will go on to talk of the price of total and of sum and more'],
  ])
    it(`F10: are dropped where a model makes up ${what}`, async () => {
      hears = () => text ?? '';
      await assert.rejects(hear({ mode: 'dictate' }, saidByLevel(1), 60), { code: 'no-words' });
    });

  it('go to whoever listens, who knows when they are all', async () => {
    const heard: WordsSoFar[] = [];
    const utterance = new LiveUtterance();
    const listening: Listening = {
      utterance,
      purpose: 'command',
      stop() {},
      heard: words => void heard.push(words),
      understood: async () => {},
      dismissed: async () => {},
    };
    const turn = {
      number: 1,
      mode: 'command',
      manner: 'asked',
      abort: new AbortController(),
      ended: Promise.resolve(),
      listening: undefined,
    } as const;
    const course = new Course(
      {
        log: silentLog,
        scene: () => undefined,
        listen: (_about, watch) => {
          watch.open();
          return listening;
        },
        turn: async (_about, tell) => {
          tell({ event: 'partial', text: 'undo', stable: 0 });
          utterance.end({ samples: new Int16Array(1600), file: undefined });
          tell({ event: 'transcript', text: 'undo' });
        },
      },
      { ...turn },
      () => {},
      () => {},
    );
    await course.run({ mode: 'command' });
    assert.deepEqual(
      heard.map(({ text }) => text),
      ['undo'],
    );
  });
});
