import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SETTINGS } from '../../../../src/common/settings/settings.ts';
import { knownEnd } from '../../../../src/openai/models/modelEnds.ts';

/** Ends that lie so far back nobody has such a model chosen any more. */
const SINCE = '2026-05-01';

/** Every end that the types of the `openai` package announce: `"a", "b": Announced shutdown date: 2027-01-14.` */
function announced(file: string): readonly (readonly [model: string, ends: string])[] {
  const types = readFileSync(new URL(`../../../../node_modules/openai/resources/${file}`, import.meta.url), 'utf8');
  const plain = types.replace(/\n\s*\*\s?/g, ' ');
  const found = plain.matchAll(/- ((?:"[^"]+",?\s*)+):\s*Announced\s+shutdown\s+date:\s*(\d{4}-\d\d-\d\d)/g);
  return [...found].flatMap(([, names = '', ends = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => [name, ends] as const),
  );
}

describe('Models that end', () => {
  for (const [service, file, least, names] of [
    ['transcription', 'audio/audio.d.ts', 5, /^/],
    ['speech', 'audio/speech.d.ts', 4, /^/],
    ['speech', 'realtime/realtime.d.ts', 4, /^gpt-realtime/],
    ['chat', 'shared.d.ts', 30, /^/],
  ] as const)
    it(`F13: are known with their day, as OpenAI's package announces them: ${service} in ${file}`, () => {
      const all = announced(file).filter(([model, ends]) => ends >= SINCE && names.test(model));
      assert.ok(all.length >= least, `${all.length}`);
      const known = all.map(([model]) => [model, knownEnd(service, model)?.ends]);
      assert.deepEqual(known, all);
    });

  it('F13: have a successor that does not end itself, where there is one', () => {
    assert.equal(knownEnd('transcription', 'whisper-1')?.successor, 'gpt-transcribe');
    assert.equal(knownEnd('speech', 'tts-1')?.successor, undefined);
    assert.equal(knownEnd('speech', 'gpt-realtime-mini-2025-12-15')?.successor, 'gpt-realtime-2.1-mini');
    assert.equal(knownEnd('speech', 'gpt-realtime-2.1'), undefined);
    for (const [model] of announced('shared.d.ts')) {
      const successor = knownEnd('chat', model)?.successor;
      assert.equal(successor && knownEnd('chat', successor), undefined, model);
    }
    assert.equal(knownEnd('transcription', 'gpt-transcribe'), undefined);
    assert.equal(knownEnd('chat', SETTINGS['aloud.chat.model'].default), undefined);
    assert.equal(knownEnd('chat', 'my-gpt-4o'), undefined);
    assert.equal(knownEnd('chat', 'whisper-1'), undefined);
  });
});
