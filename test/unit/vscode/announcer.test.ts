import assert from 'node:assert/strict';
import { isQuiet } from '../../../src/common/errors.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { text } from '../../../src/messages/text.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { Announcer } from '../../../src/vscode/announcer.ts';

const TURN: readonly Happening[] = [
  { event: 'state', track: 'ears', state: 'opening' },
  { event: 'partial', text: 'delete line', stable: 0 },
  { event: 'transcript', text: 'delete line 3' },
  { event: 'asks', question: 'Delete it?' },
  { event: 'confirm', question: 'Delete it?', answer: true },
  { event: 'action', name: 'x', arguments: {}, result: 'Deleted line 3.', acts: true },
  { event: 'done', ms: {} },
];

describe('what a screen reader is told', () => {
  function told(
    happenings: readonly Happening[],
    confirmations = 'auto',
    hasScreenReader = true,
    isPanelSeen = false,
  ): readonly string[] {
    const announced: string[] = [];
    const announcer = new Announcer({
      settings: settingsFrom({ 'aloud.speech.confirmations': confirmations }),
      hasScreenReader: () => hasScreenReader,
      isPanelSeen: () => isPanelSeen,
      announce: says => void announced.push(text(says)),
      isQuiet,
    });
    const narrator = new Narrator(event => announcer.watch(event));
    const tell = narrator.begin({ number: 1, manner: 'asked' });
    for (const happening of happenings) tell(happening);
    narrator.end();
    return announced;
  }

  it('is whole sentences: what was heard, that a question waits, and what was done', () => {
    assert.deepEqual(told(TURN), ['Heard: delete line 3', 'Waiting for your answer: Delete it?', 'Deleted line 3.']);
  });

  it('is nothing where there is none, and no result that Aloud says itself, or that nobody wants to hear', () => {
    assert.deepEqual(told(TURN, 'auto', false), []);
    for (const set of ['on', 'off']) assert.deepEqual(told(TURN, set).slice(2), []);
  });

  it('is said once: what the panel has read out while it is in sight is left to it', () => {
    assert.deepEqual(told(TURN, 'auto', true, true), []);
    assert.deepEqual(told([{ event: 'hands-free', state: 'asleep' }], 'auto', true, true), ['Asleep']);
  });

  it('is what went wrong where no notification says so', () => {
    const error = (code: string, message: string): Happening => ({ event: 'error', code, message });
    assert.deepEqual(told([error('nothing-heard', 'Nothing was heard.')]), ['Nothing was heard.']);
    assert.deepEqual(told([error('unreachable', 'No server.')]), []);
    assert.deepEqual(told([error('cancelled', 'Cancelled.')]), []);
    assert.deepEqual(told([{ ...error('cancelled', 'It waits.'), waits: true } as Happening]), ['It waits.']);
  });
});
