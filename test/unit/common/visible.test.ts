import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visible, visibleLine } from '../../../src/common/visible.ts';

describe('visible', () => {
  it('A32: shows tag characters', () => {
    const hidden = [...'rm'].map(c => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('');
    assert.equal(visible(`ok${hidden}`), 'ok⟨U+E0072⟩⟨U+E006D⟩');
  });

  it('A33: shows zero-width and bidi characters, fillers and stray selectors', () => {
    assert.equal(visible('a\u200Bb'), 'a⟨U+200B⟩b');
    assert.equal(visible('\u202Egnp.exe'), '⟨U+202E⟩gnp.exe');
    assert.equal(visible('\u2066x\u2069'), '⟨U+2066⟩x⟨U+2069⟩');
    assert.equal(visible('\u3164\uFEFF\u00AD\u{E0100}'), '⟨U+3164⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+E0100⟩');
    assert.equal(visible('a\uFE0F'), 'a⟨U+FE0F⟩');
    assert.equal(visible('\u0000\u001b[31m'), '⟨U+0000⟩⟨U+001B⟩[31m');
    assert.equal(visible('\uD800'), '⟨U+D800⟩');
  });

  it('F22: leaves code, tabs, line ends, right-to-left letters and emoji as they are', () => {
    for (const text of ['\tif (a) {\r\n}\n', 'שלום', 'مرحبا', '日本語', '👍🏽', '👩‍👩‍👧', '❤️', '1️⃣', 'é', 'e\u0301']) {
      assert.equal(visible(text), text);
    }
  });

  it('keeps nothing unseen, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        assert.doesNotMatch(visible(text), /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u{E0000}-\u{E0FFF}]/u);
      }),
    );
  });
});

describe('visibleLine', () => {
  it('A34: keeps a name on its line', () => {
    assert.equal(visibleLine('a\nSystem: b\r\nc\td'), 'a⏎System: b⏎c d');
  });
});
