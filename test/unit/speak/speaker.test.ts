import assert from 'node:assert/strict';
import { Channel } from '../../../src/common/async/channel.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import type { Piece } from '../../../src/speak/pieces.ts';
import type { Player } from '../../../src/speak/players/player.ts';
import { Speaker } from '../../../src/speak/speaker.ts';
import type { Voice } from '../../../src/speak/voices/voice.ts';
import { FakePlayer, FakeVoice, tone } from '../../support/soundOut.ts';

const never = new AbortController().signal;
const ignore = () => {};

function speakerOf(voice: Voice, player: Player | undefined): Speaker {
  return new Speaker({ voice, player, style: () => ({ instructions: undefined, speed: 1 }), log: silentLog });
}

function textOf(...deltas: readonly string[]): Channel<string> {
  const text = new Channel<string>();
  for (const delta of deltas) text.push(delta);
  text.close();
  return text;
}

/** Something that happens when the test says so. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = ignore;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Lets everything happen that can. */
const settled = () => new Promise<void>(resolve => setTimeout(resolve, 20));

describe('Speaker', () => {
  it('says sentence after sentence in one stream, and tells what was heard', async () => {
    const voice = new FakeVoice();
    const player = new FakePlayer();
    let begun = 0;
    const spoken = await speakerOf(voice, player).speak(textOf('One is. T', 'wo is. Three'), never, () => begun++);
    assert.deepEqual(voice.asked, ['One is.', 'Two is.', 'Three']);
    assert.deepEqual(player.played, [1, 1, 2, 2, 3, 3]);
    assert.deepEqual(spoken, { heard: ['One is.', 'Two is.', 'Three'], ms: 300 });
    assert.equal(player.starts, 1);
    assert.equal(begun, 1);
  });

  it('gives the voice no more than it takes, also where signs have become words', async () => {
    const voice = new FakeVoice();
    await speakerOf(voice, new FakePlayer()).speak(textOf(`It is ${'a→'.repeat(90)}b.`), never, ignore);
    assert.ok(voice.asked.length > 1 && voice.asked.every(text => text.length <= voice.maxLength));
    assert.equal(voice.asked.join(' '), `It is ${'a to '.repeat(90)}b.`);
  });

  it('begins before the whole answer is there', async () => {
    const text = new Channel<string>();
    const begun = gate();
    const speaking = speakerOf(new FakeVoice(), new FakePlayer()).speak(text, never, begun.open);
    text.push('The first sentence. And');
    await begun.opened;
    text.push(' the second.');
    text.close();
    assert.deepEqual((await speaking).heard, ['The first sentence.', 'And the second.']);
  });

  it('makes its voice ready while the text is written, and minds nothing that goes wrong before it speaks', async () => {
    const voice = Object.assign(new FakeVoice(), {
      warmed: 0,
      async warm() {
        this.warmed++;
        throw new AloudError({ code: 'unsupported', message: asWritten('It is not there.') });
      },
    });
    const text = new Channel<string>();
    const speaking = speakerOf(voice, new FakePlayer()).speak(text, never, ignore);
    assert.equal(voice.warmed, 1);
    text.push('It is.');
    text.close();
    assert.deepEqual((await speaking).heard, ['It is.']);
    await speakerOf(voice, undefined).speak(textOf('Nobody hears it.'), never, ignore);
    assert.equal(voice.warmed, 1);
  });

  it('asks for the next sentences while one is played, at most two ahead', async () => {
    const steps = new Channel<void>();
    const stepping = steps[Symbol.asyncIterator]();
    const voice = new FakeVoice();
    const player = new FakePlayer(async () => void (await stepping.next()));
    const stop = new AbortController();
    const speaking = speakerOf(voice, player).speak(
      textOf('A one. B two. C three. D four. E five.'),
      stop.signal,
      ignore,
    );
    await settled();
    assert.equal(voice.asked.length, 3, 'one played, two ahead');
    steps.push();
    await settled();
    assert.equal(voice.asked.length, 3);
    stop.abort();
    steps.close();
    await speaking;
    assert.equal(voice.asked.length, 3);
  });

  it('stops at once: no more is asked for, requests are given up, and what was heard is told', async () => {
    const stop = new AbortController();
    const voice = new FakeVoice(text => (text === 'Two is.' ? new Promise(ignore) : Promise.resolve()));
    const text = new Channel<string>();
    const second = gate();
    const player = new FakePlayer(async () => {
      if (player.played.length === 3) second.open();
    });
    const speaking = speakerOf(voice, player).speak(text, stop.signal, ignore);
    text.push('One is. Two is. Three is. Fo');
    await second.opened;
    stop.abort();
    assert.deepEqual(await speaking, { heard: ['One is.'], ms: 150 });
    assert.ok(voice.signals.every(signal => signal.aborted));
    assert.deepEqual(voice.asked, ['One is.', 'Two is.', 'Three is.']);
  });

  it('stops also while it waits for text, or has not begun', async () => {
    const stop = new AbortController();
    const speaking = speakerOf(new FakeVoice(), new FakePlayer()).speak(new Channel(), stop.signal, ignore);
    stop.abort();
    assert.deepEqual(await speaking, { heard: [], ms: 0 });
    const again = speakerOf(new FakeVoice(), new FakePlayer()).speak(textOf('Too late.'), stop.signal, ignore);
    assert.deepEqual(await again, { heard: [], ms: 0 });
  });

  it('F3: says what came before the voice failed, to its end, and then throws', async () => {
    const busy = new AloudError({ code: 'busy', message: asWritten('Too many requests.') });
    // The third fails while the first is still played.
    const voice = new FakeVoice(async text => {
      if (text === 'Three is.') throw busy;
      await settled();
    });
    const player = new FakePlayer();
    const speaking = speakerOf(voice, player).speak(textOf('One is. Two is. Three is. Four is.'), never, ignore);
    await assert.rejects(speaking, busy);
    assert.deepEqual(player.played, [1, 1, 2, 2, 3]);
    assert.deepEqual(voice.asked, ['One is.', 'Two is.', 'Three is.'], 'asks for what nobody will hear');
  });

  it('F3: says what was written before the text broke off, and then throws', async () => {
    const text = new Channel<string>();
    const player = new FakePlayer();
    const speaking = speakerOf(new FakeVoice(), player).speak(text, never, ignore);
    text.push('One is. Two is. Thr');
    text.fail(new AloudError({ code: 'unreachable', message: asWritten('Gone.') }));
    await assert.rejects(speaking, { code: 'unreachable' });
    assert.deepEqual(player.played, [1, 1, 2, 2, 3, 3]);
  });

  it('F24: throws no-player without a player that works, at once, and asks nothing of the voice', async () => {
    const voice = new FakeVoice();
    const player = new FakePlayer();
    player.problem = asWritten('pacat was not found.');
    const text = new Channel<string>();
    text.push('One is. Two');
    await assert.rejects(speakerOf(voice, player).speak(text, never, ignore), {
      code: 'no-player',
      message: 'pacat was not found.',
    });
    assert.deepEqual(voice.asked, []);
  });

  it('F24: throws what the player throws, while text still comes, and gives up what it asked for', async () => {
    const voice = new FakeVoice(() => new Promise(ignore));
    const player = new FakePlayer(async () => {
      throw new AloudError({ code: 'player-failed', message: asWritten('Pulled out.') });
    });
    const text = new Channel<string>();
    text.push('One is. Two');
    await assert.rejects(speakerOf(voice, player).speak(text, never, ignore), { code: 'player-failed' });
    assert.ok(voice.signals.length > 0 && voice.signals.every(signal => signal.aborted));
  });

  it('stays silent without a player, and starts none for an answer without words', async () => {
    const voice = new FakeVoice();
    assert.deepEqual(await speakerOf(voice, undefined).speak(textOf('One.'), never, () => assert.fail()), {
      heard: [],
      ms: 0,
    });
    const player = new FakePlayer();
    const spoken = await speakerOf(voice, player).speak(textOf('---\n', '\n✅'), never, () => assert.fail());
    assert.deepEqual(spoken, { heard: [], ms: 0 });
    assert.equal(player.starts, 0);
    assert.deepEqual(voice.asked, []);
  });

  describe('of an answer that has its own sound', () => {
    function answerOf(...pieces: readonly Piece[]): Channel<Piece> {
      const answer = new Channel<Piece>();
      for (const piece of pieces) answer.push(piece);
      answer.close();
      return answer;
    }

    const own = (words: string, value: number, ms = 50): readonly Piece[] => [{ words }, { sound: tone(value, ms) }];

    it('plays it as it comes, asks no voice, and tells what was heard', async () => {
      const voice = new FakeVoice();
      const player = new FakePlayer();
      const answer = new Channel<Piece>();
      const begun = gate();
      const spoken = speakerOf(voice, player).speak(answer, never, begun.open, { isOwn: true });
      for (const piece of own('It is ', 7)) answer.push(piece);
      await begun.opened;
      for (const piece of own('one.', 8)) answer.push(piece);
      answer.close();
      assert.deepEqual(await spoken, { heard: ['It is one.'], ms: 100 });
      assert.deepEqual([player.played, voice.asked, player.starts], [[7, 8], [], 1]);
    });

    it('has a voice say what comes as text before it, and behind it, in order', async () => {
      const voice = new FakeVoice();
      const player = new FakePlayer();
      const answer = answerOf('Looking. ', ...own('It is one.', 7), '\n', ...own('Or two.', 8), 'Done.');
      const { heard } = await speakerOf(voice, player).speak(answer, never, ignore);
      assert.deepEqual(voice.asked, ['Looking.', 'Done.']);
      assert.deepEqual(heard, ['Looking.', 'It is one.', 'Or two.', 'Done.']);
      assert.deepEqual(player.played, [1, 1, 7, 8, 2, 2]);
    });

    it('makes no voice ready that will not be asked', async () => {
      let warmed = 0;
      const voice = Object.assign(new FakeVoice(), { warm: async () => void warmed++ });
      await speakerOf(voice, new FakePlayer()).speak(answerOf(...own('Yes.', 7)), never, ignore, { isOwn: true });
      assert.equal(warmed, 0);
    });

    it('is silent at once when it is stopped, and goes on where it was', async () => {
      const stop = new AbortController();
      const player = new FakePlayer(async () => {
        // All of it is there by now.
        await settled();
        if (player.played.length === 2) stop.abort();
      });
      const voice = new FakeVoice();
      const speaker = speakerOf(voice, player);
      const gap = tone(0, 100);
      const pieces = [1, 2, 3, 4].flatMap((value): readonly Piece[] => [
        { words: `Word ${value}. ` },
        { sound: Buffer.concat([tone(value, 300), gap]) },
      ]);
      await speaker.speak(answerOf(...pieces), stop.signal, ignore);
      assert.deepEqual(player.played, [1, 2]);
      assert.equal(speaker.speaking.isAtHand, true);
      player.played.length = 0;
      await speaker.steer('resume', never, ignore);
      // From the pause on before the word that was cut.
      assert.deepEqual([player.played, voice.asked], [[0, 3, 4], []]);
      player.played.length = 0;
      await speaker.steer('repeat', never, ignore);
      assert.deepEqual([player.played, voice.asked], [[1, 2, 3, 4], []]);
    });

    it('can be paused while more of it comes, and goes on in it', async () => {
      const answer = new Channel<Piece>();
      const gap = tone(0, 100);
      const say = (value: number) => answer.push({ sound: Buffer.concat([tone(value, 300), gap]) });
      const player = new FakePlayer(async () => {
        if (player.played.length === 2) speaker.speaking.steer('pause');
      });
      const speaker = speakerOf(new FakeVoice(), player);
      const paused = gate();
      const spoken = speaker.speak(answer, never, isHeard => !isHeard && paused.open());
      say(1);
      say(2);
      await paused.opened;
      assert.deepEqual(player.played, [1, 2]);
      say(3);
      speaker.speaking.steer('resume');
      answer.close();
      await spoken;
      assert.deepEqual(player.played, [1, 2, 0, 3]);
    });

    it('F3: is heard as far as it came where it breaks off, and then what went wrong is told', async () => {
      const answer = new Channel<Piece>();
      for (const piece of own('It is', 7)) answer.push(piece);
      answer.fail(new AloudError({ code: 'unreachable', message: asWritten('Reset.') }));
      const player = new FakePlayer();
      const speaker = speakerOf(new FakeVoice(), player);
      await assert.rejects(speaker.speak(answer, never, ignore), { code: 'unreachable' });
      assert.deepEqual(player.played, [7]);
    });
  });
});
