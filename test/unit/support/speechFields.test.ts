import assert from 'node:assert/strict';
import { refusedSpeech } from '../../support/server/speechFields.ts';

const GOOD = { model: 'gpt-4o-mini-tts', input: 'Hello.', voice: 'marin', response_format: 'pcm' };

describe('what the loopback server refuses of a request for speech', () => {
  for (const body of [
    GOOD,
    { ...GOOD, instructions: 'Calm.', speed: 1.5, stream_format: 'sse' },
    { ...GOOD, model: 'tts-1-hd', voice: 'nova' },
    { ...GOOD, model: 'kokoro', voice: 'af_sky', speed: 4 },
  ])
    it(`is nothing of ${JSON.stringify(body)}`, () => assert.equal(refusedSpeech(body), undefined));

  for (const [body, code] of [
    ['text', 'invalid_json'],
    [[GOOD], 'invalid_json'],
    [{ model: 'tts-1', voice: 'nova' }, 'missing_required_parameter'],
    [{ ...GOOD, language: 'en' }, 'unknown_parameter'],
    [{ ...GOOD, toString: 'x' }, 'unknown_parameter'],
    [{ ...GOOD, speed: '1' }, 'invalid_type'],
    [{ ...GOOD, instructions: null }, 'invalid_type'],
    [{ ...GOOD, instructions: '' }, 'empty_string'],
    [{ ...GOOD, input: 'x'.repeat(4097) }, 'string_too_long'],
    [{ ...GOOD, speed: 0.2 }, 'out_of_range'],
    [{ ...GOOD, speed: 4.1 }, 'out_of_range'],
    [{ ...GOOD, response_format: 'ogg' }, 'invalid_value'],
    [{ ...GOOD, voice: 'af_sky' }, 'invalid_value'],
    [{ ...GOOD, model: 'tts-1' }, 'invalid_value'],
    [{ ...GOOD, model: 'tts-1', voice: 'nova', instructions: 'Calm.' }, 'unsupported_parameter'],
    [{ ...GOOD, model: 'tts-1', voice: 'nova', stream_format: 'sse' }, 'unsupported_parameter'],
  ] as const)
    it(`is ${code} of ${JSON.stringify(body).slice(0, 100)}`, () => assert.equal(refusedSpeech(body)?.code, code));
});
