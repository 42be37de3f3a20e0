import assert from 'node:assert/strict';
import { OwnCommands, parseOwnCommands } from '../../../../src/grammar/commands/ownCommands.ts';

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
  const { commands, problems } = parseOwnCommands(FILE);
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
    it(`do what the file says: “${said}”`, () => assert.deepEqual(own.understand(said), does));

  it('are nothing else', () => {
    for (const said of ['log', 'show notes', 'run the task', '']) assert.equal(own.understand(said), undefined, said);
  });

  it('take what was said as text, whatever signs it has', () => {
    const odd = new OwnCommands([{ say: ['log <what>'], does: { kind: 'snippet', text: 'x ${what}' } }]);
    assert.deepEqual(odd.understand('log $HOME}'), { kind: 'snippet', text: 'x \\$HOME\\}' });
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
      const { commands: none, problems: found } = parseOwnCommands(text);
      assert.deepEqual(none, []);
      assert.match(found[0]?.message ?? '', message);
      assert.ok((found[0]?.offset ?? -1) >= 0 && (found[0]?.offset ?? 0) <= text.length);
    });

  it('keep what is right where something else is wrong', () => {
    const mixed = parseOwnCommands('{"commands": [{"say": "a"}, {"say": "b", "task": "c"}]}');
    assert.deepEqual([mixed.commands.length, mixed.problems.length], [1, 1]);
    assert.deepEqual(parseOwnCommands(''), { commands: [], problems: [] });
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: what a file of commands looks like
