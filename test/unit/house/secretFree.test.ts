import assert from 'node:assert/strict';
import { utteranceOf } from '../../../src/capture/liveUtterance.ts';
import type { ChatMessage, ChatModel } from '../../../src/chat/chatModel.ts';
import { SecretFreeChatModel } from '../../../src/chat/secretFreeChatModel.ts';
import { SecretFreeVoice } from '../../../src/speak/voices/secretFreeVoice.ts';
import type { Style, Voice } from '../../../src/speak/voices/voice.ts';
import { SecretFreeTranscriber } from '../../../src/transcribe/secretFreeTranscriber.ts';
import type { Transcriber, TranscriptionHints } from '../../../src/transcribe/transcriber.ts';

const KEY = 'ghp_aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zCaB3d';
const never = new AbortController().signal;

describe('what stands before a way out', () => {
  it('A45: tells a chat model no key: not in words, results, history, nor arguments, which stay JSON', async () => {
    let told: readonly ChatMessage[] = [];
    const model: ChatModel = {
      name: 'listens',
      async *reply(messages) {
        told = messages;
        yield { type: 'end', reason: 'complete' };
      },
    };
    const call = {
      id: '1',
      name: 'insert_text',
      arguments: JSON.stringify({ text: `a "${KEY}"\n-----BEGIN PRIVATE KEY-----` }),
    };
    const messages: readonly ChatMessage[] = [
      { role: 'system', content: 'As ever.' },
      { role: 'user', content: `my key is ${KEY}` },
      { role: 'assistant', content: KEY, toolCalls: [call, { ...call, arguments: `{"text": "${KEY}` }] },
      { role: 'tool', callId: '1', content: `1| const key = '${KEY}';` },
    ];
    for await (const _ of new SecretFreeChatModel(model).reply(messages, [], never));
    assert.ok(!JSON.stringify(told).includes(KEY.slice(4)));
    assert.equal(told.length, messages.length);
    assert.deepEqual(told[0], messages[0]);
    const [, , assistant] = told;
    assert.ok(assistant?.role === 'assistant');
    assert.match(JSON.parse(assistant.toolCalls[0]?.arguments ?? '').text, /^a "\[secret left out\]"\n/);
  });

  it('A38, A45: gives a voice no key', async () => {
    const said: string[] = [];
    const voice: Voice = {
      name: 'listens',
      maxLength: 10,
      async *speak(text: string, _style: Style) {
        said.push(text);
        yield new Uint8Array(2);
      },
    };
    const safe = new SecretFreeVoice(voice);
    for await (const _ of safe.speak(`The key is ${KEY}.`, { instructions: undefined, speed: 1 }, never));
    assert.deepEqual(said, ['The key is [secret left out].']);
    assert.deepEqual([safe.name, safe.maxLength], ['listens', 10]);
  });

  it('A44: tells a recogniser elsewhere no key, and no words that are for this machine', async () => {
    let told: TranscriptionHints | undefined;
    const transcriber: Transcriber = {
      name: 'listens',
      async *transcribe(_utterance, hints) {
        told = hints;
        yield { type: 'final', text: '' };
      },
    };
    const hints = {
      language: 'en',
      keywords: ['apiClient', KEY],
      localWords: ['hunterSecret'],
      purpose: 'command',
    } as const;
    const utterance = utteranceOf({ samples: new Int16Array(16), rateHz: 16_000 } as never);
    for await (const _ of new SecretFreeTranscriber(transcriber).transcribe(utterance, hints, never));
    assert.deepEqual(told, { language: 'en', keywords: ['apiClient'], purpose: 'command' });
  });
});
