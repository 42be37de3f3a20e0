import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { doubtsIn } from '../../../src/session/correcting/doubts.ts';
import { namesInDoubt } from '../../../src/session/correcting/namesInDoubt.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { Happening, ModeName } from '../../../src/session/turnEvents.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import type { Transcriber, Word } from '../../../src/transcribe/transcriber.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { utteranceOf } from '../../support/spoken.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

/** "the some? is right": a question mark stands after each word of which the recogniser was not sure. */
function heard(marked: string): readonly Word[] {
  return marked.split(' ').map(word => ({ text: word.replace('?', ''), confidence: word.endsWith('?') ? 0.3 : 0.9 }));
}

function marked(text: string, words: readonly Word[] | undefined): readonly string[] {
  return doubtsIn(text, words).map(({ start, end }) => text.slice(start, end));
}

describe('Words in doubt', () => {
  it('are those of which the recogniser was not sure, wherever they stand now', () => {
    assert.deepEqual(marked('The some is right.', heard('The some? is right.')), ['some']);
    assert.deepEqual(marked('“Some,” he said.', heard('“Some,”? he said.')), ['Some']);
    assert.deepEqual(marked('set max to max', heard('set max to max?')), ['max']);
    const [only] = doubtsIn('set max to max', heard('set max to max?'));
    assert.equal(only?.start, 11);
  });

  it('are none where they are spelled as a name of the file by now, and none where nothing is known', () => {
    assert.deepEqual(marked('set userTotal to it', heard('set user? total? to it?')), ['it']);
    assert.deepEqual(marked('set it', undefined), []);
    assert.deepEqual(marked('set it', heard('set it')), []);
    assert.deepEqual(marked('', heard('set? it?')), []);
  });

  it('take no long time to find', () => {
    const words = heard(Array.from({ length: 5_000 }, () => 'a?').join(' '));
    const start = process.cpuUsage().user;
    doubtsIn(words.map(({ text }) => text).join(' '), words);
    doubtsIn(words.map(({ text }) => text).join(' '), words.slice(0, 400));
    assert.ok((process.cpuUsage().user - start) / 1000 < 500);
  });

  it('may be names that sound so, the nearest first, and never those that were sure', () => {
    const names = ['userTotem', 'parcel', 'unrelated', 'total'];
    const offered = (said: string) =>
      namesInDoubt(said.replaceAll('?', ''), heard(said), names).map(each => each.words);
    // The same words are no other name.
    assert.deepEqual(offered('delete user? totem? now'), ['delete user total now']);
    assert.deepEqual(offered('delete use? her? totem? now').slice(0, 1), ['delete user totem now']);
    assert.deepEqual(offered('rename parsel? to sum'), ['rename parcel to sum']);
    assert.deepEqual(offered('rename parsel to sum'), []);
    assert.deepEqual(offered('rename something? else'), []);
    assert.deepEqual(offered('rename parsel it?'), []);
  });
});

describe('What was heard with doubts', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let memory: Memory;

  beforeEach(() => {
    stage = new Stage({ 'a.txt': 'parcelCount\n‸' });
    memory = new Memory();
  });
  afterEach(() => stage.close());

  async function hear(words: readonly Word[], mode: ModeName): Promise<readonly Happening[]> {
    const scene = Scene.open(stage.editor);
    const settings = settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' });
    const text = words.map(word => word.text).join(' ');
    const transcriber: Transcriber = {
      name: 'scripted',
      async *transcribe() {
        yield { type: 'final', text, words };
      },
    };
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory, settings, transcriber });
    const happenings: Happening[] = [];
    const said = { utterance: utteranceOf(new Int16Array(16_000)) };
    const tell = (happening: Happening) => void happenings.push(happening);
    await runTurn({ mode, said, scene, manner: 'asked' }, parts, tell, new AbortController().signal).finally(() =>
      scene?.dispose(),
    );
    return happenings;
  }

  it('is told with them, and without where there are none', async () => {
    const transcript = async (said: string) =>
      (await hear(heard(said), 'dictate')).find(({ event }) => event === 'transcript');
    assert.deepEqual(await transcript('the some? is right'), {
      event: 'transcript',
      text: 'the some is right',
      doubts: [{ start: 4, end: 8 }],
    });
    assert.deepEqual(await transcript('the sum is right'), { event: 'transcript', text: 'the sum is right' });
  });

  it('is mended by voice: “correct that” offers what is in doubt first, names of the file too', async () => {
    await hear(heard('we write parsel? count? now'), 'dictate');
    const asked = await hear(heard('correct that'), 'command');
    const offered = asked.find(happening => happening.event === 'alternatives');
    assert.equal(offered?.event === 'alternatives' && offered.words[0], 'we write parcel count now');
    await hear(heard('use two'), 'command');
    assert.equal(stage.text('a.txt'), 'parcelCount\nWe write parcelCount now');
  });
});
