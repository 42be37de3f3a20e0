import assert from 'node:assert/strict';
import { CATALOGUE } from '../../../src/actions/catalogue.ts';
import { MANIFEST } from '../../support/manifest.ts';

interface Tool {
  readonly name: string;
  readonly displayName: string;
  readonly userDescription: string;
  readonly modelDescription: string;
  readonly toolReferenceName: string;
  readonly inputSchema: unknown;
}

const tools: readonly Tool[] = MANIFEST.contributes.languageModelTools;

describe('the tools for models of others', () => {
  it('are actions that models may call, described and with the schema that Aloud has of them', () => {
    assert.ok(tools.length > 10);
    for (const { name, modelDescription, inputSchema } of tools) {
      const action = CATALOGUE.find(each => `aloud_${each.name}` === name);
      assert.ok(action?.forModels, name);
      assert.deepEqual([modelDescription, inputSchema], [action.description, action.schema], name);
    }
  });

  it('have each a name of their own, as VS Code takes it, and a word for people', () => {
    for (const key of ['name', 'displayName', 'toolReferenceName'] as const)
      assert.equal(new Set(tools.map(tool => tool[key])).size, tools.length, key);
    for (const { name, toolReferenceName, userDescription } of tools) {
      assert.match(name, /^aloud_[a-z_]+$/);
      assert.match(toolReferenceName, /^aloud[A-Za-z]+$/);
      assert.match(userDescription, /^\S.*\.$/);
    }
  });

  it('leave out what an agent can do by itself, and whatever writes files or settings', () => {
    const risks = tools.map(({ name }) => CATALOGUE.find(each => `aloud_${each.name}` === name)?.risk);
    assert.ok(!risks.includes('edits elsewhere') && !risks.includes('sends'));
  });
});
