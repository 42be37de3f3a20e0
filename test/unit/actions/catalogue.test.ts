import assert from 'node:assert/strict';
import { CATALOGUE } from '../../../src/actions/catalogue.ts';

interface Field {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

describe('the catalogue', () => {
  it('names every action once, in an order that stays', () => {
    assert.deepEqual(CATALOGUE.map(({ name }) => name).slice(0, 17), [
      ...['insert_text', 'replace_text', 'replace_selection', 'delete_text', 'go_to_line', 'go_to_symbol'],
      ...['go_to_definition', 'select', 'rename_symbol', 'format_document', 'open_file', 'undo', 'save_file'],
      ...['list_symbols', 'read_file', 'read_diagnostics', 'run_command'],
    ]);
    assert.equal(new Set(CATALOGUE.map(({ name }) => name)).size, CATALOGUE.length);
    for (const { name } of CATALOGUE) assert.match(name, /^[a-z0-9_]{1,64}$/);
  });

  for (const action of CATALOGUE) {
    describe(action.name, () => {
      const { schema } = action;
      const fields = schema['properties'] as Readonly<Record<string, Field>>;

      it('has a plain schema, with a description for every field', () => {
        assert.deepEqual(
          Object.keys(schema).filter(key => !['type', 'properties', 'required', 'additionalProperties'].includes(key)),
          [],
        );
        assert.equal(schema['type'], 'object');
        assert.equal(schema['additionalProperties'], false);
        for (const [name, field] of Object.entries(fields)) {
          assert.match(field.description ?? '', /\w.*\.$/, name);
          assert.ok(field.type, name);
        }
        assert.ok(JSON.stringify(schema).length < 3000);
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
