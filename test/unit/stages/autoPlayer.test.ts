import assert from 'node:assert/strict';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { type Log, silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import type { Player } from '../../../src/speak/players/player.ts';
import { AutoPlayer } from '../../../src/stages/autoPlayer.ts';
import { players } from '../../support/candidates.ts';
import { missingOf } from '../../support/missingOf.ts';
import { FakePlayer, tone } from '../../support/soundOut.ts';

const never = new AbortController().signal;

/** Fails after it has taken some chunks. */
function failing(code: ErrorCode, message: string, chunks = 1): FakePlayer {
  let taken = 0;
  return new FakePlayer(async () => {
    if (++taken >= chunks) throw new AloudError({ code, message: asWritten(message) });
  });
}

function absent(): FakePlayer {
  const player = new FakePlayer(assert.fail);
  player.problem = asWritten('absent was not found.');
  return player;
}

async function* sound(): AsyncGenerator<Uint8Array, void, undefined> {
  for (const value of [1, 2, 3]) yield tone(value, 100);
}

describe('AutoPlayer', () => {
  it('F15: takes the first that works, from the first word on, and says which and why not the others', async () => {
    const lines: string[] = [];
    const log: Log = { ...silentLog, info: line => lines.push(line) };
    const works = new FakePlayer();
    const player = new AutoPlayer(players(absent(), failing('no-player', 'No card.', 2), works), log);
    assert.equal(await player.play(sound(), never), 300);
    assert.deepEqual(works.played, [1, 2, 3]);
    assert.deepEqual(player.choice, {
      name: 'fake',
      passedOver: [
        { name: 'fake', why: asWritten('absent was not found.') },
        { name: 'fake', why: asWritten('No card.') },
      ],
    });
    assert.match(lines.join('\n'), /absent was not found\..*No card\..*Playing with fake/s);
  });

  it('remembers the one that worked', async () => {
    const broken = failing('no-player', 'No card.');
    const player = new AutoPlayer(players(broken, new FakePlayer()), silentLog);
    await player.play(sound(), never);
    await player.play(sound(), never);
    assert.equal(broken.starts, 1);
  });

  it('looks again when the one that worked works no more', async () => {
    let works = true;
    const first = new FakePlayer(async () => {
      if (!works) throw new AloudError({ code: 'no-player', message: asWritten('Gone.') });
    });
    const second = new FakePlayer();
    const player = new AutoPlayer(players(first, second), silentLog);
    await player.play(sound(), never);
    works = false;
    assert.equal(await player.play(sound(), never), 300);
    assert.deepEqual(second.played, [1, 2, 3]);
  });

  it('F24: tells of all that failed when none works', async () => {
    const player = new AutoPlayer(players(absent(), failing('no-player', 'No card.')), silentLog);
    await assert.rejects(player.play(sound(), never), {
      code: 'no-player',
      message: 'Nothing can play sound here. absent was not found. No card.',
    });
    assert.equal(player.choice, undefined);
  });

  it('does not say again what broke off in the middle', async () => {
    const spare = new FakePlayer();
    const player = new AutoPlayer(players(failing('player-failed', 'Pulled out.', 2), spare), silentLog);
    await assert.rejects(player.play(sound(), never), { code: 'player-failed' });
    assert.equal(spare.starts, 0);
  });

  it('does not take a failing source for a failing player', async () => {
    const spare = new FakePlayer();
    async function* broken() {
      yield tone(1, 10);
      throw new AloudError({ code: 'no-player', message: asWritten('From the source.') });
    }
    const player: Player = new AutoPlayer(players(new FakePlayer(), spare), silentLog);
    await assert.rejects(player.play(broken(), never), /From the source/);
    assert.equal(spare.starts, 0);
  });

  it('starts no other when it is stopped', async () => {
    const stop = new AbortController();
    const spare = new FakePlayer();
    const first = new FakePlayer(async () => {
      stop.abort();
      throw new AloudError({ code: 'no-player', message: asWritten('No card.') });
    });
    assert.equal(await new AutoPlayer(players(first, spare), silentLog).play(sound(), stop.signal), 0);
    assert.equal(spare.starts, 0);
  });

  it('is missing only if all are', async () => {
    assert.equal(await missingOf(new AutoPlayer(players(absent(), new FakePlayer()), silentLog)), undefined);
    assert.equal(
      await missingOf(new AutoPlayer(players(absent()), silentLog)),
      'Nothing can play sound here. absent was not found.',
    );
  });
});
