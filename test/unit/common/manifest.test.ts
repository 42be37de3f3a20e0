import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../../src/common/settings/commands.ts';
import { SETTINGS } from '../../../src/common/settings/settings.ts';
import { MANIFEST as manifest } from '../../support/manifest.ts';

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly markdownDescription: string;
}

const groups: readonly { title: string; order: number; properties: Record<string, Property> }[] =
  manifest.contributes.configuration;
const properties: Record<string, Property> = Object.assign({}, ...groups.map(group => group.properties));

/** Where settings stand, by how their names begin. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Server: ['baseUrl', 'timeoutMs'],
  Hearing: ['transcription.', 'pocketsphinx.'],
  'Microphone and recordings': ['microphone.', 'listening.', 'recording.', 'history.', 'sox.'],
  'Hands-free': ['handsFree.'],
  Understanding: ['commands.', 'chat.'],
  Editing: ['edits.', 'comment.'],
  Speaking: ['speech.', 'player'],
  Conversation: ['conversation.'],
  'Models on this machine': ['models.'],
  'Signs and sounds': ['cursor.', 'sounds.'],
  Log: ['log.'],
};

/** VS Code's own: to the list of a question, from its document. */
const BACK_TO_LIST = 'workbench.action.focusQuickOpen';

describe('package.json', () => {
  it('declares the commands of the table, with their titles', () => {
    const declared = manifest.contributes.commands.map((c: { command: string; title: string }) => [c.command, c.title]);
    assert.deepEqual(Object.fromEntries(declared), COMMANDS);
    assert.equal(declared.length, Object.keys(COMMANDS).length);
  });

  it('declares the settings of the table, to the letter', () => {
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(SETTINGS).sort());
    for (const [name, setting] of Object.entries(SETTINGS)) {
      const wanted: { choices?: readonly unknown[]; minimum?: number; maximum?: number } = setting;
      const {
        scope,
        default: value,
        markdownDescription,
        enum: choices,
        minimum,
        maximum,
      } = properties[name] as Property;
      assert.deepEqual(
        { scope, value, markdownDescription, choices, minimum, maximum },
        {
          scope: setting.scope,
          value: setting.default,
          markdownDescription: setting.description,
          choices: wanted.choices,
          minimum: wanted.minimum,
          maximum: wanted.maximum,
        },
        name,
      );
    }
  });

  it('has each setting once, in its group, in an order', () => {
    assert.deepEqual(
      groups.map(({ title, order }) => [title, order]),
      Object.keys(GROUPS).map((title, at) => [title, at]),
    );
    assert.equal(groups.flatMap(group => Object.keys(group.properties)).length, Object.keys(properties).length);
    for (const { title, properties: own } of groups) {
      const isOwn = (name: string) => GROUPS[title]?.some(begin => name.startsWith(`aloud.${begin}`));
      assert.deepEqual(
        Object.keys(own).filter(name => !isOwn(name)),
        [],
      );
      assert.deepEqual(
        Object.values(own).map(({ order }) => order),
        Object.keys(own).map((_name, at) => at),
        title,
      );
    }
  });

  it('says of every choice what it means, in a sentence', () => {
    const chosen = Object.entries(properties).filter(([, property]) => property.enum);
    assert.ok(chosen.length > 10);
    for (const [name, { enum: choices = [], enumDescriptions: says = [] }] of chosen) {
      assert.equal(says.length, choices.length, name);
      assert.equal(new Set(says).size, says.length, name);
      for (const text of says) assert.match(text, /^\S.*\.$/, name);
    }
  });

  it('A17, A18: lets no workspace set an address, a program or a device', () => {
    const named = /url|path|command$|device|backend$|player$|model$|voice$/i;
    for (const name of Object.keys(SETTINGS).filter(name => named.test(name))) {
      assert.equal(properties[name]?.scope, 'machine', name);
    }
  });

  it('A58: leaves no workspace a setting that guards, and one without trust only what is harmless', () => {
    const guards = /^aloud\.(edits\.preview|recording\.|handsFree\.|commands\.understand$)/;
    const harmless = ['aloud.transcription.language', 'aloud.comment.width'];
    const restricted: readonly string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    for (const [name, { scope }] of Object.entries(properties)) {
      if (guards.test(name)) assert.notEqual(scope, 'window', name);
      if (scope === 'window') assert.equal(restricted.includes(name), !harmless.includes(name), name);
    }
    for (const name of restricted) assert.ok(name in SETTINGS, name);
    assert.equal(Object.keys(properties).filter(name => guards.test(name)).length, 9);
  });

  it('is told whole in the guide: every command, key and setting with its default', () => {
    const page = (name: string) => readFileSync(new URL(`../../../media/guide/${name}.md`, import.meta.url), 'utf8');
    const [commands, settings] = [page('commands'), page('settings')];
    for (const title of Object.values(COMMANDS)) assert.ok(commands.includes(`| Aloud: ${title} |`), title);
    for (const { title } of groups) assert.ok(settings.includes(`\n## ${title}\n\n| `), title);
    for (const [name, { default: value, description }] of Object.entries(SETTINGS)) {
      const row = settings.split('\n').find(line => line.startsWith(`| \`${name}\` |`));
      assert.ok(row?.includes(description), name);
      if (typeof value !== 'object' && value !== '')
        assert.ok(row?.includes(JSON.stringify(value)), `${name}: ${value}`);
    }
  });

  it('binds keys to commands that exist, and each key once per condition', () => {
    const bindings: { command: string; key: string; when?: string }[] = manifest.contributes.keybindings;
    for (const { command } of bindings) assert.ok(command in COMMANDS || command === BACK_TO_LIST, command);
    assert.equal(new Set(bindings.map(b => `${b.key} ${b.when}`)).size, bindings.length);
  });
});
