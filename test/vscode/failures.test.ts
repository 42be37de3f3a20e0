import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { answering, Harness } from './harness.ts';

describe('what goes wrong', () => {
  let harness: Harness;

  afterEach(async () => {
    await harness.stop();
  });

  /** Runs something that fails; returns the message shown and its buttons. What is told `in passing` shows none. */
  async function failing(
    work: () => Thenable<unknown>,
    how: 'on screen' | 'in passing' = 'on screen',
  ): Promise<{ message: string; buttons: readonly string[]; code: string }> {
    let shown: readonly unknown[] = [];
    await answering(
      'showErrorMessage',
      (...args) => {
        shown = args;
      },
      async () => {
        await work();
        await harness.event('error');
        await harness.idle();
        // It is told once all that waited for the turn has gone on.
        if (how === 'on screen') await until('it is told', () => shown.length > 0);
        else await new Promise(resolve => setImmediate(resolve));
      },
    );
    const [message, ...buttons] = shown as string[];
    const { code } = await harness.event('error');
    return { message: message ?? '', buttons, code };
  }

  /** A microphone that plays words, or silence, from a file. */
  async function speakInto(words: string | undefined): Promise<void> {
    const silence = new Int16Array(16_000 * 2);
    const voice = words === undefined ? [] : [await say(words, { rateHz: 16_000 })];
    const file = join(harness.folder, 'voice.raw');
    writeFileSync(
      file,
      Buffer.concat([...voice, silence].map(part => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
    );
    await harness.set({ 'aloud.microphone.backend': 'command', 'aloud.microphone.command': ['cat', file] });
  }

  const command = () => harness.press('aloud.command');

  /** The user closes the choice of what shall hear as soon as it is there. */
  async function choosingNothing<T>(work: () => Promise<T>): Promise<T> {
    const window: Record<string, unknown> = vscode.window as never;
    const original = vscode.window.createQuickPick;
    window['createQuickPick'] = () => {
      const list = original();
      const show = list.show.bind(list);
      list.show = () => {
        show();
        list.hide();
      };
      return list;
    };
    try {
      return await work();
    } finally {
      window['createQuickPick'] = original;
    }
  }

  it('no key: says that nothing hears yet and lets choose what does, and the recording waits', async () => {
    harness = await Harness.start({ hears: ['undo that', 'save file'] });
    await speakInto('save file');
    await harness.set({ 'aloud.baseUrl': 'https://api.openai.com/v1' });
    const { code, message, buttons } = await choosingNothing(() => failing(command));
    assert.equal(code, 'no-key');
    assert.match(message, /Nothing hears you yet/);
    assert.deepEqual(buttons, ['Choose What Hears, Thinks and Speaks']);

    await harness.set({ 'aloud.baseUrl': harness.server.url });
    harness.events.length = 0;
    harness.server.say({ reply: { text: 'Saved.' } });
    await vscode.commands.executeCommand('aloud.retry');
    assert.equal((await harness.event('transcript')).text, 'save file');
  });

  it('F12: a wrong key is not tried twice, and the recording waits', async () => {
    harness = await Harness.start({ key: 'sk-right', hears: ['undo that', 'save file'] });
    await speakInto('save file');
    await answering(
      'showInputBox',
      () => 'sk-wrong-wrong',
      async () => {
        await vscode.commands.executeCommand('aloud.setApiKey');
      },
    );
    const { code, message, buttons } = await failing(command);
    assert.equal(code, 'bad-key');
    assert.ok(buttons.includes('Set API Key'));
    assert.doesNotMatch(message, /sk-wrong/);
    assert.equal(harness.server.requestsTo('/audio/transcriptions').length, 1);

    harness.events.length = 0;
    await answering(
      'showInputBox',
      () => 'sk-right',
      async () => {
        await vscode.commands.executeCommand('aloud.setApiKey');
      },
    );
    harness.server.say({ reply: { text: 'Saved.' } });
    await vscode.commands.executeCommand('aloud.retry');
    assert.equal((await harness.event('transcript')).text, 'save file');
    await vscode.commands.executeCommand('aloud.clearApiKey');
  });

  it('A17: a key goes to the address it was given for and to no other', async () => {
    harness = await Harness.start({ hears: ['save file', 'undo that'] });
    await answering(
      'showInputBox',
      () => 'sk-first-address',
      async () => {
        await vscode.commands.executeCommand('aloud.setApiKey');
      },
    );
    const other = await Harness.start();
    harness.server.say({ reply: { text: 'One.' } });
    await harness.set({ 'aloud.baseUrl': harness.server.url });
    await vscode.commands.executeCommand('aloud.typeCommand', 'hello');
    await other.set({ 'aloud.baseUrl': other.server.url });
    other.server.say({ reply: { text: 'Two.' } });
    await vscode.commands.executeCommand('aloud.typeCommand', 'hello');
    const [own] = harness.server.requestsTo('/chat/completions');
    const [foreign] = other.server.requestsTo('/chat/completions');
    assert.equal(own?.headers['authorization'], 'Bearer sk-first-address');
    assert.doesNotMatch(String(foreign?.headers['authorization']), /sk-first/);
    await other.stop();
    await harness.set({ 'aloud.baseUrl': harness.server.url });
    await vscode.commands.executeCommand('aloud.clearApiKey');
  });

  it('F15: no microphone: says what to do', async () => {
    harness = await Harness.start();
    await harness.set({ 'aloud.microphone.backend': 'command', 'aloud.microphone.command': ['no-such-recorder'] });
    const { code, message } = await failing(command);
    assert.match(code, /microphone/);
    assert.match(message, /no-such-recorder was not found/);
    assert.equal(harness.server.requests.length, 0);
  });

  it('F9: silence: nothing is sent, and that is no failure', async () => {
    harness = await Harness.start();
    await harness.set({ 'aloud.listening.patienceMs': 1000 });
    await speakInto(undefined);
    const { code, message } = await failing(command, 'in passing');
    assert.equal(code, 'nothing-heard');
    assert.equal(message, '', 'no error message on screen');
    assert.equal(harness.server.requests.length, 0);
  });

  it('F9: an empty transcript: nothing is done', async () => {
    harness = await Harness.start({ hears: { only: ['undo that'] } });
    await speakInto('the weather is lovely in the mountains today');
    const { code } = await failing(command, 'in passing');
    assert.equal(code, 'no-words');
    assert.equal(harness.server.requestsTo('/chat/completions').length, 0);
  });

  it('F2: the server is down: says so, and Retry sends the same recording', async () => {
    harness = await Harness.start({ hears: ['save file', 'undo that'] });
    await speakInto('save file');
    await harness.set({ 'aloud.transcription.baseUrl': 'http://127.0.0.1:9/v1' });
    const { code, buttons } = await failing(command);
    assert.equal(code, 'unreachable');
    assert.ok(buttons.includes('Retry'));
    await harness.set({ 'aloud.transcription.baseUrl': '' });
    harness.events.length = 0;
    harness.server.say({ reply: { text: 'Saved.' } });
    await vscode.commands.executeCommand('aloud.retry');
    assert.equal((await harness.event('transcript')).text, 'save file');
  });

  it('F4: the server answers nonsense: says so', async () => {
    harness = await Harness.start();
    const nonsense = { fault: 'body', type: 'text/html', body: '<html>busy</html>' } as const;
    harness.server.fail('/chat/completions', nonsense, nonsense, nonsense);
    const { code } = await failing(() => vscode.commands.executeCommand('aloud.typeCommand', 'hello'));
    assert.equal(code, 'bad-reply');
  });

  it('A46: words of a server are shown to the letter, and lead nowhere', async () => {
    harness = await Harness.start();
    const error = { message: '[Retry](command:workbench.action.terminal.new) $(key)' };
    harness.server.fail('/chat/completions', { fault: 'status', status: 400, error });
    const { message } = await failing(() => vscode.commands.executeCommand('aloud.typeCommand', 'hello'));
    assert.match(message, /\[Retry\] \(command:workbench\.action\.terminal\.new\) \$ \(key\)/);
  });

  it('no document: dictation keeps the words', async () => {
    harness = await Harness.start({ hears: ['save file', 'undo that'] });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await speakInto('save file');
    const { code, buttons } = await failing(() => harness.press('aloud.dictate'));
    assert.equal(code, 'no-document');
    assert.ok(buttons.includes('Copy Text'));
  });

  it('F24: no loudspeakers: the answer stands on screen, and the failure is told', async () => {
    harness = await Harness.start({}, { 'aloud.player': 'sox', 'aloud.sox.path': '/no/such/sox' });
    await harness.open('a.ts', 'const a = 1;|\n');
    harness.server.say({ reply: { text: 'A constant.' } });
    const { code } = await failing(() => vscode.commands.executeCommand('aloud.explain'));
    assert.equal((await harness.event('answer')).text, 'A constant.');
    assert.equal(code, 'no-player');
  });

  it('F21: ten fast toggles and a cancel end idle', async () => {
    harness = await Harness.start();
    await speakInto(undefined);
    for (let i = 0; i < 10; i++) void vscode.commands.executeCommand('aloud.command');
    await vscode.commands.executeCommand('aloud.cancel');
    await harness.idle();
    harness.events.length = 0;
    harness.server.say({ reply: { text: 'Here.' } });
    await vscode.commands.executeCommand('aloud.typeCommand', 'hello');
    assert.equal(harness.states().at(-1), 'idle');
  });
});
