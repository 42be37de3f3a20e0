import assert from 'node:assert/strict';
import { type OwnProblem, parseOwnCommands } from '../../../../src/grammar/own/ownCommandFile.ts';
import { type OwnCommand, OwnCommands } from '../../../../src/grammar/own/ownCommands.ts';
import { english } from '../../../../src/messages/text.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

/** The first thing that is wrong, in words. */
function told([problem]: readonly OwnProblem[]): string {
  assert.ok(problem);
  return english(problem.message);
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: what a file of commands looks like
const FILE = `{
  // Comments are allowed.
  "commands": [
    { "say": "log <what>", "snippet": "console.log(\${what}, $1);" },
    { "say": ["(open | show) my notes", "notes"], "command": "workbench.action.quickOpen", "args": [{ "q": "\${}" }] },
    { "say": "run the <name> task [please]", "task": "npm: \${name}" },
    { "say": "find <what> in <where>", "command": "x.find", "args": ["\${what}", ["\${where}"], { "deep": "\${what}!" }, 7] },
    { "say": "improve <part>", "prompt": "Improve \${part}, carefully." },
  ]
}`;

describe('own commands', () => {
  const { commands, problems } = parseOwnCommands(FILE, 'home');
  const own = new OwnCommands(commands);

  it('are read, each with all its ways to be said', () => {
    assert.deepEqual(problems, []);
    assert.equal(commands.length, 5);
    assert.equal(own.all.length, 5);
  });

  for (const [said, does] of [
    ['Log hello there.', { kind: 'snippet', text: 'console.log(hello there, $1);' }],
    ['show my notes', { kind: 'command', id: 'workbench.action.quickOpen', args: [{ q: '${}' }] }],
    ['notes', { kind: 'command', id: 'workbench.action.quickOpen', args: [{ q: '${}' }] }],
    ['run the watch task', { kind: 'task', name: 'npm: watch' }],
    ['run the watch task please', { kind: 'task', name: 'npm: watch' }],
    ['find a b in c', { kind: 'command', id: 'x.find', args: ['a b', ['c'], { deep: 'a b!' }, 7] }],
    ['improve this', { kind: 'prompt', text: 'Improve this, carefully.' }],
  ] as const)
    it(`do what the file says: “${said}”`, () => assert.deepEqual(own.understand([said]), { ...does, origin: 'home' }));

  it('are nothing else', () => {
    for (const said of ['log', 'show notes', 'run the task', '']) assert.equal(own.understand([said]), undefined, said);
  });

  it('take what was said as text, whatever signs it has', () => {
    const odd = new OwnCommands([
      { say: ['log <what>'], does: { kind: 'snippet', text: 'x ${what}' }, origin: 'home' },
    ]);
    assert.deepEqual(odd.understand(['log $HOME}']), { kind: 'snippet', text: 'x \\$HOME\\}', origin: 'home' });
  });

  for (const [text, message] of [
    ['{', /no JSON/],
    ['[]', /a list of "commands"/],
    ['{"commands": {}}', /a list of "commands"/],
    ['{"commands": [7]}', /A command is an object/],
    ['{"commands": [{"snippet": "x"}]}', /needs "say"/],
    ['{"commands": [{"say": "", "snippet": "x"}]}', /must be text/],
    ['{"commands": [{"say": "<all>", "snippet": "x"}]}', /always said/],
    ['{"commands": [{"say": "[a] <all>", "snippet": "x"}]}', /always said/],
    ['{"commands": [{"say": "a (b", "snippet": "x"}]}', /bracket/],
    ['{"commands": [{"say": "a"}]}', /exactly one of/],
    ['{"commands": [{"say": "a", "snippet": "x", "task": "y"}]}', /exactly one of/],
    ['{"commands": [{"say": "a", "snippet": 7}]}', /"snippet" must be text/],
    ['{"commands": [{"say": "a", "snippet": "x", "args": []}]}', /goes with "command"/],
    ['{"commands": [{"say": "a", "task": "${b}"}]}', /Nothing is said for \$\{b\}/],
    ['{"commands": [{"say": "a", "shell": "rm"}]}', /There is no "shell"/],
    ['{"commands": [{"say": "a", "__proto__": {}, "task": "x"}]}', /There is no "__proto__"/],
  ] as const)
    it(`tell what is wrong, and where: ${text}`, () => {
      const { commands: none, problems: found } = parseOwnCommands(text, 'home');
      assert.deepEqual(none, []);
      assert.match(told(found), message);
      assert.ok((found[0]?.offset ?? -1) >= 0 && (found[0]?.offset ?? 0) <= text.length);
    });

  it('keep what is right where something else is wrong', () => {
    const mixed = parseOwnCommands('{"commands": [{"say": "a"}, {"say": "b", "task": "c"}]}', 'home');
    assert.deepEqual([mixed.commands.length, mixed.problems.length], [1, 1]);
    assert.deepEqual(parseOwnCommands('', 'home'), { commands: [], problems: [] });
  });

  const prompt = (say: string, origin: OwnCommand['origin']): OwnCommand => ({
    say: [say],
    does: { kind: 'prompt', text: 'Do it.' },
    origin,
  });

  for (const said of [
    ...[
      'save',
      'Save it, please.',
      'undo that',
      'Undo that.',
      'go to sleep',
      'wake up',
      'delete line',
      'go to line five',
    ],
    ...['delete umbrella', 'select next two words', 'add function foo', 'open user service', 'scratch that', 'use two'],
    ...['type hello', 'commit changes', 'run all tests', 'undo that and save', 'camel case foo', 'on do that', 'stop'],
  ])
    it(`A55 of a workspace take nothing that Aloud understands, with a prompt or without: ${said}`, () => {
      const words = said.toLowerCase().replace(/[.,]/g, '').replace(' please', '');
      for (const say of [words, '<what> [now]', `(${words} | notes)`, words.replace(/\w+$/, '<what>')]) {
        assert.equal(new OwnCommands([prompt(say, 'workspace')]).understand([said]), undefined, say);
        assert.equal(new OwnCommands([prompt(say, 'home')]).understand([said])?.origin, 'home', say);
      }
    });

  it('A55 of a workspace take no words for sleeping, whatever these are', () => {
    const own = new OwnCommands([prompt('good night', 'workspace')]);
    assert.equal(own.understand(['Good night!'], ['good night']), undefined);
    assert.equal(own.understand(['good night'])?.origin, 'workspace');
  });

  it('A55 of a workspace take none by another spelling, by the names of a file', () => {
    const own = new OwnCommands([prompt('undothat', 'workspace')]);
    assert.equal(own.understand(['undo that', 'undoThat']), undefined);
    assert.equal(own.understand(['undothat'])?.origin, 'workspace');
  });

  it('A55 of a workspace come behind those of the user', () => {
    const own = new OwnCommands([prompt('deploy', 'workspace'), prompt('deploy', 'home')]);
    assert.equal(own.understand(['deploy'])?.origin, 'home');
    assert.equal(new OwnCommands([prompt('deploy', 'workspace')]).understand(['deploy'])?.origin, 'workspace');
  });

  for (const say of [
    'save',
    'delete <what>',
    '(store | save) it',
    '[just] save',
    'open <file>',
    'go to sleep',
    'add <x>',
  ])
    it(`A55 of a workspace are shown as wrong where they would take Aloud's: ${say}`, () => {
      const text = JSON.stringify({
        commands: [
          { say: ['notes', say], prompt: 'x' },
          { say: 'review this', prompt: 'y' },
        ],
      });
      const { commands: left, problems: found } = parseOwnCommands(text, 'workspace');
      assert.deepEqual(
        left.map(one => one.say),
        [['review this']],
      );
      assert.match(told(found), /Aloud understands “.+” itself/);
      assert.equal(
        text.slice(found[0]?.offset, (found[0]?.offset ?? 0) + (found[0]?.length ?? 0)),
        JSON.stringify(say),
      );
      assert.deepEqual(parseOwnCommands(text, 'home').problems, []);
    });

  it('A51 are understood at once, however many they are and whatever they say', () => {
    const long = '<a> <b> <c> <d> <e> <f> ';
    const all = Array.from({ length: 300 }, (_, index) => ({ say: `${long.repeat(6)}end${index}`, prompt: 'x' }));
    const { commands: some, problems: found } = parseOwnCommands(JSON.stringify({ commands: all }), 'workspace');
    assert.equal(some.length, 200);
    assert.match(told(found), /first 200/);
    const many = new OwnCommands(some);
    const started = cpuNow();
    for (const count of [50, 199, 5_000])
      assert.equal(many.understand([Array<string>(count).fill('word').join(' ')]), undefined);
    assert.ok(cpuNow() - started < 2_000, `${cpuNow() - started} ms`);
    for (const text of [' '.repeat(200_000), `{"commands": [{"say": "${'a'.repeat(400)}", "prompt": "x"}]}`])
      assert.ok(parseOwnCommands(`[${text}]`, 'home').problems.length > 0);
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: what a file of commands looks like
