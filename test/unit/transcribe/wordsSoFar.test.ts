import assert from 'node:assert/strict';
import type { TranscriptEvent } from '../../../src/transcribe/transcriber.ts';
import { WordsSoFar } from '../../../src/transcribe/wordsSoFar.ts';

type Telling = Exclude<TranscriptEvent, { readonly type: 'final' }>;

/** What was heard after each event, with a bar behind what stays. */
function told(...events: readonly Telling[]): string[] {
  const soFar = new WordsSoFar();
  return events.map(event => {
    const { text, stable } = soFar.take(event);
    return `${text.slice(0, stable)}|${text.slice(stable)}`;
  });
}

const partial = (text: string): Telling => ({ type: 'partial', text });
const delta = (text: string): Telling => ({ type: 'delta', text });
const segment = (text: string): Telling => ({ type: 'segment', text });

describe('the words so far', () => {
  it('grow by what is added, of which the last word may go on', () => {
    assert.deepEqual(told(delta('Delete'), delta(' para'), delta('graph two')), [
      '|Delete',
      'Delete| para',
      'Delete paragraph| two',
    ]);
  });

  it('are what was revised, and stay as far as they were told twice', () => {
    assert.deepEqual(told(partial('the lead'), partial('delete line'), partial('delete line for')), [
      '|the lead',
      '|delete line',
      'delete| line for',
    ]);
    assert.deepEqual(told(partial('delete line for'), partial('delete line five')), [
      '|delete line for',
      'delete line| five',
    ]);
  });

  it('stay where a segment has ended, until that is taken back after all', () => {
    assert.deepEqual(told(delta('One.'), segment('One.'), delta(' Two'), partial('One. Too'), partial('Won')), [
      '|One.',
      'One.|',
      'One.| Two',
      'One.| Too',
      '|Won',
    ]);
  });

  it('say of how much voice they are, where that is known', () => {
    const soFar = new WordsSoFar();
    assert.deepEqual(soFar.take({ type: 'partial', text: 'undo', voicedMs: 480 }), {
      text: 'undo',
      stable: 0,
      voicedMs: 480,
    });
    assert.deepEqual(soFar.take(delta(' it')), { text: 'undo it', stable: 4 });
  });
});
