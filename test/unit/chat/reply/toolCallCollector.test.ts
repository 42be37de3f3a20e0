import assert from 'node:assert/strict';
import { ToolCallCollector } from '../../../../src/chat/reply/toolCallCollector.ts';
import { TOOLS } from './tools.ts';

const EDIT = '{"find": "a", "replace": "b"}';
const LINE = '{"line": 7}';
const ONE = [['replace_text', EDIT]];
const BOTH = [...ONE, ['go_to_line', LINE]];

interface Piece {
  readonly index?: number | string | null;
  readonly id?: string | number | null;
  readonly name?: string | null;
  readonly args?: unknown;
}

function piece({ name, args, ...place }: Piece): object {
  const called = { ...(name !== undefined && { name }), ...(args !== undefined && { arguments: args }) };
  return { ...place, type: 'function', function: called };
}

function collected(pieces: readonly Piece[]) {
  const collector = new ToolCallCollector(TOOLS);
  for (const each of pieces) collector.add(piece(each));
  return collector.finished();
}

/** Arguments in four pieces of which the first is empty, as most servers stream them. */
const [FIRST, SECOND, THIRD] = ['{"find": "a"', ', "repl', 'ace": "b"}'];

const CASES: Readonly<Record<string, readonly [pieces: readonly Piece[], calls: readonly (readonly string[])[]]>> = {
  'as OpenAI sends them': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: '' },
      ...[FIRST, SECOND, THIRD].map(args => ({ index: 0, args })),
      { index: 1, id: 'y', name: 'go_to_line', args: LINE },
    ],
    BOTH,
  ],
  'with another id from the second piece on': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: '' },
      ...[FIRST, SECOND, THIRD].map(args => ({ index: 0, id: 'y', args })),
    ],
    ONE,
  ],
  'with another id in each piece': [
    [
      { index: 0, id: 'w', name: 'replace_text', args: '' },
      { index: 0, id: 'x', args: FIRST },
      { index: 0, id: 'y', args: SECOND },
      { index: 0, id: 'z', args: THIRD },
    ],
    ONE,
  ],
  'with another id and the name in each piece': [
    [
      { index: 0, id: 'w', name: 'replace_text', args: '' },
      { index: 0, id: 'x', name: 'replace_text', args: FIRST },
      { index: 0, id: 'y', name: 'replace_text', args: SECOND },
      { index: 0, id: 'z', name: 'replace_text', args: THIRD },
    ],
    ONE,
  ],
  'with another id in each piece, without index': [
    [
      { id: 'w', name: 'replace_text', args: '' },
      { id: 'x', args: FIRST },
      { id: 'y', args: SECOND },
      { id: 'z', args: THIRD },
      { id: 'v', name: 'go_to_line', args: LINE },
    ],
    BOTH,
  ],
  'with an index that counts the pieces, and one id': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: FIRST },
      { index: 1, id: 'x', args: SECOND },
      { index: 2, id: 'x', args: THIRD },
    ],
    ONE,
  ],
  'with an index that counts the pieces, and no id': [
    [
      { index: 0, name: 'replace_text', args: FIRST },
      { index: 1, args: SECOND },
      { index: 2, args: THIRD },
      { index: 3, name: 'go_to_line', args: LINE },
    ],
    BOTH,
  ],
  'with the name in each piece': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: FIRST },
      { index: 0, id: 'x', name: 'replace_text', args: SECOND },
      { index: 0, id: 'x', name: 'replace_text', args: THIRD },
    ],
    ONE,
  ],
  'with nothing but names and arguments': [
    [
      { name: 'replace_text', args: FIRST },
      { name: 'replace_text', args: SECOND },
      { name: 'replace_text', args: THIRD },
      { name: 'go_to_line', args: LINE },
    ],
    BOTH,
  ],
  'with index and id as null': [
    [
      { index: null, id: null, name: 'replace_text', args: FIRST },
      { index: null, id: null, name: null, args: SECOND },
      { args: THIRD },
    ],
    ONE,
  ],
  'with an empty name and id from the second piece on': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: FIRST },
      { index: 0, id: '', name: '', args: SECOND },
      { index: 0, id: '', name: '', args: THIRD },
    ],
    ONE,
  ],
  'with index and id of the other type': [
    [
      { index: '0', id: 12, name: 'replace_text', args: FIRST },
      { index: '0', id: 12, args: SECOND },
      { index: '0', id: 12, args: THIRD },
    ],
    ONE,
  ],
  'with index 0 for all, whole, of one name': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: EDIT },
      { index: 0, id: 'y', name: 'replace_text', args: EDIT },
    ],
    [...ONE, ...ONE],
  ],
  'with index 0 for all, in pieces, one after the other': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: FIRST },
      { index: 0, args: SECOND },
      { index: 0, args: THIRD },
      { index: 0, id: 'y', name: 'go_to_line', args: '{"line"' },
      { index: 0, args: ': 7}' },
    ],
    BOTH,
  ],
  'with one id for all': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: EDIT },
      { index: 1, id: 'x', name: 'go_to_line', args: LINE },
    ],
    BOTH,
  ],
  'without arguments, twice': [
    [
      { index: 0, id: 'x', name: 'undo_turn', args: '' },
      { index: 0, id: 'y', name: 'undo_turn', args: '' },
    ],
    [
      ['undo_turn', ''],
      ['undo_turn', ''],
    ],
  ],
  'without arguments, with one id for all': [
    [
      { index: 0, id: 'x', name: 'undo_turn', args: '' },
      { index: 1, id: 'x', name: 'go_to_line', args: LINE },
    ],
    [
      ['undo_turn', ''],
      ['go_to_line', LINE],
    ],
  ],
  'with a name in pieces': [
    [
      { index: 0, id: 'x', name: 'replace', args: '' },
      { index: 0, name: '_text', args: EDIT },
    ],
    ONE,
  ],
  'with a name in a space of its own': [
    [
      { index: 0, id: 'x', name: 'functions.replace_text', args: EDIT },
      { index: 1, id: 'y', name: 'default_api.go_to_line', args: LINE },
    ],
    BOTH,
  ],
  'with a mark of the format behind the name': [
    [{ index: 0, id: 'x', name: 'replace_text<|channel|>commentary', args: EDIT }],
    ONE,
  ],
  'with arguments as an object': [
    [{ index: 0, id: 'x', name: 'go_to_line', args: { line: 7 } }],
    [['go_to_line', '{"line":7}']],
  ],
  'with arguments encoded twice': [
    [{ index: 0, id: 'x', name: 'go_to_line', args: JSON.stringify(LINE) }],
    [['go_to_line', '{"line":7}']],
  ],
  'with arguments encoded three times, in pieces': [
    [
      { index: 0, id: 'x', name: 'go_to_line', args: '' },
      ...(JSON.stringify(JSON.stringify(LINE)).match(/.{1,5}/gs) ?? []).map(args => ({ index: 0, args })),
    ],
    [['go_to_line', '{"line":7}']],
  ],
  'with empty arguments before the true ones': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: '{}' },
      ...[FIRST, SECOND, THIRD].map(args => ({ index: 0, args })),
    ],
    [['replace_text', '{"find":"a","replace":"b"}']],
  ],
  'with all the arguments so far in each piece': [
    [
      { index: 0, id: 'x', name: 'replace_text', args: FIRST },
      { index: 0, args: FIRST + SECOND },
      { index: 0, args: FIRST + SECOND + THIRD },
    ],
    [['replace_text', '{"find":"a","replace":"b"}']],
  ],
  'with all the arguments once more at the end': [
    [
      { index: 0, id: 'x', name: 'go_to_line', args: LINE },
      { index: 0, args: LINE },
    ],
    [['go_to_line', '{"line":7}']],
  ],
  'with arguments null': [
    [
      { index: 0, id: 'x', name: 'undo_turn', args: null },
      { index: 1, id: 'y', name: 'undo_turn', args: 'null' },
    ],
    [
      ['undo_turn', ''],
      ['undo_turn', ''],
    ],
  ],
  'with a list as a text': [
    [{ index: 0, id: 'x', name: 'apply_edits', args: '{"edits": "[{\\"find\\": \\"a\\"}]"}' }],
    [['apply_edits', '{"edits":[{"find":"a"}]}']],
  ],
  'of names that nobody offered, to the letter': [
    [{ index: 0, id: 'x', name: 'format disk', args: '{ }' }],
    [['format disk', '{ }']],
  ],
};

describe('ToolCallCollector', () => {
  for (const [title, [pieces, calls]] of Object.entries(CASES)) {
    it(`F30: puts calls together ${title}`, () => {
      assert.deepEqual(
        collected(pieces).map(({ name, arguments: given }) => [name, given]),
        calls,
      );
    });
  }

  it('F30: takes the first id that a server gave', () => {
    const [call] = collected([
      { index: 0, id: 'c_a', name: 'go_to_line', args: '' },
      { index: 0, id: 'c_b', args: LINE },
    ]);
    assert.equal(call?.id, 'c_a');
  });

  for (const given of [
    '{"find": "a", "repl',
    '{"find": "a"',
    '"{\\"find\\": \\"a',
    '{"find": "a"} and so on',
    '[1]',
    'a',
    '"a"',
    '{}{',
    '{}{}{}',
  ]) {
    it(`F5: mends nothing: ${given}`, () => {
      for (const pieces of [[given], [...given]]) {
        const [call] = collected(
          pieces.map((args, i) => ({ index: 0, args, ...(i === 0 && { id: 'x', name: 'replace_text' }) })),
        );
        assert.equal(call?.arguments, given);
      }
    });
  }

  it('F5: takes no part of cut-off arguments for the whole', () => {
    const [call] = collected([
      { index: 0, id: 'x', name: 'apply_edits', args: '{"edits": [' },
      { index: 0, args: '{"find": "a", "replace": "b"}' },
    ]);
    assert.equal(call?.arguments, '{"edits": [{"find": "a", "replace": "b"}');
  });

  it('F30: takes the older form of a call', () => {
    const collector = new ToolCallCollector(TOOLS);
    for (const each of [{ name: 'go_to_line', arguments: '' }, { arguments: '{"line"' }, { arguments: ': 7}' }])
      collector.add(each);
    assert.deepEqual(
      collector.finished().map(({ name, arguments: given }) => [name, given]),
      [['go_to_line', LINE]],
    );
  });

  it('keeps what the server wants to see again', () => {
    const collector = new ToolCallCollector(TOOLS);
    const extra = { google: { thought_signature: 'abc' } };
    collector.add({ index: 0, id: 'x', extra_content: extra, function: { name: 'undo_turn', arguments: '{}' } });
    assert.deepEqual(collector.finished(), [{ id: 'x', name: 'undo_turn', arguments: '{}', extra }]);
  });

  it('A54: takes no more calls than there can be', () => {
    const collector = new ToolCallCollector(TOOLS);
    assert.throws(() => {
      for (let i = 0; i < 10_000; i++) collector.add(piece({ index: i, id: `c${i}`, name: 'undo_turn', args: '{}' }));
    }, /without end/);
  });
});
