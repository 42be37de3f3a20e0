import assert from 'node:assert/strict';
import { asWritten } from '../../../../src/messages/message.ts';
import { text } from '../../../../src/messages/text.ts';
import { NO_USAGE } from '../../../../src/openai/replies/usage.ts';
import { Narrator } from '../../../../src/session/narrator.ts';
import type { Happening } from '../../../../src/session/turnEvents.ts';
import { TalkUse } from '../../../../src/vscode/views/talkUse.ts';

describe('what a conversation has used', () => {
  /** What is told of it, where so much time goes by before each thing that happens, in ms. */
  function told(stepMs: number, ...happenings: readonly Happening[]): readonly string[] {
    let nowMs = 5;
    const use = new TalkUse(() => nowMs);
    const said: string[] = [];
    const narrator = new Narrator(event => {
      const message = use.follow(event);
      if (message) said.push(text(message));
    });
    const tell = narrator.begin({ number: 1, manner: 'asked' });
    for (const happening of happenings) {
      tell(happening);
      nowMs += stepMs;
    }
    return said;
  }

  const usage = (inputTokens: number, isUnknown = false, dollars?: number): Happening => ({
    ...{ event: 'usage', ...NO_USAGE, isUnknown, inputTokens },
    ...(dollars !== undefined && { cost: { dollars, pricesOf: '2026-11' } }),
    cachedTokens: 400,
    outputTokens: 90,
  });

  it('is told once, at its end, as it is then', () => {
    const all = told(
      60_000,
      { event: 'talk', state: 'on' },
      usage(1000),
      { event: 'talk', state: 'muted' },
      { event: 'talk', state: 'on' },
      usage(2500, false, 0.4168),
      { event: 'talk', state: 'off' },
    );
    assert.deepEqual(all, [
      "5 minutes: 2,500 tokens heard and told, 400 of them kept from before, and 90 answered. That is about $0.42, by OpenAI's prices of November 2026.",
    ]);
  });

  it('is no more than the server tells, and nothing where it tells nothing', () => {
    const [said] = told(10, { event: 'talk', state: 'on' }, usage(7, true), { event: 'talk', state: 'off' });
    assert.match(
      said ?? '',
      /^Less than a minute: at least 7 tokens .* the server has not told all\. What that costs is not known\.$/,
    );
    const [paid] = told(10, { event: 'talk', state: 'on' }, usage(7, true, 1.2), { event: 'talk', state: 'off' });
    assert.match(paid ?? '', /at least about \$1\.20/);
    assert.deepEqual(told(10, { event: 'talk', state: 'on' }, { event: 'talk', state: 'off' }), []);
  });

  it('is the time for which it was open, where that is what is counted', () => {
    const used = (isUnknown: boolean): Happening => ({
      ...{ event: 'usage', ...NO_USAGE, seconds: 123.4, isUnknown, cost: { dollars: 0.1028, pricesOf: '2026-11' } },
    });
    const over: Happening = { event: 'talk', state: 'off' };
    const [said] = told(60_000, { event: 'talk', state: 'on' }, used(false), over);
    assert.match(said ?? '', /^2 minutes: 123 seconds by the server, with silence\. That is about \$0\.10/);
    const [atLeast] = told(60_000, { event: 'talk', state: 'on' }, used(true), over);
    assert.match(atLeast ?? '', /^2 minutes: at least 123 seconds .* it has not told all\./);
  });

  it('stands beside what goes on, while a conversation does', () => {
    let nowMs = 0;
    const use = new TalkUse(() => nowMs);
    const narrator = new Narrator(event => void use.follow(event));
    const tell = narrator.begin({ number: 1, manner: 'asked' });
    const shown = () => text(use.beside(asWritten('Listening')));
    assert.equal(shown(), 'Listening');
    tell({ event: 'talk', state: 'on' });
    assert.equal(shown(), 'Listening');
    nowMs = 180_000;
    tell(usage(1000, false, 0.123));
    assert.equal(shown(), 'Listening · 3 min · $0.12');
    tell(usage(1000));
    assert.equal(shown(), 'Listening · 3 min');
    tell({ event: 'talk', state: 'off' });
    assert.equal(shown(), 'Listening');
  });
});
