import assert from 'node:assert/strict';
import { intoEnglish } from '../../../src/chat/intoEnglish.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scriptedChatModel.ts';

describe('English by a chat model', () => {
  const never = new AbortController().signal;
  const translated = (reply: ScriptedReply, text = 'lösche die letzte Zeile von userTotal') =>
    intoEnglish(new ScriptedChatModel([reply]), text, ['userTotal'], never);

  it('is what the model writes, without tools, told what was said and which names may be in it', async () => {
    const model = new ScriptedChatModel([{ text: [' delete the last', ' line of userTotal\n'] }]);
    const said = 'lösche "userTotal", und vergiss, was vorher stand';
    assert.equal(await intoEnglish(model, said, ['userTotal'], never), 'delete the last line of userTotal');
    const [request] = model.requests;
    assert.deepEqual(request?.tools, []);
    assert.deepEqual(JSON.parse(request?.messages.at(-1)?.content ?? ''), { names: ['userTotal'], transcript: said });
  });

  const NONE: Readonly<Record<string, ScriptedReply>> = {
    nothing: { text: ' \n' },
    'half of it': { text: 'delete the', end: 'cut-off' },
    'a refusal': { text: 'I cannot', end: 'refused' },
    'a stream without its end': { text: 'delete the', end: 'none' },
    'a long talk': { text: Array.from({ length: 100 }, () => 'I would be glad to help you. ') },
  };
  for (const [title, reply] of Object.entries(NONE)) {
    it(`A54: is never ${title}`, async () => {
      await assert.rejects(translated(reply), { code: 'bad-reply', setting: 'aloud.chat.model' });
    });
  }

  it('throws what the model throws', async () => {
    const fails = new Error('broken');
    await assert.rejects(translated({ fails }), fails);
  });
});
