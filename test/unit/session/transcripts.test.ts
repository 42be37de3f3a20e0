import assert from 'node:assert/strict';
import { Stopwatch } from '../../../src/common/async/stopwatch.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Scene } from '../../../src/session/scene.ts';
import { Transcripts } from '../../../src/session/transcripts.ts';
import type { ModeName } from '../../../src/session/turnEvents.ts';
import type { Transcriber } from '../../../src/transcribe/transcriber.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { utteranceOf } from '../../support/spoken.ts';

const TEXT = 'struct TimerEntry { deadline: u64 }\n';

/** The text as it is spelled of a transcript over a file with a timer entry. */
async function spelled(heard: string, mode: ModeName, language?: string): Promise<string> {
  const transcriber: Transcriber = {
    name: 'scripted',
    async *transcribe() {
      yield { type: 'final', text: heard };
    },
  };
  const editor = new InMemoryEditor({ folders: ['/w'], open: { '/w/a.rs': TEXT } });
  editor.place('/w/a.rs', { line: 0, character: 0 });
  const transcripts = new Transcripts(transcriber, { language: language }, silentLog);
  const about = { mode, scene: Scene.open(editor), tell: () => {}, stopwatch: new Stopwatch() };
  const said = utteranceOf(new Int16Array(16_000));
  return (await transcripts.of(said, about, new AbortController().signal)).spelled;
}

describe('transcripts', () => {
  const heard = 'Rename time or entry to alarm.';

  it('have the names of the file by their sound in a command, and in a question', async () => {
    assert.equal(await spelled(heard, 'command', 'en'), 'Rename TimerEntry to alarm.');
    assert.equal(await spelled(heard, 'command'), 'Rename TimerEntry to alarm.');
    assert.equal(await spelled('What is the timer injury for?', 'ask', 'en-GB'), 'What is the TimerEntry for?');
  });

  it('stay as they were heard where text is dictated, and where another language is spoken', async () => {
    assert.equal(await spelled(heard, 'dictate', 'en'), heard);
    assert.equal(await spelled(heard, 'command', 'de'), heard);
  });
});
