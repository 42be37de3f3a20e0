import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../../src/common/settings/commands.ts';
import { isSameKey, mayHoldAtOnce, type OwnKey, othersKeys, ownKeys, SYSTEMS, vscodeKeys } from '../../support/keys.ts';

/** What is open before the cursor, and closed by Escape before anything of Aloud's is ended. */
const CLOSED_FIRST = [
  'suggestWidgetVisible',
  'findWidgetVisible',
  'inQuickOpen',
  'renameInputVisible',
  'inSnippetMode',
];

describe('the keys of Aloud', () => {
  it('collide on no system with one of VS Code that may hold at once', () => {
    const taken = vscodeKeys();
    assert.ok(taken.length > 600);
    for (const system of SYSTEMS)
      assert.ok(taken.filter(({ systems }) => systems.includes(system)).length > 300, system);
    const collisions = ownKeys()
      .filter(({ key }) => key !== 'escape')
      .flatMap(own => taken.filter(other => isTaken(own, other) && mayHoldAtOnce(own.when, other.when)).map(tell(own)));
    assert.deepEqual(collisions, []);
  });

  it('collide with none of a screen reader, of the system, or of a keyboard that writes a character by it', () => {
    const taken = othersKeys();
    for (const whose of ['VoiceOver', 'NVDA', 'JAWS', 'Orca', 'macOS', 'Windows', 'GNOME', 'AltGr', 'Keyboard'])
      assert.ok(
        taken.some(row => row.whose.startsWith(`${whose}:`) && row.source.length > 10),
        whose,
      );
    const collisions = ownKeys().flatMap(own => taken.filter(other => isTaken(own, other)).map(tell(own)));
    assert.deepEqual(collisions, []);
  });

  it('share Escape alone, while something of Aloud goes on, and close first what stands open where one types', () => {
    const escapes = ownKeys().filter(({ key }) => key === 'escape');
    assert.ok(escapes.length >= SYSTEMS.length);
    for (const { when, command } of escapes) {
      const terms = when.split(' && ');
      assert.ok(
        terms.some(term => /^aloud\.\w+$/.test(term)),
        command,
      );
      // The list of a question is what the key leads to, from its document.
      const closed =
        command === 'workbench.action.focusQuickOpen'
          ? CLOSED_FIRST.filter(open => open !== 'inQuickOpen')
          : CLOSED_FIRST;
      for (const open of closed) assert.ok(terms.includes(`!${open}`), `${command}: ${open}`);
    }
  });

  it('are told in the guide as they are, on each system', () => {
    const guide = readFileSync(new URL('../../../media/guide/commands.md', import.meta.url), 'utf8');
    for (const { command, key, system } of ownKeys()) {
      const title = COMMANDS[command as keyof typeof COMMANDS];
      const row = guide.split('\n').find(line => line.startsWith(`| Aloud: ${title} |`)) ?? '';
      // “Talk” has its keys where the places to talk into are told, and VS Code's own are no row.
      if (command === 'aloud.talk' || !title) continue;
      assert.ok(
        row.includes(system === 'mac' && key !== 'escape' ? `(Mac \`${told(key)}\`)` : `\`${told(key)}\``),
        row,
      );
    }
  });

  it('are compared as they are pressed', () => {
    assert.ok(isSameKey('ctrl+alt+q', 'ctrl+alt+*'));
    assert.ok(isSameKey('ctrl+alt+shift+q', 'ctrl+alt+*'));
    assert.ok(isSameKey('alt+shift+c', 'shift+alt+c'));
    assert.ok(isSameKey('alt+q', 'alt+q ctrl+x'));
    assert.ok(!isSameKey('alt+q', 'ctrl+alt+*'));
    assert.ok(!isSameKey('alt+q', 'alt+shift+q'));
    assert.ok(mayHoldAtOnce('', 'inQuickOpen'));
    assert.ok(mayHoldAtOnce('!a && b', 'a || c'));
    assert.ok(!mayHoldAtOnce('!a && b', 'a && c'));
  });
});

function isTaken(own: OwnKey, other: { readonly systems: readonly string[]; readonly key: string }): boolean {
  return other.systems.includes(own.system) && isSameKey(own.key, other.key);
}

function tell(own: OwnKey) {
  return ({ key, whose, when }: { key: string; whose: string; when: string }) =>
    `${own.system} ${own.key} (${own.command}) is ${key} of ${whose} ${when}`;
}

/** A key as the guide writes it. */
function told(key: string): string {
  return key
    .split('+')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('+');
}
