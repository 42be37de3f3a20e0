import assert from 'node:assert/strict';
import { CATALOGUE } from '../../../src/actions/catalogue.ts';

interface Field {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

describe('the catalogue', () => {
  it('names every action once, in an order that stays', () => {
    assert.deepEqual(CATALOGUE.map(({ name }) => name).slice(0, 12), [
      ...['insert_text', 'replace_text', 'delete_text', 'apply_edits', 'change_lines', 'move_lines', 'surround_text'],
      ...['change_case', 'insert_snippet', 'rename_symbol', 'format_document', 'organize_imports'],
    ]);
    assert.equal(new Set(CATALOGUE.map(({ name }) => name)).size, CATALOGUE.length);
    for (const { name } of CATALOGUE) assert.match(name, /^[a-z0-9_]{1,64}$/);
  });

  for (const action of CATALOGUE) {
    describe(action.name, () => {
      const { schema } = action;
      const fields = schema['properties'] as Readonly<Record<string, Field>>;

      it('has a plain schema, whose descriptions are short sentences', () => {
        assert.deepEqual(
          Object.keys(schema).filter(key => !['type', 'properties', 'required', 'additionalProperties'].includes(key)),
          [],
        );
        assert.equal(schema['type'], 'object');
        for (const [name, field] of Object.entries(fields)) {
          assert.match(field.description ?? 'None needed.', /^\S.*\.$/, name);
          assert.ok(field.type, name);
        }
        assert.ok(JSON.stringify(schema).length < 1500);
      });

      it('F6: names each field that is wrong, and what there is', () => {
        const wrong = Object.fromEntries(Object.keys(fields).map(name => [name, { nested: true }]));
        assert.throws(
          () => action.parse({ ...wrong, madeUp: 1 }),
          (error: Error & { code: string }) => {
            assert.equal(error.code, 'bad-arguments');
            assert.ok(error.message.startsWith(`The arguments of ${action.name} are wrong.`));
            for (const name of Object.keys(fields)) assert.match(error.message, new RegExp(`\\b${name} must be `));
            assert.match(error.message, /There is no argument madeUp; there are /);
            return true;
          },
        );
      });

      it('F6: says what is missing', () => {
        const required = (schema['required'] ?? []) as readonly string[];
        if (required.length === 0) return;
        assert.throws(
          () => action.parse({}),
          new RegExp(`${required[0]} must be (of type \\w+, and is missing|one of)`),
        );
      });

      it('F6: refuses what is no object, and takes null for left out', () => {
        for (const raw of [null, undefined, 'text', 3, [], [{}]])
          assert.throws(() => action.parse(raw), { code: 'bad-arguments' });
        const nulls = Object.fromEntries(Object.keys(fields).map(name => [name, null]));
        const required = (schema['required'] ?? []) as readonly string[];
        if (required.length === 0) assert.doesNotThrow(() => action.parse(nulls));
      });

      it('A41: takes nothing from a prototype', () => {
        assert.throws(() => action.parse(JSON.parse('{"__proto__": {"text": "x"}}')), { code: 'bad-arguments' });
      });
    });
  }
});
