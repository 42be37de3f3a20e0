import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { recognise, say } from '../support/server/flite.ts';
import { type RealtimeServer, startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

const RATE_HZ = 16_000;
const FIRST = 'go to line three';
const SECOND = 'make this name better';
const LAST = 'goodbye';

/** So much silence, in s. */
const silence = (seconds: number) => Buffer.alloc(RATE_HZ * 2 * seconds);

describe('a conversation', () => {
  let harness: Harness;
  let server: RealtimeServer;

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
    harness = await Harness.start({}, { 'aloud.conversation.baseUrl': server.url, 'aloud.player': 'sox' });
    // A player that keeps what it was given to play.
    const player = join(harness.folder, 'player');
    writeFileSync(player, `#!/bin/sh\ncat >> '${join(harness.folder, 'heard.raw')}'\n`, { mode: 0o755 });
    await harness.set({ 'aloud.sox.path': player });
    const pieces: Buffer[] = [silence(0.6)];
    for (const words of [FIRST, SECOND, LAST]) {
      const { buffer, byteOffset, byteLength } = await say(words, { rateHz: RATE_HZ });
      pieces.push(Buffer.from(buffer, byteOffset, byteLength), silence(words === SECOND ? 6 : 2));
    }
    const voice = join(harness.folder, 'voice.raw');
    writeFileSync(voice, Buffer.concat(pieces));
    // As fast as someone speaks: a tenth of a second at a time.
    const paced = `i=0; while :; do dd if='${voice}' bs=3200 skip=$i count=1 2>/dev/null; i=$((i+1)); [ $((i*3200)) -ge $(wc -c < '${voice}') ] && break; sleep 0.1; done; while head -c 3200 /dev/zero; do sleep 0.1; done`;
    await harness.set({
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': ['/bin/sh', '-c', paced],
      'aloud.microphone.standbySeconds': 0,
    });
  });

  after(async () => {
    await harness.stop();
    await server.close();
  });

  it('does plain commands at once, lets the model act and answer, and ends at a goodbye', async () => {
    const editor = await harness.open('add.ts', '|function add(a, b) {\n  const total = a + b;\n  return total;\n}\n');
    const talk = vscode.commands.executeCommand('aloud.converse');
    await harness.event('transcript', ({ text }) => text === FIRST);
    await until('the cursor is there', () => editor.selection.active.line === 2);
    await harness.event('transcript', ({ text }) => text === SECOND);
    await harness.event('answer', ({ text }) => text === 'Renamed total to sum.');
    assert.match(editor.document.getText(), /const sum = a \+ b;\n {2}return sum;/);
    await harness.event('transcript', ({ text }) => text === LAST);
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
    const bytes = readFileSync(join(harness.folder, 'heard.raw'));
    const sound = new Int16Array(new Uint8Array(bytes.subarray(0, bytes.length & ~1)).buffer);
    assert.equal(await recognise(sound, 24_000, ['renamed total to sum', FIRST, SECOND]), 'renamed total to sum');
    // What was done by the model is one undo, as ever.
    await vscode.commands.executeCommand('aloud.undoTurn');
    await until('it is undone', () => editor.document.getText().includes('return total;'));
  });
});
