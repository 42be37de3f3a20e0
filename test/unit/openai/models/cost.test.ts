import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SETTINGS } from '../../../../src/common/settings/settings.ts';
import { costOf } from '../../../../src/openai/models/cost.ts';
import { priceOf } from '../../../../src/openai/models/prices.ts';
import { NO_USAGE, type Usage, usageIn } from '../../../../src/openai/replies/usage.ts';

/** What a server says of an answer, as OpenAI words it. */
function answered(kept: object | undefined): Usage {
  const usage = usageIn({
    input_tokens: 3000,
    output_tokens: 500,
    input_token_details: {
      ...{ audio_tokens: 1000, text_tokens: 2000, cached_tokens: 1500 },
      ...(kept && { cached_tokens_details: kept }),
    },
    output_token_details: { audio_tokens: 400, text_tokens: 100 },
  });
  return usage ?? assert.fail();
}

const dollars = (cost: number | undefined) => cost?.toFixed(6);

describe('what a conversation costs', () => {
  it('trap 10: counts what was kept from before once, as what it is', () => {
    const used = answered({ audio_tokens: 300, text_tokens: 1200 });
    // (800 × 4 + 700 × 32 + 1500 × 0.4 + 100 × 24 + 400 × 64) / 1,000,000
    assert.equal(dollars(costOf(used, priceOf('gpt-realtime-2.1'))), '0.054200');
    // (800 × 0.6 + 700 × 10 + 1200 × 0.06 + 300 × 0.3 + 100 × 2.4 + 400 × 20) / 1,000,000
    assert.equal(dollars(costOf(used, priceOf('gpt-realtime-2.1-mini'))), '0.015882');
  });

  it('trap 10: takes what was kept for text where the server does not say, and never more than there was', () => {
    assert.equal(answered(undefined).cachedAudioTokens, 0);
    const all = usageIn({ input_tokens: 100, input_token_details: { audio_tokens: 80, cached_tokens: 90 } });
    assert.equal(all?.cachedAudioTokens, 70);
  });

  it('counts what writes down by its own price, in seconds or in tokens', () => {
    assert.equal(dollars(costOf({ ...NO_USAGE, seconds: 120 }, priceOf('gpt-transcribe'))), '0.009000');
    const tokens = { ...NO_USAGE, inputTokens: 1000, inputAudioTokens: 1000, outputTokens: 100 };
    assert.equal(dollars(costOf(tokens, priceOf('gpt-4o-transcribe'))), '0.003500');
    assert.equal(dollars(costOf({ ...NO_USAGE, seconds: 60 }, priceOf('gpt-live-1'))), '0.050000');
  });

  it('is not known, and not nothing, where a model has no price or counts in something else', () => {
    assert.equal(priceOf('my-own-model'), undefined);
    assert.equal(priceOf('gpt-realtime-3'), undefined);
    assert.equal(costOf(answered(undefined), undefined), undefined);
    assert.equal(costOf(answered(undefined), priceOf('gpt-transcribe')), undefined);
    assert.equal(costOf({ ...NO_USAGE, seconds: 1 }, priceOf('gpt-realtime-2.1')), undefined);
    assert.equal(costOf(NO_USAGE, undefined), 0);
  });

  it('is known of the models that are set from the beginning, and of every one that the package names', () => {
    for (const setting of ['aloud.conversation.model', 'aloud.transcription.model'] as const)
      assert.ok(priceOf(String(SETTINGS[setting].default)), setting);
    const types = readFileSync(
      new URL('../../../../node_modules/openai/resources/realtime/realtime.d.ts', import.meta.url),
      'utf8',
    );
    const named = new Set(
      [...types.matchAll(/'(gpt-(?:realtime|live|transcribe|4o-(?:mini-)?transcribe)[\w.-]*)'/g)].map(
        ([, model = '']) => model,
      ),
    );
    assert.ok(named.size > 10, `${named.size}`);
    const without = [...named].filter(model => !priceOf(model) && !/translate|preview/.test(model));
    assert.deepEqual(without, []);
  });
});
