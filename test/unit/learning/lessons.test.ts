import assert from 'node:assert/strict';
import { holds, type Lesson, type Practice, type Task } from '../../../src/learning/lesson.ts';
import { LESSON_NAMES, LESSONS } from '../../../src/learning/lessons.ts';
import { learntFrom, NOTHING_LEARNT, next, nextLesson, type Progress, taskOf } from '../../../src/learning/progress.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner } from '../../support/spokenCase.ts';

const runner = new CaseRunner(grammarFolders);
const lessons: readonly (readonly [string, Lesson])[] = Object.entries(LESSONS);

function offsetOf(text: string, { line, character }: { readonly line: number; readonly character: number }): number {
  return text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
}

/** The practice file when a task begins. */
function before({ from }: Task, { text, selection }: Practice): Practice {
  const at = from && offsetOf(text, from);
  return { text, selection: at === undefined ? selection : { start: at, end: at } };
}

/** The practice file after what a task says was done by the grammar, or by the key that it names. */
async function after(task: Task, practice: Practice, begunWith: string): Promise<Practice> {
  if (task.by === 'aloud.dictateComment') {
    const { text, selection } = practice;
    const line = text.lastIndexOf('\n', selection.start - 1) + 1;
    return { text: `${text.slice(0, line)}  // ${task.say}\n${text.slice(line)}`, selection };
  }
  // The editor takes it back.
  if (task.say === 'undo that') return { ...practice, text: begunWith };
  const { text, selection, calls } = await runner.run({
    ...{ id: task.say, suite: 'lessons', file: 'practice.ts', before: practice.text, cursor: practice.selection.end },
    ...{ said: task.say, after: '', kind: 'edit', selection: [-1, -1] },
  });
  assert.ok(calls, `“${task.say}” is not understood`);
  const [rename] = calls.filter(({ name }) => name === 'rename_symbol');
  if (rename) {
    const { name, new_name: named } = rename.arguments as { name: string; new_name: string };
    return { text: text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), named), selection: practice.selection };
  }
  return { text, selection: { start: selection[0], end: selection[1] } };
}

describe('the lessons', () => {
  it('are twelve, of one to three tasks each', () => {
    assert.equal(LESSON_NAMES.length, 12);
    for (const [name, { tasks }] of lessons) assert.ok(tasks.length <= 3, name);
  });

  for (const [name, lesson] of lessons)
    it(`can be done by what they say, and not otherwise: ${name}`, async () => {
      let practice: Practice = { text: lesson.text, selection: { start: 0, end: 0 } };
      for (const task of lesson.tasks) {
        practice = before(task, practice);
        assert.equal(holds(task.wanted, practice, lesson.text), false, `${task.say}: it holds before it is said`);
        if ('happens' in task.wanted) continue;
        practice = await after(task, practice, lesson.text);
        assert.ok(holds(task.wanted, practice, lesson.text), `${task.say}: ${JSON.stringify(practice)}`);
      }
    });
});

describe('progress', () => {
  const file = (text: string, at = 0) =>
    ({ seen: 'file', practice: { text, selection: { start: at, end: at } } }) as const;
  const { text } = LESSONS.go;
  const line = (number: number) => file(text, offsetOf(text, { line: number - 1, character: 0 }));

  it('goes from task to task by what is there, whatever was said', () => {
    let progress: Progress = next(NOTHING_LEARNT, { seen: 'begins', lesson: 'go' });
    assert.equal(taskOf(progress)?.say, 'go to line three');
    assert.equal(next(progress, line(4)), progress);
    progress = next(progress, line(3));
    assert.equal(taskOf(progress)?.say, 'go to the return statement');
    progress = next(next(progress, line(9)), line(1));
    assert.equal(taskOf(progress), undefined);
    assert.deepEqual(progress.learnt, ['go']);
    assert.equal(next(progress, line(3)), progress);
  });

  it('waits for what happens beside the file', () => {
    let progress = next(NOTHING_LEARNT, { seen: 'begins', lesson: 'handsFree' });
    assert.equal(next(progress, { seen: 'happens', what: 'asleep' }), progress);
    progress = next(progress, { seen: 'happens', what: 'awake' });
    assert.equal(progress.now?.done, 1);
    progress = next(next(progress, line(9)), { seen: 'happens', what: 'asleep' });
    assert.deepEqual(progress.learnt, ['handsFree']);
  });

  it('keeps what was learnt in its order, also when a lesson is done again or left', () => {
    let progress: Progress = { now: undefined, learnt: ['handsFree'] };
    for (let again = 0; again < 2; again++) {
      progress = next(progress, { seen: 'begins', lesson: 'go' });
      for (const number of [3, 9, 1]) progress = next(progress, line(number));
    }
    assert.deepEqual(progress.learnt, ['go', 'handsFree']);
    progress = next(next(progress, { seen: 'begins', lesson: 'select' }), { seen: 'leaves' });
    assert.equal(progress.now, undefined);
    assert.equal(next(progress, { seen: 'leaves' }), progress);
    assert.equal(next(progress, line(3)), progress);
    assert.deepEqual(progress.learnt, ['go', 'handsFree']);
    assert.equal(nextLesson(progress), 'select');
  });

  it('begins anew where all is learnt, and with nothing where what was kept is no progress', () => {
    assert.equal(nextLesson({ now: undefined, learnt: LESSON_NAMES }), 'go');
    assert.deepEqual(learntFrom({ go: true }), []);
    assert.deepEqual(learntFrom(['rename', 'constructor', 7, 'go']), ['go', 'rename']);
  });
});
