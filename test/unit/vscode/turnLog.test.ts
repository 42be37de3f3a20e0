import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { TurnLog } from '../../../src/vscode/turnLog.ts';

const SECRET = 'delete my diary';

describe('the line of the log that a turn comes to', () => {
  function lineOf(happenings: readonly Happening[], hasWords = false): readonly string[] {
    const lines: string[] = [];
    const turnLog = new TurnLog({ log: { ...silentLog, info: line => lines.push(line) }, hasWords: () => hasWords });
    const narrator = new Narrator(event => turnLog.follow(event));
    const tell = narrator.begin({ number: 7, manner: 'hands-free' });
    for (const happening of happenings) tell(happening);
    narrator.end();
    return lines.map(line => line.replace(/after \d+ ms/, 'after … ms'));
  }

  const done: readonly Happening[] = [
    { event: 'state', track: 'ears', state: 'opening' },
    { event: 'level', level: 0.5 },
    { event: 'transcript', text: SECRET },
    { event: 'action', name: 'delete_text', arguments: { text: SECRET }, result: SECRET },
    { event: 'action', name: 'save_file', arguments: {}, error: SECRET },
    { event: 'confirm', question: SECRET, answer: false },
    { event: 'answer', text: SECRET },
    { event: 'done', ms: { transcribe: 410.4, understand: 3 } },
  ];

  it('says how it began, what each step took, what was called and asked, and how it ended', () => {
    assert.deepEqual(lineOf(done), [
      'Turn 7, hands-free, by the grammar; done after … ms (transcribe 410, understand 3); actions: delete_text, save_file failed; asked on screen: no.',
    ]);
    assert.deepEqual(lineOf([{ event: 'error', code: 'timed-out', message: SECRET }]), [
      'Turn 7; timed-out after … ms.',
    ]);
    assert.deepEqual(lineOf([{ event: 'error', code: 'timed-out', message: SECRET, ms: { transcribe: 9 } }]), [
      'Turn 7; timed-out after … ms (transcribe 9).',
    ]);
  });

  it('A57: has no word of what was said, called with, asked or answered, unless that is switched on', () => {
    assert.ok(!lineOf(done).join().includes('diary'));
    assert.match(lineOf(done, true).join(), /transcript "delete my diary"; answer "delete my diary"\.$/);
  });

  it('is one a turn', () => {
    assert.equal(lineOf([...done, ...done]).length, 2);
    assert.deepEqual(lineOf([{ event: 'speech' }]), []);
  });
});
