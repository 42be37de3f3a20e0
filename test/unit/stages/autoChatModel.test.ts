import assert from 'node:assert/strict';
import type { ChatModel, ReplyEvent } from '../../../src/chat/chatModel.ts';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten, type Message } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { AutoChatModel, CHAT_MODELS } from '../../../src/stages/chatModels.ts';
import { two } from '../../support/candidates.ts';

const NEVER = new AbortController().signal;

function model(name: string, says: readonly string[], fails?: ErrorCode): ChatModel & { asked: number } {
  return {
    name,
    asked: 0,
    async *reply(): AsyncIterable<ReplyEvent> {
      this.asked++;
      for (const delta of says) yield { type: 'text', delta };
      if (fails) throw new AloudError({ code: fails, message: asWritten(`${name} failed.`) });
      yield { type: 'end', reason: 'complete' };
    },
  };
}

describe('AutoChatModel', () => {
  let told: string[];

  beforeEach(() => {
    told = [];
  });

  async function text(first: ChatModel, second: ChatModel | undefined): Promise<string> {
    const progress = (says: Message) => void told.push(english(says));
    const missing = async () => (second ? undefined : asWritten('There is none.'));
    const rows = [CHAT_MODELS.openai, CHAT_MODELS.vscode] as const;
    const candidates = two<ChatModel>(rows, first, second ?? first, missing);
    const chat = new AutoChatModel({ candidates, progress, log: silentLog });
    let said = '';
    for await (const event of chat.reply([], [], NEVER)) if (event.type === 'text') said += event.delta;
    return said;
  }

  it('takes the first where it answers', async () => {
    const second = model('second', ['no']);
    assert.equal(await text(model('first', ['yes']), second), 'yes');
    assert.equal(second.asked, 0);
    assert.deepEqual(told, []);
  });

  it('takes the second where the first has no key or nobody answers, and says so', async () => {
    for (const code of ['no-key', 'unreachable'] as const)
      assert.equal(await text(model('first', [], code), model('second', ['yes'])), 'yes');
    assert.deepEqual(told, ['second answers.', 'second answers.']);
  });

  it('F13: takes the second where the model of the first has gone, and says why', async () => {
    assert.equal(await text(model('first', [], 'model-gone'), model('second', ['yes'])), 'yes');
    assert.deepEqual(told, ['second takes its place: first failed.']);
  });

  it('stays with the one that answered for the rest of a turn', async () => {
    const first = model('first', [], 'no-key');
    const candidates = two<ChatModel>([CHAT_MODELS.openai, CHAT_MODELS.vscode], first, model('second', ['yes']));
    const chat = new AutoChatModel({ candidates, progress: says => void told.push(english(says)), log: silentLog });
    for (const _ of [1, 2]) for await (const _event of chat.reply([], [], NEVER));
    assert.deepEqual(told, ['second answers.']);
    assert.equal(first.asked, 1);
    assert.deepEqual(chat.choice, { name: 'second', passedOver: [{ name: 'first', why: asWritten('first failed.') }] });
  });

  it('F12: leaves a wrong key, and a reply that has begun, to the user', async () => {
    const second = model('second', ['no']);
    for (const first of [
      model('first', [], 'bad-key'),
      model('first', [], 'no-quota'),
      model('first', ['half'], 'unreachable'),
    ])
      await assert.rejects(text(first, second), { message: 'first failed.' });
    assert.equal(second.asked, 0);
  });

  it('tells of the first where there is no second, or that one is gone', async () => {
    await assert.rejects(text(model('first', [], 'no-key'), undefined), { code: 'no-key' });
    await assert.rejects(text(model('first', [], 'no-key'), model('second', [], 'model-gone')), { code: 'no-key' });
    await assert.rejects(text(model('first', [], 'no-key'), model('second', [], 'no-tools')), { code: 'no-tools' });
  });
});
