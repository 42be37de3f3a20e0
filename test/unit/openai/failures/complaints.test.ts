import assert from 'node:assert/strict';
import { complaintFrom, complaintIn } from '../../../../src/openai/failures/complaints.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

/** What compatible servers answer when something went wrong, and the words in it. */
const COMPLAINTS: Readonly<Record<string, readonly [value: unknown, words: string, status?: number]>> = {
  OpenAI: [{ error: { message: 'No.', type: 'invalid_request_error', param: null, code: 'no' } }, 'No.'],
  'LM Studio, a plain text': [
    { error: 'Unexpected endpoint or method. (POST /chat/completions)' },
    'Unexpected endpoint or method. (POST /chat/completions)',
  ],
  'llama.cpp, with a status': [
    { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
    'Loading model',
    503,
  ],
  'a status as text': [{ error: { code: '429', message: 'Slow down.' } }, 'Slow down.', 429],
  'Gemini, in a list': [
    [{ error: { code: 400, message: 'API key not valid.', status: 'INVALID_ARGUMENT' } }],
    'API key not valid.',
    400,
  ],
  'vLLM, older': [
    { object: 'error', message: 'The model does not exist.', type: 'NotFoundError', param: null, code: 404 },
    'The model does not exist.',
    404,
  ],
  FastAPI: [{ detail: 'Not Found' }, 'Not Found'],
  'FastAPI, what does not fit': [
    { detail: [{ type: 'extra_forbidden', loc: ['body', 'keywords'], msg: 'Extra inputs are not permitted' }] },
    'keywords: Extra inputs are not permitted',
  ],
  'FastAPI around another': [{ detail: { error: { message: 'Inner.' } } }, 'Inner.'],
  'RFC 9457': [
    { type: 'about:blank', title: 'Bad Gateway', status: 502, detail: 'Upstream is gone.' },
    'Upstream is gone.',
    502,
  ],
  Cloudflare: [
    { success: false, errors: [{ code: 10000, message: 'Authentication error' }], messages: [], result: null },
    'Authentication error',
  ],
  'a complaint in a text of JSON': [{ error: { message: '{"error":{"message":"From behind."}}' } }, 'From behind.'],
  'OpenRouter, within a choice': [
    { choices: [{ error: { code: 502, message: 'Provider gone.' }, message: { content: '' } }] },
    'Provider gone.',
    502,
  ],
  'OpenRouter, beside a choice': [
    { error: { code: 429, message: 'Busy.' }, choices: [{ delta: { content: '' }, finish_reason: 'error' }] },
    'Busy.',
    429,
  ],
  MiniMax: [{ base_resp: { status_code: 1004, status_msg: 'login fail' }, choices: null }, 'login fail'],
  'a message alone': [{ message: 'no Route matched with those values' }, 'no Route matched with those values'],
  'a message with a flag': [{ error: true, message: 'Broken.' }, 'Broken.'],
  'msg and code': [{ code: 401, msg: 'unauthorized' }, 'unauthorized', 401],
  OAuth: [{ error: 'invalid_token', error_description: 'It has expired.' }, 'invalid_token'],
  'no words at all': [{ error: { code: 'E77' } }, '{"code":"E77"}'],
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  'a reply': { choices: [{ message: { content: 'Hi.' } }], error: null },
  'a piece': { choices: [{ delta: { content: 'Hi.' } }], message: 'beside' },
  'a transcript': { text: 'undo', detail: 'beside' },
  'the transcript of silence': { text: '', message: 'ok' },
  'an answer of Cloudflare': { result: { text: 'undo' }, success: true, errors: [], messages: [] },
  'an event': { type: 'transcript.text.delta', delta: 'un' },
  'something else': { status: 'fine', ok: true },
  'no error': { error: '', text: 'undo' },
  'an error of nothing': { error: { message: null, code: 0 } },
  'a reply of Ollama': { message: { role: 'assistant', content: 'Hi.' }, done: true },
  'a list of segments': [{ text: 'un' }, { text: 'do' }],
  nothing: null,
  'a number': 7,
};

describe('Complaints of servers', () => {
  for (const [title, [value, words, status]] of Object.entries(COMPLAINTS)) {
    it(`F30: are understood: ${title}`, () => {
      const complaint = complaintIn(value);
      assert.equal(complaint?.words, words);
      assert.equal(complaint?.status, status);
    });
  }

  for (const [title, value] of Object.entries(ANSWERS)) {
    it(`F30: are not seen in ${title}`, () => {
      assert.equal(complaintIn(value), undefined);
    });
  }

  it('F30: are found in a web page, in XML and in plain text', () => {
    const page = '<html>\n<head><TITLE>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>';
    assert.equal(complaintFrom(page).words, '502 Bad Gateway');
    assert.equal(complaintFrom('<!doctype html><h1 class="x">Sign <b>in</b></h1>').words, 'Sign  in');
    assert.equal(
      complaintFrom('<?xml version="1.0"?><Error><Code>X</Code><Message>No such key.</Message></Error>').words,
      'No such key.',
    );
    assert.equal(complaintFrom('404 page not found\n').words, '404 page not found');
    assert.equal(complaintFrom('{"detail":"Not Found"}').words, 'Not Found');
    for (const empty of ['', '  ', '{}', '<html></html>']) assert.equal(complaintFrom(empty).words, '');
  });

  it('A41: are looked for on the value itself, never on a prototype', () => {
    assert.equal(complaintIn(JSON.parse('{"__proto__":{"error":"evil"},"text":"undo"}')), undefined);
  });

  it('A51: take no long time to be found in a page of nothing but tags', () => {
    const from = cpuNow();
    for (const page of ['<h1>'.repeat(16_000), '<title'.repeat(10_000), '<p><'.repeat(16_000)]) complaintFrom(page);
    assert.ok(cpuNow() - from < 1000);
  });
});
