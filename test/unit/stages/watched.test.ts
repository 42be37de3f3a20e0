import assert from 'node:assert/strict';
import { utteranceOf } from '../../../src/capture/liveUtterance.ts';
import type { Microphone } from '../../../src/capture/microphone.ts';
import type { ChatModel, ReplyEvent } from '../../../src/chat/chatModel.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { Health } from '../../../src/common/health.ts';
import { asWritten } from '../../../src/messages/message.ts';
import type { Player } from '../../../src/speak/players/player.ts';
import { WatchedChatModel, WatchedMicrophone, WatchedPlayer, WatchedTranscriber } from '../../../src/stages/watched.ts';
import type { Transcriber, TranscriptEvent } from '../../../src/transcribe/transcriber.ts';

const FRAME = 512;
const NEVER = new AbortController().signal;

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const got: T[] = [];
  for await (const item of items) got.push(item);
  return got;
}

function microphone(...frames: readonly Int16Array[]): Microphone {
  return {
    name: 'scripted',
    missing: async () => undefined,
    open: async function* () {
      yield* frames;
    },
  };
}

const zeros = (seconds: number) =>
  Array.from({ length: Math.ceil((seconds * 16_000) / FRAME) }, () => new Int16Array(FRAME));
const sound = new Int16Array(FRAME).fill(100);
const unreachable = new AloudError({ code: 'unreachable', message: asWritten('away') });

function model(reply: () => AsyncIterable<ReplyEvent>): ChatModel {
  return { name: 'scripted', reply };
}

describe('what is watched', () => {
  let health: Health;

  beforeEach(() => {
    health = new Health();
  });

  it('a microphone works once it gives more than zeros, and hands on every frame', async () => {
    const frames = [...zeros(0.5), sound];
    const heard = await all(new WatchedMicrophone(microphone(...frames), health).open(NEVER));
    assert.deepEqual(heard, frames);
    assert.equal(health.of('microphone').state, 'works');
  });

  it('a microphone that gives zeros for a second is told as what it is, until it gives more', async () => {
    const watched = new WatchedMicrophone(microphone(...zeros(1.1), sound), health);
    const states: string[] = [];
    for await (const _ of watched.open(NEVER)) states.push(health.of('microphone').state);
    assert.deepEqual([...new Set(states)], ['unused', 'fails', 'works']);
  });

  it('a model works at its first piece, and fails by what it throws', async () => {
    const replies = new WatchedChatModel(
      model(async function* () {
        yield { type: 'text', delta: 'a' };
      }),
      health,
    );
    await all(replies.reply([], [], NEVER));
    assert.equal(health.of('brain').state, 'works');
    const fails = new WatchedChatModel(
      // biome-ignore lint/correctness/useYield: it fails before its first piece
      model(async function* () {
        throw unreachable;
      }),
      health,
    );
    await assert.rejects(all(fails.reply([], [], NEVER)), unreachable);
    const how = health.of('brain');
    assert.ok('error' in how && how.error === unreachable);
  });

  it('what someone has cancelled says nothing', async () => {
    const end = new AbortController();
    const fails = new WatchedChatModel(
      // biome-ignore lint/correctness/useYield: it fails before its first piece
      model(async function* () {
        end.abort();
        throw unreachable;
      }),
      health,
    );
    await assert.rejects(all(fails.reply([], [], end.signal)));
    assert.equal(health.of('brain').state, 'unused');
  });

  it('a recogniser is asked how long it took after the end of speech, and works when its text is whole', async () => {
    const transcriber: Transcriber = {
      name: 'scripted',
      transcribe: async function* (): AsyncGenerator<TranscriptEvent> {
        yield { type: 'delta', text: 'a' };
        assert.equal(health.of('ears').state, 'unused');
        yield { type: 'final', text: 'a' };
      },
    };
    const utterance = utteranceOf({ samples: sound, file: undefined });
    await all(
      new WatchedTranscriber(transcriber, health).transcribe(utterance, { language: 'en', keywords: [] }, NEVER),
    );
    assert.equal(health.of('ears').state, 'works');
  });

  it('loudspeakers fail by what a player throws, and not by what it was to play', async () => {
    const player = (thrown: unknown): Player => ({
      name: 'scripted',
      missing: async () => undefined,
      play: async () => {
        throw thrown;
      },
    });
    const nothing = (async function* () {})();
    await assert.rejects(new WatchedPlayer(player(unreachable), health).play(nothing, NEVER));
    assert.equal(health.of('loudspeakers').state, 'unused');
    const silent = new AloudError({ code: 'no-player', message: asWritten('none') });
    await assert.rejects(new WatchedPlayer(player(silent), health).play(nothing, NEVER));
    assert.equal(health.of('loudspeakers').state, 'missing');
    health.forget(['loudspeakers']);
    const absent = { ...player(silent), missing: async () => asWritten('none') };
    assert.deepEqual(await new WatchedPlayer(absent, health).missing(), asWritten('none'));
    assert.equal(health.of('loudspeakers').state, 'missing');
  });
});
