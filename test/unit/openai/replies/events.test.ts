import assert from 'node:assert/strict';
import { ServerComplaint } from '../../../../src/openai/failures/complaints.ts';
import type { Asked } from '../../../../src/openai/failures/errors.ts';
import { END, eventsOf } from '../../../../src/openai/replies/events.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';

const ASKED: Asked = {
  address: { service: 'chat', baseUrl: 'http://127.0.0.1:1/v1', key: undefined },
  addressSetting: 'aloud.baseUrl',
  model: 'm',
  withTools: false,
};

/** A body in pieces of so many bytes. */
function bodyOf(text: string, pieceBytes = 1000): Response {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, i) =>
    bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );
  return new Response(ReadableStream.from(pieces));
}

/** The events, as JSON, with `END` for the end. */
async function read(text: string, pieceBytes?: number): Promise<unknown[]> {
  const events = await collect(eventsOf(bodyOf(text, pieceBytes), ASKED));
  return events.map(event => (event === END ? 'END' : event));
}

const WHOLE: Readonly<Record<string, readonly [body: string, events: readonly unknown[]]>> = {
  'a stream': ['data: {"a":1}\n\ndata: {"a":2}\n\ndata: [DONE]\n\n', [{ a: 1 }, { a: 2 }, 'END']],
  'a stream that does not say that it ends': ['data: {"a":1}\n\n', [{ a: 1 }]],
  'a stream without its last line': ['data: {"a":1}\n\ndata: {"a":2}', [{ a: 1 }, { a: 2 }]],
  'a stream with comments, other line ends and names': [': ping\r\n\r\nevent: x\r\ndata:{"a":1}\r\n\r\n', [{ a: 1 }]],
  'a stream without empty lines': ['data: {"a":1}\ndata: {"a":2}\ndata: [DONE]\n', [{ a: 1 }, { a: 2 }, 'END']],
  'JSON of several lines': ['data: {"a":\ndata: 1}\n\n', [{ a: 1 }]],
  'a stream behind a byte order mark': ['\ufeffdata: {"a":1}\n\n', [{ a: 1 }]],
  'events without data': ['data:\n\ndata: {"a":1}\n\n', [{ a: 1 }]],
  'what comes after the end': ['data: [DONE]\n\ndata: {"a":1}\n\n', ['END']],
  'JSON in between without a field': ['data: {"a":1}\n\n{"a":2}\ndata: {"a":3}\n\n', [{ a: 1 }, { a: 2 }, { a: 3 }]],
  'one JSON object': ['{\n  "a": 1\n}\n', [{ a: 1 }, 'END']],
  'JSON in lines': ['{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }, 'END']],
  'a list': ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }, 'END']],
  'a text': ['"undo that"', [{ text: 'undo that' }, 'END']],
  'no JSON object among other values': ['data: 7\n\ndata: {"a":1}\n\n', [{ a: 1 }]],
};

/** Bodies of HTTP status 200 that hold a complaint. */
const COMPLAINTS: Readonly<Record<string, string>> = {
  'one JSON object': '{"error":{"message":"Gone."}}',
  'a list': '[{"error":{"message":"Gone."}}]',
  'an event': 'data: {"error":{"message":"Gone."}}\n\n',
  'an event of that name': 'event: error\ndata: {"message":"Gone."}\n\n',
  'an event of that name in plain text': 'event: error\ndata: Gone.\n\n',
  'a line `error:` (llama.cpp)': 'error: {"code":500,"message":"Gone.","type":"server_error"}\n\n',
  'a line `error:` in plain text': 'data: {"a":1}\n\nerror: Gone.\n\n',
  'plain text in a stream': 'data: {"a":1}\n\ndata: Gone.\n\n',
  'JSON in a stream without a field': 'data: {"a":1}\n\n{"error":"Gone."}\n',
};

describe('Events of an answer', () => {
  for (const [title, [body, events]] of Object.entries(WHOLE)) {
    it(`F4: come of ${title}, however it arrives`, async () => {
      assert.deepEqual(await read(body), events);
      assert.deepEqual(await read(body, 1), events);
      assert.deepEqual(await read(body, 7), events);
    });
  }

  for (const [title, body] of Object.entries(COMPLAINTS)) {
    it(`F30: a complaint in ${title} is told as one, behind what came before`, async () => {
      for (const pieceBytes of [1, 1000]) {
        const { items, thrown } = await collectUntilError(eventsOf(bodyOf(body, pieceBytes), ASKED));
        assert.ok(thrown instanceof ServerComplaint, String(thrown));
        assert.equal(thrown.complaint.words, 'Gone.');
        assert.deepEqual(items, body.startsWith('data: {"a"') ? [{ a: 1 }] : []);
      }
    });
  }

  for (const [title, body, words] of [
    ['plain text', 'Internal Server Error', /no JSON: “Internal Server Error” Check aloud\.baseUrl/],
    ['a web page', '<!doctype html><title>Sign in</title>', /no JSON: “Sign in” Check aloud\.baseUrl/],
    ['a web page without a title', '<html>busy</html>', /an answer that is no JSON: “busy”/],
    ['a web page without an end', '<html><p>busy', /an answer that is no JSON: “busy”/],
    ['nothing', '', /an empty answer\. Check aloud\.baseUrl/],
    ['JSON of another kind', '[1, 2]', /no JSON: “\[1, 2\]”/],
    ['half of a JSON object', '{"text": "dele', /no JSON/],
    ['half of an event', 'data: {"text": "de\n\n', /cut off or garbled/],
  ] as const) {
    it(`F30: ${title} is told with the server’s words`, async () => {
      const { thrown } = await collectUntilError(eventsOf(bodyOf(body), ASKED));
      assert.equal((thrown as { code?: string }).code, 'bad-reply');
      assert.match((thrown as Error).message, words);
    });
  }

  it('F4: characters that arrive in pieces are put together', async () => {
    assert.deepEqual(await read('data: {"a":"漢字 👩‍💻"}\n\n', 1), [{ a: '漢字 👩‍💻' }]);
  });

  it('A54: an event and a JSON value that do not end are not held for ever', async () => {
    for (const head of ['data: {"a":"', 'data: x\n', '{"a":"', 'x']) {
      let sent = 0;
      const endless = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from(head);
        for (;;) {
          sent += 65_536;
          yield Buffer.alloc(65_536, head.endsWith('\n') ? 'data: x\n' : 'x');
        }
      };
      const { thrown } = await collectUntilError(eventsOf(new Response(ReadableStream.from(endless())), ASKED));
      assert.match((thrown as Error).message, /does not end|too long to be one/, head);
      assert.ok(sent < 8 * 1024 * 1024, `${head}: ${sent}`);
    }
  });
});
