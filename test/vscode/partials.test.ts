import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { watchDecorations } from './decorations.ts';
import { Harness } from './harness.ts';

const RATE_HZ = 16_000;
const SENTENCE = 'the sum of all prices is rounded to the nearest cent';

/** What was drawn before and behind the cursor, and where; undefined where that was taken away. */
interface Drawn {
  readonly text: string;
  readonly at: string;
  readonly version: number;
}

describe('text while someone speaks', function () {
  this.timeout(120_000);
  let harness: Harness;
  let drawn: (Drawn | undefined)[];
  let stopWatching: () => void;

  beforeEach(async () => {
    drawn = [];
    stopWatching = watchGhosts(drawn);
    harness = await Harness.start(
      { hears: [SENTENCE, 'delete line three', 'select all'], realtime: { deltaEveryMs: 300 } },
      { 'aloud.transcription.backend': 'live', 'aloud.commands.understand': 'grammar' },
    );
  });
  afterEach(async () => {
    stopWatching();
    await harness.stop();
  });

  /** While there is no such file, the microphone hears slowly: what is said must not be over before it is looked at. */
  const quick = () => join(harness.folder, 'quick');
  const saysTheRest = () => writeFileSync(quick(), '');

  /** A microphone that hears this, and then nothing for ever. */
  async function speakInto(words: string): Promise<void> {
    const file = join(harness.folder, 'voice.raw');
    const voice = await say(words, { rateHz: RATE_HZ });
    const silence = new Int16Array(RATE_HZ / 2);
    writeFileSync(
      file,
      Buffer.concat(
        [silence, voice].map(each => Buffer.from(new Uint8Array(each.buffer, each.byteOffset, each.byteLength))),
      ),
    );
    const paced = `at=0; while [ $at -lt $(wc -c < '${file}') ]; do tail -c +$((at + 1)) '${file}' | head -c 3200; at=$((at + 3200)); if [ -e '${quick()}' ]; then sleep 0.02; else sleep 0.2; fi; done`;
    await harness.set({
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': ['/bin/sh', '-c', `${paced}; while head -c 3200 /dev/zero; do sleep 0.1; done`],
      'aloud.microphone.standbySeconds': 0,
    });
  }

  it('shows what is dictated at the cursor, changes nothing until it is whole, and puts the text in its place', async () => {
    const editor = await harness.open('notes.txt', 'One.\nbefore | after\n');
    const { document } = editor;
    const { version } = document;
    await speakInto(SENTENCE);
    await harness.press('aloud.dictate');
    await until('some of it was shown, and then more', () => drawn.length >= 2);
    saysTheRest();
    await harness.event('transcript');
    await harness.event('done');
    assert.equal(document.getText(), `One.\nbefore ${SENTENCE} after\n`);
    const shown = drawn.filter(each => each !== undefined);
    const spoken = shown.filter(({ text }) => text.length < SENTENCE.length);
    assert.ok(spoken.length >= 2, JSON.stringify(shown));
    for (const each of shown) {
      assert.ok(SENTENCE.startsWith(each.text.trim()), each.text);
      assert.deepEqual([each.at, each.version], ['1:7', version]);
    }
    assert.equal(drawn.at(-1), undefined);
    // The text is asked for while it is said, and nothing is sent a second time.
    assert.equal(harness.server.requestsTo('/audio/transcriptions').length, 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'One.\nbefore  after\n');
  });

  it('takes it away when the turn is cancelled, and leaves the document as it was', async () => {
    const { document } = await harness.open('notes.txt', 'before | after\n');
    await speakInto(SENTENCE);
    await harness.press('aloud.dictate');
    await until('something is shown', () => drawn.length > 0);
    await vscode.commands.executeCommand('aloud.cancel');
    await harness.idle();
    assert.equal(drawn.at(-1), undefined);
    assert.equal(document.getText(), 'before  after\n');
    assert.equal(document.isDirty, false);
  });

  it('tells a command’s words beside the state, not at the cursor, and ends it as soon as it is whole', async () => {
    const { document } = await harness.open('a.txt', '|one\ntwo\nthree\nfour\n');
    await speakInto('delete line three');
    await harness.press('aloud.command');
    await harness.event('partial');
    saysTheRest();
    await harness.event('done');
    assert.equal(document.getText(), 'one\ntwo\nfour\n');
    const partials = harness.events.flatMap(event => (event.event === 'partial' ? [event.text] : []));
    assert.ok(partials.length > 0 && partials.every(text => 'delete line three'.startsWith(text)), partials.join());
    assert.deepEqual(drawn, []);
  });
});

/** Notes what is drawn before and behind places in a text that is dictated. */
function watchGhosts(drawn: (Drawn | undefined)[]): () => void {
  const ghosts = new Set<vscode.TextEditorDecorationType>();
  return watchDecorations(({ editor, type, options }) => {
    const [ghost] = options;
    if (!ghost) {
      if (ghosts.has(type)) drawn.push(undefined);
      return;
    }
    const { before, after } = ghost.renderOptions ?? {};
    // What goes on stands behind the line, and begins with its sign.
    if ((!before && !after) || /^[○●…♪✓✗?]\u00a0/.test(after?.contentText ?? '')) return;
    ghosts.add(type);
    const { line, character } = ghost.range.start;
    const text = [before?.contentText, after?.contentText].join('').replaceAll('\u00a0', ' ');
    drawn.push({ text, at: `${line}:${character}`, version: editor.document.version });
  });
}
