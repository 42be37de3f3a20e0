import assert from 'node:assert/strict';
import { KEY_COMMANDS } from '../../../../src/actions/gate/keyCommands.ts';
import { keyOf } from '../../../../src/grammar/english/keys.ts';

describe('keys by their names', () => {
  for (const [said, want] of [
    ['escape', 'escape'],
    ['down arrow', 'down'],
    ['arrow up', 'up'],
    ['page down', 'pagedown'],
    ['back space', 'backspace'],
    ['control s', 'ctrl+s'],
    ['Ctrl+S', 'ctrl+s'],
    ['command shift p', 'ctrl+shift+p'],
    ['shift control p', 'ctrl+shift+p'],
    ['control plus shift plus p', 'ctrl+shift+p'],
    ['control pit', 'ctrl+p'],
    ['control sierra', 'ctrl+s'],
    ['shift tab', 'shift+tab'],
    ['f twelve', 'f12'],
    ['F12', 'f12'],
    ['shift f 12', 'shift+f12'],
    ['control slash', 'ctrl+slash'],
    ['control one', 'ctrl+1'],
    ['option up', 'alt+up'],
  ] as const) {
    it(`${said}: ${want}`, () => assert.equal(keyOf(said.split(' ')), want));
  }

  for (const said of ['on', 'the button', 'a', 'shift a', 'control', 'comma', 'f forty', 'f', 'control room', '']) {
    it(`names none: ${said}`, () => assert.equal(keyOf(said.split(' ')), undefined));
  }

  it('are written as the table of what they do has them', () => {
    for (const key of KEY_COMMANDS.keys()) {
      const words = key.replace('bracketleft', 'left bracket').replace('bracketright', 'right bracket');
      const said = words
        .replace(/pageup/, 'page up')
        .replace('backquote', 'backtick')
        .split(/[+ ]/);
      assert.equal(keyOf(said), key);
    }
  });
});
