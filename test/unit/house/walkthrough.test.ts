import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COMMANDS } from '../../../src/common/settings/commands.ts';
import { LESSON_NAMES, LESSONS } from '../../../src/learning/lessons.ts';
import { CONTEXT_KEYS } from '../../../src/vscode/contextKeys.ts';
import { MANIFEST } from '../../support/manifest.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const { contributes } = MANIFEST;
const [walkthrough] = contributes.walkthroughs;
const steps: readonly {
  readonly title: string;
  readonly description: string;
  readonly completionEvents: readonly string[];
  readonly media: { readonly markdown: string };
}[] = walkthrough.steps;

interface Offer {
  readonly title: string;
  readonly command: string;
  readonly given?: string;
  /** What takes the focus from the button, before the key that pressed it is up. */
  readonly first?: string;
}

/** What the buttons of the steps run. */
function offers(): readonly Offer[] {
  return steps.flatMap(({ title, description }) =>
    [...description.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)].map(([, command = '', given]): Offer => {
      if (command !== 'runCommands') return { title, command };
      const [before, then, ...rest] = JSON.parse(given ?? '').commands;
      assert.deepEqual(rest, [], title);
      const first = typeof before === 'string' ? before : before.command;
      if (typeof then === 'string') return { title, command: then, first };
      return { title, command: then.command, given: then.args[0], first };
    }),
  );
}

describe('the walkthrough', () => {
  it('is one, opened by the command that is called so', () => {
    assert.equal(contributes.walkthroughs.length, 1);
    const firstSteps = readFileSync(join(ROOT, 'src/vscode/contributions/firstSteps.ts'), 'utf8');
    assert.ok(firstSteps.includes(`'aloud.aloud#${walkthrough.id}'`));
  });

  it('has steps that tick themselves when something has worked, and only then', () => {
    const keys: readonly string[] = CONTEXT_KEYS;
    for (const { title, completionEvents } of steps)
      for (const event of completionEvents) {
        const [, kind, what = ''] = /^(onContext|onView):([\w.]+)$/.exec(event) ?? [];
        assert.ok(kind, `${title}: ${event}`);
        assert.ok(kind === 'onView' ? what === 'aloud.sheet' : keys.includes(what), `${title}: ${event}`);
      }
  });

  it('offers commands that there are, with lessons that there are', () => {
    for (const { title, command, given } of offers()) {
      assert.ok(command in COMMANDS, `${title}: ${command}`);
      if (given !== undefined)
        assert.ok(
          LESSON_NAMES.some(name => name === given),
          `${title}: ${given}`,
        );
    }
  });

  it('keeps the focus where it is wanted: a box, or the file that is spoken to, has it before the key is up', () => {
    const box = 'workbench.action.quickOpen';
    const wanting: Readonly<Record<string, string>> = {
      ...{ 'aloud.setUp': box, 'aloud.selectMicrophone': box, 'aloud.learn': box },
      'aloud.command': 'workbench.action.focusNextGroup',
    };
    for (const { title, command, first } of offers()) assert.equal(first, wanting[command], `${title}: ${command}`);
  });

  it('says the words that its lessons want', () => {
    const shown = (name: string) => readFileSync(join(ROOT, `media/walkthrough/${name}.md`), 'utf8');
    for (const [name, file] of [
      ['go', 'go'],
      ['rename', 'rename'],
      ['explain', 'explain'],
      ['handsFree', 'hands-free'],
    ] as const) {
      const [first] = LESSONS[name].tasks.filter(task => !('by' in task));
      assert.ok(first && shown(file).includes(first.say), file);
    }
    for (const { media } of steps) assert.ok(existsSync(join(ROOT, media.markdown)), media.markdown);
  });
});
