import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { COMMANDS } from '../../../src/common/settings/commands.ts';

interface Item {
  readonly command: string;
  readonly when?: string;
}
const { contributes } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8'));
const MENUS: Readonly<Record<string, readonly Item[]>> = contributes.menus;
const ENABLED = new Map<string, string>(
  contributes.commands.map(({ command, enablement = '' }: { command: string; enablement?: string }) => [
    command,
    enablement,
  ]),
);
type Context = Readonly<Record<string, string | boolean>>;

/** What a clause comes to, in the part of VS Code's language that package.json uses. */
function holds(clause: string, context: Context): boolean {
  if (clause.trim() === '') return true;
  return clause.split('||').some(any => any.split('&&').every(all => isTrue(all.trim(), context)));
}

function isTrue(term: string, context: Context): boolean {
  const [, negation = '', name = '', sign, value = ''] = /^(!?)([\w.]+)(?:\s*(==|=~)\s*(.+))?$/.exec(term) ?? [];
  assert.ok(name, `"${term}" is not understood here`);
  const is = context[name] ?? false;
  if (sign === '==') return String(is) === value.replaceAll("'", '');
  if (sign === '=~') return new RegExp(value.replace(/^\/|\/i?$/g, ''), 'i').test(String(is));
  return negation ? !is : Boolean(is);
}

/** Where someone is, with what can be done there and nowhere else. */
const NOWHERE: Context = {};
const EDITOR: Context = { editorIsOpen: true, editorTextFocus: true };
const CONTEXTS: readonly (readonly [name: string, context: Context, palette: readonly string[]])[] = [
  ['nothing is open', NOWHERE, []],
  ['an editor', EDITOR, ['aloud.explain', 'aloud.dictateComment']],
  ['a turn goes on', { 'aloud.active': true }, ['aloud.stop', 'aloud.cancel']],
  ['it scrolls', { 'aloud.scrolls': true }, ['aloud.stop']],
  ['a conversation', { 'aloud.conversing': true }, ['aloud.stop', 'aloud.converse.mute']],
  [
    'a conversation by key',
    { 'aloud.conversing': true, 'config.aloud.conversation.detection': 'push' },
    ['aloud.stop', 'aloud.converse.mute', 'aloud.converse.push'],
  ],
  ['hands-free', { 'aloud.handsFree': true }, ['aloud.sleep']],
  ['numbers on screen', { 'aloud.hasMarks': true }, ['aloud.hideMarks']],
  ['another reading', { 'aloud.hasAlternatives': true }, ['aloud.useAlternative']],
  ['something was changed', { 'aloud.hasChanged': true }, ['aloud.undoTurn']],
  [
    'something was said',
    { 'aloud.hasSpoken': true },
    ['pause', 'resume', 'back', 'skip', 'repeat', 'restart', 'spell'].map(each => `aloud.speech.${each}`),
  ],
];
const SOMETIMES = new Set(CONTEXTS.flatMap(([, , palette]) => palette));

function isListed(command: string, context: Context): boolean {
  const clauses = (MENUS['commandPalette'] ?? []).filter(each => each.command === command);
  return holds(ENABLED.get(command) ?? '', context) && clauses.every(({ when = '' }) => holds(when, context));
}

function inMenu(menu: string, context: Context): readonly string[] {
  return (MENUS[menu] ?? [])
    .filter(({ command, when = '' }) => holds(when, context) && holds(ENABLED.get(command) ?? '', context))
    .map(({ command }) => command);
}

describe('commands are shown where they work, and only there:', () => {
  for (const [name, context, palette] of CONTEXTS)
    it(`the palette where ${name}`, () => {
      const listed = Object.keys(COMMANDS).filter(command => isListed(command, context));
      assert.deepEqual(listed.filter(command => SOMETIMES.has(command)).sort(), [...palette].sort());
      for (const command of Object.keys(COMMANDS))
        if (!SOMETIMES.has(command)) assert.ok(listed.includes(command), `${command} is hidden`);
    });

  it('the menu of an editor', () => {
    const menu = 'editor/context';
    assert.deepEqual(inMenu(menu, NOWHERE), []);
    assert.deepEqual(inMenu(menu, { ...EDITOR, editorReadonly: true }), ['aloud.explain', 'aloud.ask']);
    assert.deepEqual(inMenu(menu, EDITOR), ['aloud.explain', 'aloud.ask', 'aloud.dictateComment']);
    assert.deepEqual(inMenu(menu, { ...EDITOR, 'aloud.hasChanged': true, 'aloud.hasAlternatives': true }).slice(3), [
      'aloud.useAlternative',
      'aloud.undoTurn',
    ]);
  });

  it('the menus of the views, each its own', () => {
    const views = ['aloud.conversation', 'aloud.lessons', 'aloud.sheet', 'other'];
    const all = views.map(view => inMenu('view/title', { view }));
    assert.ok(all.slice(0, 3).every(commands => commands.length > 0));
    assert.deepEqual(all[3], []);
    assert.equal(new Set(all.flat()).size, all.flat().length);
    assert.ok(!all[0]?.includes('aloud.stop'));
    assert.ok(inMenu('view/title', { view: 'aloud.conversation', 'aloud.active': true }).includes('aloud.stop'));
  });

  it('the menu of files: those that can be heard', () => {
    const of = (resourceExtname: string, resourceScheme = 'file') =>
      inMenu('explorer/context', { resourceScheme, resourceExtname });
    assert.deepEqual(
      [of('.mp3'), of('.WAV'), of('.ts'), of('.mp3', 'https')],
      [['aloud.transcribeFile'], ['aloud.transcribeFile'], [], []],
    );
  });

  it('name commands that there are, and what stands as an icon has one', () => {
    for (const [menu, items] of Object.entries(MENUS))
      for (const { command, group = '' } of items as readonly (Item & { readonly group?: string })[]) {
        assert.ok(command in COMMANDS, `${menu}: ${command}`);
        const { icon } = contributes.commands.find((each: { command: string }) => each.command === command);
        if (menu === 'view/title' && group.startsWith('navigation')) assert.ok(icon, command);
      }
  });

  it('views of rows say what to do while they are empty, by commands that there are', () => {
    const { viewsWelcome, views } = contributes;
    const texts = JSON.parse(
      readFileSync(resolve(import.meta.dirname, '../../../media/l10n/package.nls.json'), 'utf8'),
    );
    for (const { id, type } of Object.values(views).flat() as { id: string; type?: string }[]) {
      const welcome = viewsWelcome.find((each: { view: string }) => each.view === id);
      // A page says so itself.
      assert.equal(welcome === undefined, type === 'webview', id);
      for (const [, command = ''] of (welcome ? texts[welcome.contents.slice(1, -1)] : '').matchAll(
        /command:([\w.]+)/g,
      ))
        assert.ok(command in COMMANDS, command);
    }
  });
});
