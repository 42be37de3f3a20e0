import assert from 'node:assert/strict';
import type { ChatMessage, ChatModel, ReplyEvent, Tool } from '../../src/chat/chatModel.ts';
import type { AloudError } from '../../src/common/errors.ts';
import { collect, collectUntilError } from '../support/collect.ts';

/** What the model behind the adapter says, in terms that every API can be made to say. */
export interface ContractReply {
  readonly text?: string;
  readonly calls?: readonly { readonly name: string; readonly arguments: object }[];
  readonly usage?: { readonly input: number; readonly output: number; readonly cached: number };
  readonly cutOff?: boolean;
  readonly refusal?: string;
  /** Called when it is asked for, in place of an answer. */
  readonly unanswered?: () => void;
}

export interface ChatModelUnderTest {
  readonly model: ChatModel;
  /** Ends what `make` started; throws if a reply was not asked for. */
  close(): Promise<void>;
}

const ASKED: readonly ChatMessage[] = [
  { role: 'system', content: 'You act in an editor.' },
  { role: 'user', content: 'Rename this to total, s’il vous plaît 🙂.' },
];

const TOOLS: readonly Tool[] = ['rename_symbol', 'go_to_line'].map(name => ({
  name,
  description: `Does ${name}.`,
  isUsable: true,
  parameters: { type: 'object', properties: { line: { type: 'integer' } }, additionalProperties: false },
}));

/** What every chat model promises. `make` gets what the model shall say, in order. */
export function chatModelContract(
  name: string,
  make: (replies: readonly ContractReply[]) => Promise<ChatModelUnderTest>,
): void {
  describe(`${name} keeps the contract of ChatModel`, () => {
    const never = new AbortController().signal;

    async function replies(reply: ContractReply, messages = ASKED, tools = TOOLS): Promise<ReplyEvent[]> {
      const { model, close } = await make([reply]);
      try {
        return await collect(model.reply(messages, tools, never));
      } finally {
        await close();
      }
    }

    it('passes text on whole, and ends once, last', async () => {
      const text = 'Voilà: 漢字 and 👩‍💻 in “quotes”, then\na second line.';
      const events = await replies({ text });
      assert.equal(textOf(events), text);
      assert.deepEqual(events.at(-1), { type: 'end', reason: 'complete' });
      assert.equal(events.filter(event => event.type === 'end').length, 1);
    });

    it('gives complete calls in the model’s order, after the text, each with an id of its own', async () => {
      const events = await replies({
        text: 'Doing both.',
        calls: [
          { name: 'go_to_line', arguments: { line: 42 } },
          { name: 'rename_symbol', arguments: { to: 'to"tal\n' } },
          { name: 'go_to_line', arguments: {} },
        ],
      });
      const calls = events.flatMap(event => (event.type === 'call' ? [event.call] : []));
      assert.deepEqual(
        calls.map(call => [call.name, JSON.parse(call.arguments)]),
        [
          ['go_to_line', { line: 42 }],
          ['rename_symbol', { to: 'to"tal\n' }],
          ['go_to_line', {}],
        ],
      );
      assert.equal(new Set(calls.map(call => call.id).filter(id => id !== '')).size, 3);
      assert.ok(
        events.findLastIndex(event => event.type === 'text') < events.findIndex(event => event.type === 'call'),
      );
    });

    it('goes on after the results of calls', async () => {
      const { model, close } = await make([
        { calls: [{ name: 'go_to_line', arguments: { line: 7 } }] },
        { text: 'You are at line 7.' },
      ]);
      try {
        const first = await collect(model.reply(ASKED, TOOLS, never));
        const toolCalls = first.flatMap(event => (event.type === 'call' ? [event.call] : []));
        const next: ChatMessage[] = [
          ...ASKED,
          { role: 'assistant', content: '', toolCalls },
          ...toolCalls.map(call => ({ role: 'tool' as const, callId: call.id, content: 'At line 7.' })),
        ];
        assert.equal(textOf(await collect(model.reply(next, TOOLS, never))), 'You are at line 7.');
      } finally {
        await close();
      }
    });

    it('works without tools', async () => {
      assert.equal(textOf(await replies({ text: 'It adds two numbers.' }, ASKED, [])), 'It adds two numbers.');
    });

    it('says when the length limit cut the answer off', async () => {
      const events = await replies({ text: 'It adds two', cutOff: true });
      assert.equal(textOf(events), 'It adds two');
      assert.deepEqual(events.at(-1), { type: 'end', reason: 'cut-off' });
    });

    it('says when the model refused, with its words', async () => {
      const events = await replies({ refusal: 'I will not do that.' });
      assert.equal(textOf(events), 'I will not do that.');
      assert.deepEqual(events.at(-1), { type: 'end', reason: 'refused' });
    });

    it('tells what it used before the end, where the server counts', async () => {
      const events = await replies({ text: 'Done.', usage: { input: 1200, output: 3, cached: 1024 } });
      const usage = events.filter(event => event.type === 'usage');
      assert.ok(usage.length <= 1);
      if (usage.length > 0) {
        assert.deepEqual(usage, [{ type: 'usage', inputTokens: 1200, cachedTokens: 1024, outputTokens: 3 }]);
        assert.equal(events.indexOf(usage[0] as ReplyEvent), events.length - 2);
      }
    });

    it('throws `cancelled` when the signal has fired before, and asks nothing', async () => {
      const { model, close } = await make([]);
      const { items, thrown } = await collectUntilError(model.reply(ASKED, TOOLS, AbortSignal.abort()));
      await close();
      assert.deepEqual(items, []);
      assert.equal((thrown as AloudError).code, 'cancelled');
    });

    it('throws `cancelled` when the signal fires before the model has begun', async () => {
      const stop = new AbortController();
      const { model, close } = await make([{ unanswered: () => stop.abort() }]);
      const { items, thrown } = await collectUntilError(model.reply(ASKED, TOOLS, stop.signal));
      await close();
      assert.deepEqual(items, []);
      assert.equal((thrown as AloudError).code, 'cancelled');
    });

    it('throws `cancelled` when the signal fires in the middle of the answer', async () => {
      const { model, close } = await make([
        { text: 'word '.repeat(2_000), calls: [{ name: 'go_to_line', arguments: {} }] },
      ]);
      const stop = new AbortController();
      const seen: ReplyEvent[] = [];
      const reading = (async () => {
        for await (const event of model.reply(ASKED, TOOLS, stop.signal)) {
          seen.push(event);
          stop.abort();
        }
      })();
      await assert.rejects(reading, { code: 'cancelled' });
      await close();
      assert.deepEqual(
        seen.map(event => event.type),
        ['text'],
      );
    });

    it('lets a reader stop reading', async () => {
      const { model, close } = await make([{ text: 'word '.repeat(2_000) }]);
      for await (const _event of model.reply(ASKED, TOOLS, never)) break;
      await close();
    });
  });
}

function textOf(events: readonly ReplyEvent[]): string {
  return events.map(event => (event.type === 'text' ? event.delta : '')).join('');
}
