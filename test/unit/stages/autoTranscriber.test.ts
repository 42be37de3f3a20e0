import assert from 'node:assert/strict';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { AutoTranscriber, RECOGNISERS } from '../../../src/stages/recognisers.ts';
import type { Transcriber, TranscriptEvent } from '../../../src/transcribe/transcriber.ts';
import { two } from '../../support/candidates.ts';
import { collect } from '../../support/collect.ts';

function hearing(name: string, outcome: string | ErrorCode, fails = false): Transcriber {
  return {
    name,
    async *transcribe(): AsyncGenerator<TranscriptEvent, void, undefined> {
      if (fails) throw new AloudError({ code: outcome as ErrorCode, message: asWritten(`${name} failed.`) });
      yield { type: 'final', text: outcome };
    },
  };
}

const nothing = {
  frames: async function* () {},
  recording: Promise.resolve({ samples: new Int16Array(), file: undefined }),
};
const HINTS = { language: undefined, keywords: [] };

async function heard(first: Transcriber, second: Transcriber, isThere = true): Promise<string | undefined> {
  const missing = async () => (isThere ? undefined : asWritten('It is not installed.'));
  const rows = [RECOGNISERS.openai, RECOGNISERS.pocketsphinx] as const;
  const both = new AutoTranscriber(two(rows, first, second, missing), silentLog);
  const events = await collect(both.transcribe(nothing, HINTS, new AbortController().signal));
  return events.at(-1)?.text;
}

describe('a recogniser to fall back on', () => {
  const second = hearing('local', 'go to line three');

  it('is not asked while the first answers', async () => {
    assert.equal(await heard(hearing('server', 'hello'), hearing('local', 'unexpected', true)), 'hello');
  });

  for (const code of ['no-key', 'unreachable', 'model-gone'] as const)
    it(`listens where the first has ${code}`, async () => {
      assert.equal(await heard(hearing('server', code, true), second), 'go to line three');
    });

  it('offers models of this machine where there is no key, and nobody listens', async () => {
    const attempt = (code: ErrorCode) => heard(hearing('server', code, true), second, false).catch(error => error);
    assert.deepEqual((await attempt('no-key')).remedies, ['fetch-models']);
    assert.deepEqual((await attempt('unreachable')).remedies, []);
  });

  it('F13: says so where it listens because the model has gone, and else does not', async () => {
    for (const [code, says] of [
      ['model-gone', ['local takes its place: server failed.']],
      ['unreachable', []],
    ] as const) {
      const told: string[] = [];
      const rows = [RECOGNISERS.openai, RECOGNISERS.pocketsphinx] as const;
      const candidates = two(rows, hearing('server', code, true), second);
      const both = new AutoTranscriber(candidates, silentLog, sentence => told.push(english(sentence)));
      await collect(both.transcribe(nothing, HINTS, new AbortController().signal));
      assert.deepEqual(told, says);
    }
  });

  it('takes the place of a partial text, but not of a whole one', async () => {
    const breaksOff = (type: 'partial' | 'final'): Transcriber => ({
      name: 'server',
      async *transcribe() {
        yield { type, text: 'go to' };
        throw new AloudError({ code: 'unreachable', message: asWritten('The line is cut.') });
      },
    });
    assert.equal(await heard(breaksOff('partial'), second), 'go to line three');
    await assert.rejects(heard(breaksOff('final'), second), { code: 'unreachable' });
  });

  it('does not hide what else goes wrong', async () => {
    await assert.rejects(heard(hearing('server', 'bad-key', true), second), { code: 'bad-key' });
    await assert.rejects(heard(hearing('server', 'busy', true), second), { code: 'busy' });
  });

  it('leaves the first failure where it is not installed, or cannot do it', async () => {
    await assert.rejects(heard(hearing('server', 'no-key', true), second, false), { code: 'no-key' });
    await assert.rejects(heard(hearing('server', 'no-key', true), hearing('local', 'unsupported', true)), {
      code: 'no-key',
    });
  });
});
