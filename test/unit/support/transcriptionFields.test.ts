import assert from 'node:assert/strict';
import type { Form } from '../../support/server/formFields.ts';
import { refusedTranscription } from '../../support/server/transcriptionFields.ts';

/** Nothing that OpenAI refuses may pass the loopback server: each of its answers is worded as OpenAI's. */
describe('The loopback server reads a request for a transcript as OpenAI does', () => {
  const file = ['file', { name: 'speech.wav', type: 'audio/wav', bytes: new Uint8Array(44) }] as const;
  const refusal = (model: string, ...fields: Form) => refusedTranscription([file, ['model', model], ...fields]);

  const REFUSED: readonly (readonly [model: string, field: string, value: string, says: RegExp])[] = [
    ['gpt-transcribe', 'key_words[]', 'a', /^Unknown parameter: 'key_words'\.$/],
    ['gpt-transcribe', '__proto__', 'a', /^Unknown parameter/],
    ['gpt-transcribe', 'keywords', 'a', /^Invalid type for 'keywords': expected an array/],
    ['gpt-transcribe', 'stream[]', 'true', /^Invalid type for 'stream'/],
    ['gpt-transcribe', 'stream', 'yes', /^Invalid type for 'stream': expected a boolean/],
    ['gpt-transcribe', 'language', 'en', /^Unsupported parameter: 'language' is not supported with this model\.$/],
    ['gpt-transcribe', 'include[]', 'logprobs', /^Unsupported parameter: 'include'/],
    ['gpt-transcribe', 'response_format', 'verbose_json', /is not compatible with model 'gpt-transcribe'\. Use 'json'/],
    ['gpt-4o-transcribe', 'keywords[]', 'a', /^Unsupported parameter: 'keywords'/],
    ['gpt-4o-transcribe', 'response_format', 'text', /is not compatible with model/],
    ['gpt-4o-transcribe', 'include[]', 'words', /^Invalid value: 'words'\. Supported values are: 'logprobs'/],
    ['gpt-4o-transcribe-diarize', 'prompt', 'a', /^Unsupported parameter: 'prompt'/],
    ['whisper-1', 'languages[]', 'en', /^Unsupported parameter: 'languages'/],
    ['whisper-1', 'temperature', '2', /above maximum value/],
    ['whisper-1', 'temperature', 'hot', /^Invalid type for 'temperature': expected a number/],
    ['whisper-1', 'response_format', 'xml', /^Invalid value: 'xml'/],
    ['whisper-1', 'prompt', 'null', /^Invalid 'prompt'/],
    ['parakeet-tdt', 'include[]', 'logprobs', /^Unsupported parameter: 'include'/],
  ];
  for (const [model, field, value, says] of REFUSED) {
    it(`refuses ${model} ${field} “${value}”`, () => {
      assert.match(refusal(model, [field, value])?.message ?? '', says);
    });
  }

  it('refuses a field twice, a text for a file, and what is missing', () => {
    assert.match(refusal('whisper-1', ['language', 'en'], ['language', 'de'])?.message ?? '', /expected a string/);
    assert.match(
      refusedTranscription([
        ['file', 'text'],
        ['model', 'whisper-1'],
      ])?.message ?? '',
      /expected a file/,
    );
    assert.match(refusedTranscription([['model', 'whisper-1']])?.message ?? '', /^Missing required parameter: 'file'/);
    assert.match(refusedTranscription([file])?.message ?? '', /^Missing required parameter: 'model'/);
  });

  it('takes what each model takes', () => {
    assert.equal(refusal('gpt-transcribe', ['keywords[]', 'a'], ['keywords[]', 'b'], ['languages[]', 'en']), undefined);
    assert.equal(refusal('gpt-4o-mini-transcribe-2025-12-15', ['include[]', 'logprobs']), undefined);
    assert.equal(refusal('whisper-1', ['response_format', 'verbose_json'], ['temperature', '0']), undefined);
    assert.equal(refusal('parakeet-tdt', ['prompt', 'a'], ['stream', 'true']), undefined);
  });
});
