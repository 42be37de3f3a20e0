import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SpokenSound } from '../support/host/spokenSound.ts';
import { recognise, say } from '../support/server/flite.ts';
import { type RealtimeServer, startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

const FIRST = 'go to line three';
const SECOND = 'make this name better';
const LAST = 'goodbye';

describe('a conversation', () => {
  let harness: Harness;
  let server: RealtimeServer;
  let sound: SpokenSound;

  before(async () => {
    server = await startRealtimeServer({
      hears: (samples, rateHz) => recognise(samples, rateHz, [FIRST, SECOND, LAST]),
      talk: {
        replies: items =>
          items.findLast(item => /^(?:tool|user):/.test(item))?.startsWith('tool:')
            ? { says: ['Renamed total to sum.'] }
            : { calls: [{ name: 'rename_symbol', arguments: JSON.stringify({ name: 'total', new_name: 'sum' }) }] },
        says: words => say(words, { rateHz: 24_000 }),
      },
    });
    harness = await Harness.start({}, { 'aloud.conversation.baseUrl': server.url });
    sound = new SpokenSound(harness.folder);
    await harness.set(sound.settings);
  });

  after(async () => {
    await harness.stop();
    await server.close();
  });

  /** Says it, and waits until it was heard. */
  async function says(words: string): Promise<void> {
    await sound.speaks(words);
    await harness.event('transcript', ({ text }) => text === words);
  }

  it('does plain commands at once, lets the model act and answer, and ends at a goodbye', async () => {
    const editor = await harness.open('add.ts', '|function add(a, b) {\n  const total = a + b;\n  return total;\n}\n');
    const mouth = () => harness.events.findLast(event => event.event === 'state' && event.track === 'mouth');
    const talk = vscode.commands.executeCommand('aloud.converse');
    await says(FIRST);
    await until('the cursor is there', () => editor.selection.active.line === 2);
    await says(SECOND);
    await harness.event('answer', ({ text }) => text === 'Renamed total to sum.');
    assert.match(editor.document.getText(), /const sum = a \+ b;\n {2}return sum;/);
    await until('it has said so', () => {
      const last = mouth();
      return last?.event === 'state' && last.state === 'silent';
    });
    await says(LAST);
    await talk;
    await harness.idle();
    assert.deepEqual(
      server.talks.flatMap(({ refusals }) => refusals),
      [],
    );
    const states = harness.states();
    assert.equal(states[0], 'opening');
    assert.ok(states.includes('listening') && states.includes('speaking') && states.includes('acting'), `${states}`);
    assert.equal(states.at(-1), 'idle');
    assert.equal(await sound.spokenSince(0, ['renamed total to sum', FIRST, SECOND]), 'renamed total to sum');
    // What was done by the model is one undo, as ever.
    await vscode.commands.executeCommand('aloud.undoTurn');
    await until('it is undone', () => editor.document.getText().includes('return total;'));
  });
});
