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
    for (const { title, description } of steps)
      for (const [, command = '', given] of description.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)) {
        assert.ok(command in COMMANDS, `${title}: ${command}`);
        if (given) assert.ok(LESSON_NAMES.includes(JSON.parse(decodeURIComponent(given))[0]), `${title}: ${given}`);
      }
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
