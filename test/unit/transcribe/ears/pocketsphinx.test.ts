import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AloudError } from '../../../../src/common/errors.ts';
import { jsgfFrom } from '../../../../src/transcribe/ears/jsgf.ts';
import { PocketSphinx, type PocketSphinxProps } from '../../../../src/transcribe/ears/pocketsphinx.ts';
import { children, childrenOtherThan } from '../../../support/processes.ts';
import { say } from '../../../support/server/flite.ts';
import { skipWithoutPrograms } from '../../../support/skipWithoutPrograms.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';
import { until } from '../../../support/until.ts';

const never = new AbortController().signal;

function engine(props: Partial<PocketSphinxProps> = {}): PocketSphinx {
  return new PocketSphinx({ program: 'pocketsphinx_batch', model: '', environment: process.env, ...props });
}

async function heard(said: string, jsgf: string): Promise<string> {
  const segments = await engine().recognise(await say(said, { rateHz: 16_000 }), { jsgf }, never);
  return segments.flatMap(({ word }) => word || []).join(' ');
}

describe('PocketSphinx, the program', () => {
  before(function () {
    skipWithoutPrograms(this, ['pocketsphinx_batch', 'flite']);
  });

  it('is found with its model, and pronounces words', async () => {
    assert.equal(await engine().isInstalled(), true);
    assert.equal(await engine().pronounces('customer'), true);
    assert.equal(await engine().pronounces('breakpoint'), true);
    assert.equal(await engine().pronounces('xqzt'), false);
  });

  it('takes a grammar with all that patterns may hold', async () => {
    const jsgf = jsgfFrom(
      [
        '(go to | jump to) [the] <target>',
        'type <text>',
        'add (import | public | grammar) <text>',
        'undo | redo',
        '<name>',
      ],
      {
        target: '[next] line [<count>]',
        count: 'forty [two] | nine',
        text: '<word>+',
        word: "total | let's",
        name: '',
      },
    );
    assert.equal(await heard('jump to the next line', jsgf), 'jump to the next line');
    assert.equal(await heard('go to line forty two', jsgf), 'go to line forty two');
    assert.equal(await heard('add public total', jsgf), 'add public total');
    assert.equal(await heard('redo', jsgf), 'redo');
  });

  it('takes a grammar with words that it cannot pronounce, and hears the others', async () => {
    assert.equal(await heard('rename customer', jsgfFrom(['rename (xqzt | customer | ovfl)'], {})), 'rename customer');
  });

  it('hears nothing in silence', async () => {
    const jsgf = jsgfFrom(['undo'], {});
    assert.deepEqual(await engine().recognise(new Int16Array(16_000), { jsgf }, never), []);
    assert.deepEqual(await engine().recognise(new Int16Array(0), { jsgf }, never), []);
  });

  it('says what is wrong with a grammar that it refuses', async () => {
    const recognising = engine().recognise(new Int16Array(1600), { jsgf: '#JSGF V1.0;\ngrammar a;\nrubbish' }, never);
    await assert.rejects(recognising, (error: AloudError) => {
      assert.equal(error.code, 'unsupported');
      assert.match(error.message, /^PocketSphinx could not recognise what was said\. .*(ERROR|FATAL)/);
      return true;
    });
  });
});

describe('PocketSphinx where something is missing', () => {
  it('names the program and how to install it', async () => {
    const missing = engine({ program: 'no_such_recogniser' });
    assert.equal(await missing.isInstalled(), false);
    await assert.rejects(missing.recognise(new Int16Array(1), 'language-model', never), {
      code: 'unsupported',
      message: /no_such_recogniser was not found\. Install PocketSphinx/,
    });
    await assert.rejects(missing.pronounces('word'), { code: 'unsupported' });
  });

  it('names the model', async () => {
    const missing = engine({ program: process.execPath, model: '/no/such/model' });
    assert.equal(await missing.isInstalled(), false);
    await assert.rejects(missing.recognise(new Int16Array(1), 'language-model', never), {
      code: 'unsupported',
      message: /no English model in \/no\/such\/model\. Install PocketSphinx/,
    });
  });
});

describe('PocketSphinx, its process and its files', () => {
  let folder: TemporaryFolder;
  let temporary: string | undefined;

  before(function () {
    if (process.platform !== 'linux') this.skip();
    skipWithoutPrograms(this, ['pocketsphinx_batch']);
  });
  beforeEach(() => {
    folder = temporaryFolder('pocketsphinx-test');
    temporary = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder.path;
  });
  afterEach(() => {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
    folder.remove();
  });

  /** A program of that name that runs a shell script in place of recognising. */
  function standIn(script: string): string {
    const path = join(folder.path, 'stand-in');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it('lets nobody else read what was said, and leaves none of it', async () => {
    const report = join(folder.path, 'report');
    const program = standIn(`stat -c '%a %F' "$TMPDIR"/aloud-*/ "$TMPDIR"/aloud-*/* > ${report}`);
    await engine({ program }).recognise(new Int16Array(1600), { jsgf: jsgfFrom(['undo'], {}) }, never);
    const modes = new Set(readFileSync(report, 'utf8').trim().split('\n'));
    assert.deepEqual([...modes].sort(), ['600 regular empty file', '600 regular file', '700 directory']);
    assert.deepEqual(readdirSync(folder.path).sort(), ['report', 'stand-in']);
  });

  it('kills the program at once when the signal fires, and leaves no file', async () => {
    const before = children();
    const started = join(folder.path, 'started');
    const program = standIn(`echo > ${started}; exec sleep 60`);
    const stop = new AbortController();
    const recognising = engine({ program }).recognise(new Int16Array(1600), 'language-model', stop.signal);
    recognising.catch(() => {});
    await until('it has started', () => readdirSync(folder.path).includes('started'));
    stop.abort();
    await assert.rejects(recognising, { code: 'cancelled' });
    assert.deepEqual(await childrenOtherThan(before), []);
    assert.deepEqual(readdirSync(folder.path).sort(), ['stand-in', 'started']);
  });

  it('says so when the program crashes, and leaves no file', async () => {
    const crashing = engine({ program: standIn('kill -SEGV $$') });
    await assert.rejects(
      crashing.recognise(new Int16Array(1600), 'language-model', never),
      (error: unknown) => error instanceof AloudError && error.code === 'unsupported',
    );
    assert.deepEqual(readdirSync(folder.path), ['stand-in']);
  });
});
