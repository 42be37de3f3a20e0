import assert from 'node:assert/strict';
import fc from 'fast-check';
import { position } from '../../../../src/editor/position.ts';
import { type Lines, nearbyIdentifiers } from '../../../../src/transcribe/names/identifiers.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

function lines(languageId: string, text: string): Lines {
  const all = text.split('\n');
  return { languageId, lineCount: all.length, line: index => all[index] ?? '' };
}

describe('nearbyIdentifiers', () => {
  it('names what is near first, then what is frequent', () => {
    const far = `${'\n'.repeat(60)}farAway();`;
    const document = lines('typescript', `rareHere = often + often;\n${'\n'.repeat(3)}often(nearby);${far}`);
    assert.deepEqual(nearbyIdentifiers(document, position(0, 0), 10), ['often', 'rareHere', 'nearby', 'farAway']);
    assert.deepEqual(nearbyIdentifiers(document, position(0, 0), 2), ['often', 'rareHere']);
  });

  it('leaves out keywords and single letters', () => {
    const document = lines('python', 'def run(self, x):\n    return not self.ready or x');
    assert.deepEqual(nearbyIdentifiers(document, position(0, 0), 10).sort(), ['ready', 'run']);
  });

  it('takes only what looks like code from comments and prose', () => {
    const code = lines('typescript', '// the maxSpeed of every car\nconst color = "#fff"; // see road_limit please');
    assert.deepEqual(nearbyIdentifiers(code, position(1, 0), 10).sort(), ['color', 'fff', 'maxSpeed', 'road_limit']);
    const prose = lines('markdown', 'Call the `openFile` function, please.');
    assert.deepEqual(nearbyIdentifiers(prose, position(0, 0), 10), ['openFile']);
  });

  it('knows names with hyphens where a language has them, and subtraction where it has not', () => {
    assert.deepEqual(nearbyIdentifiers(lines('css', '.side-bar { max-width: 1px }'), position(0, 0), 9).sort(), [
      'max-width',
      'side-bar',
    ]);
    assert.deepEqual(nearbyIdentifiers(lines('typescript', 'side-bar'), position(0, 0), 9).sort(), ['bar', 'side']);
  });

  it('knows names in all scripts, and never the characters that hide', () => {
    assert.deepEqual(nearbyIdentifiers(lines('python', 'größe = 日本語 + имя\u200Btwo'), position(0, 0), 9).sort(), [
      'größe',
      'two',
      'имя',
      '日本語',
    ]);
  });

  it('adds the names of symbols, without their parameters', () => {
    const symbols = [
      'parseHeader(text: string)',
      '<anonymous>',
      "describe('x') callback",
      'Box<T>',
      'readAll',
      'class',
    ];
    assert.deepEqual(nearbyIdentifiers(lines('java', ''), position(0, 0), 9, symbols).sort(), [
      'Box',
      'describe',
      'parseHeader',
      'readAll',
    ]);
    const document = lines('java', 'here();\nelsewhere();');
    assert.deepEqual(nearbyIdentifiers(document, position(0, 0), 9, ['far']), ['here', 'elsewhere', 'far']);
  });

  it('F22: looks at about 2,000 lines of 100,000, and is quick', () => {
    let read = 0;
    const document: Lines = {
      languageId: 'typescript',
      lineCount: 100_000,
      line: index => {
        read++;
        return `  x${index}();`;
      },
    };
    const before = cpuNow();
    const found = nearbyIdentifiers(document, position(50_000, 0), 100);
    const ms = cpuNow() - before;
    assert.equal(found[0], 'x50000');
    assert.equal(found.length, 100);
    assert.ok(read <= 2001, `${read} lines`);
    assert.ok(ms < 50, `${ms} ms`);
  });

  it('F22: looks at a piece of a line of 5 MB', () => {
    const line = `${'far '.repeat(600_000)}nearIt ${'far '.repeat(600_000)}`;
    const before = cpuNow();
    const found = nearbyIdentifiers(lines('javascript', line), position(0, 2_400_003), 10);
    assert.ok(cpuNow() - before < 50);
    assert.deepEqual(found, ['far', 'nearIt']);
  });

  it('gives distinct names, no more than asked for, whatever the document and the place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })),
        fc.integer(),
        fc.integer(),
        fc.nat(20),
        (all, line, character, limit) => {
          const found = nearbyIdentifiers(lines('x', all.join('\n')), position(line, character), limit);
          assert.ok(found.length <= limit);
          assert.equal(new Set(found).size, found.length);
        },
      ),
    );
  });
});
