import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { wavBytes } from '../../src/common/wav.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { say } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

const RATE_HZ = 16_000;
/** A process that is no longer: the highest number there can be. */
const NOBODY = 4_194_304;

describe('hearing in the editor', function () {
  this.timeout(120_000);
  let harness: Harness;

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    rmSync(harness.recordings, { recursive: true, force: true });
    await harness.stop();
  });

  /** A microphone that hears these words, each followed by some silence, and then nothing for ever. */
  async function speakInto(...sentences: readonly string[]): Promise<void> {
    const file = join(harness.folder, 'voice.raw');
    const silence = Buffer.alloc(RATE_HZ * 2 * 1.2);
    const parts: Buffer[] = [silence];
    for (const words of sentences) {
      const { buffer, byteOffset, byteLength } = await say(words, { rateHz: RATE_HZ });
      parts.push(Buffer.from(buffer, byteOffset, byteLength), silence);
    }
    writeFileSync(file, Buffer.concat(parts));
    const goesOn = 'while head -c 3200 /dev/zero; do sleep 0.1; done';
    await harness.set({
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': ['/bin/sh', '-c', `cat '${file}'; ${goesOn}`],
    });
  }

  /** What was heard, in order. */
  const transcripts = () => harness.events.flatMap(event => (event.event === 'transcript' ? [event.text] : []));

  /** The states of listening without a key, in order. */
  const handsFree = () => harness.events.flatMap(event => (event.event === 'hands-free' ? [event.state] : []));

  async function wait(words: string, name: string): Promise<void> {
    mkdirSync(harness.recordings, { recursive: true, mode: 0o700 });
    const samples = await say(words, { rateHz: RATE_HZ });
    writeFileSync(join(harness.recordings, `speech-${Date.now()}-${NOBODY}-1${name}.wav`), wavBytes(samples, RATE_HZ));
  }

  it('hands-free: one command after the other, asleep in between, and nothing is sent while it sleeps', async () => {
    await sleepsAndWakes({});
  });

  it('hands-free: is woken by a model on this machine where PocketSphinx is not', async function () {
    const folder = folderWith('moonshine-base-en', this);
    await sleepsAndWakes({ 'aloud.pocketsphinx.path': '/none', 'aloud.models.folder': folder });
  });

  async function sleepsAndWakes(settings: Readonly<Record<string, unknown>>): Promise<void> {
    harness = await Harness.start(
      { hears: ['go to line three', 'go to sleep', 'go to line two', 'delete this line', 'select all'] },
      { 'aloud.commands.understand': 'grammar', ...settings },
    );
    const { document } = await harness.open('a.txt', '|one\ntwo\nthree\nfour\n');
    await speakInto('go to line three', 'go to sleep', 'select all', 'delete this line', 'wake up', 'go to line two');
    const earlier = new Set(existsSync(harness.recordings) ? readdirSync(harness.recordings) : []);
    const listening = vscode.commands.executeCommand('aloud.handsFree');
    await until('the last command is heard', () => transcripts().length === 3);
    await until('it is done', () => vscode.window.activeTextEditor?.selection.active.line === 1);
    await vscode.commands.executeCommand('aloud.handsFree');
    await listening;
    assert.deepEqual(transcripts(), ['go to line three', 'go to sleep', 'go to line two']);
    assert.deepEqual(handsFree(), ['awake', 'asleep', 'awake', 'off']);
    assert.equal(harness.server.requestsTo('/audio/transcriptions').length, 3);
    assert.equal(document.getText(), 'one\ntwo\nthree\nfour\n');
    await until('nothing is left of what was heard', () =>
      readdirSync(harness.recordings).every(name => earlier.has(name) || name.includes('.aside.')),
    );
  }

  it('says that it opens until the microphone hears, and that it listens from then on', async () => {
    harness = await Harness.start({ hears: ['go to line three'] }, { 'aloud.commands.understand': 'grammar' });
    await harness.open('a.txt', '|one\ntwo\nthree\n');
    await speakInto('go to line three');
    const [, , script] = vscode.workspace.getConfiguration().get<readonly string[]>('aloud.microphone.command') ?? [];
    const [opened, go] = ['opened', 'go'].map(name => join(harness.folder, name));
    const waiting = `touch '${opened}'; until [ -e '${go}' ]; do sleep 0.05; done; ${script}`;
    await harness.set({ 'aloud.microphone.command': ['/bin/sh', '-c', waiting] });
    const pressing = harness.press('aloud.command');
    await until('the recorder runs', () => existsSync(String(opened)));
    assert.deepEqual(harness.states(), ['opening']);
    assert.ok(!harness.events.some(({ event }) => event === 'level'));
    writeFileSync(String(go), '');
    await pressing;
    await harness.idle();
    assert.deepEqual(transcripts(), ['go to line three']);
    assert.deepEqual(harness.states().slice(0, 2), ['opening', 'listening']);
  });

  it('F17: what an editor left behind that was killed is listed, and becomes what it was spoken for', async () => {
    harness = await Harness.start({ hears: ['adds up all prices', 'go to line ten'] });
    const { document } = await harness.open('a.py', 'def total(prices):\n    |return sum(prices)\n');
    await wait('adds up all prices', '-comment.going');
    const showing = vscode.commands.executeCommand('aloud.showRecordings');
    await until('the recording is chosen', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return transcripts().length === 1;
    });
    await showing;
    assert.equal(document.getText(), 'def total(prices):\n    # Adds up all prices\n    return sum(prices)\n');
    assert.deepEqual(readdirSync(harness.recordings), []);
  });

  it('F9: a recording in which nobody speaks is not sent when it is tried again', async () => {
    harness = await Harness.start();
    mkdirSync(harness.recordings, { recursive: true, mode: 0o700 });
    const name = `speech-${Date.now()}-${NOBODY}-1-command.pending.wav`;
    writeFileSync(join(harness.recordings, name), wavBytes(new Int16Array(RATE_HZ * 2), RATE_HZ));
    const showing = vscode.commands.executeCommand('aloud.showRecordings');
    await until('the recording is chosen', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return harness.events.some(({ event }) => event === 'error');
    });
    await showing;
    assert.equal((await harness.event('error')).code, 'nothing-heard');
    assert.equal(harness.server.requests.length, 0);
  });

  it('transcribes a sound file into a new document, and at the cursor', async () => {
    harness = await Harness.start({ hears: ['this is what was said', 'go to line ten'] });
    const file = join(harness.folder, 'said.wav');
    writeFileSync(file, wavBytes(await say('this is what was said', { rateHz: RATE_HZ }), RATE_HZ));
    const editor = await harness.open('notes.txt', 'before | after\n');
    await vscode.commands.executeCommand('aloud.transcribeFile', vscode.Uri.file(file), 'cursor');
    assert.equal(editor.document.getText(), 'before this is what was said after\n');
    await vscode.commands.executeCommand('aloud.transcribeFile', vscode.Uri.file(file), 'document');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'this is what was said\n');
    assert.equal(vscode.window.activeTextEditor?.document.isUntitled, true);
  });

  it('A18: a workspace names neither what records nor what plays nor what cleans', () => {
    const extension = vscode.extensions.getExtension('aloud.aloud');
    assert.ok(extension);
    const groups: readonly { properties: Record<string, { scope: string }> }[] =
      extension.packageJSON.contributes.configuration;
    const properties = Object.assign({}, ...groups.map(group => group.properties));
    const programs = ['microphone.backend', 'microphone.device', 'microphone.command', 'sox.path', 'player'];
    for (const name of [...programs, 'pocketsphinx.path', 'pocketsphinx.model'])
      assert.equal(properties[`aloud.${name}`].scope, 'machine', name);
  });
});
