import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Risk } from '../../../../src/actions/action.ts';
import { Gate } from '../../../../src/actions/gate/gate.ts';
import { isWithin } from '../../../../src/actions/gate/paths.ts';
import { type Author, decide, type Manner, RULES, type Trait } from '../../../../src/actions/gate/rules.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { Stage } from '../../../support/stage.ts';

const MODEL = { by: 'model', manner: 'asked' } as const;

/** The path of what may be read without a question. Throws `refused`. */
async function admit(gate: Gate, written: string, own?: string): Promise<string> {
  const { path, traits } = await gate.locate(written, own);
  if (decide('reads', traits, MODEL).decision === 'done' || traits.has('secret')) return path;
  throw new AloudError({ code: 'refused', message: asWritten(`${path} is asked about.`) });
}

/** Whether a file, be it the user's own, is not changed without a question. */
async function mustAsk(gate: Gate, path: string, risk: Risk = 'edits'): Promise<boolean> {
  const located = await gate.locate(path, path);
  return decide(risk, located.traits, MODEL).decision !== 'done';
}

describe('the gate', () => {
  let stage: Stage;
  let gate: Gate;
  let around: string;

  beforeEach(() => {
    stage = new Stage({ 'src/a.ts': '‸' });
    around = dirname(stage.folder);
    gate = new Gate({ folders: () => [stage.folder], trusted: () => true });
  });

  afterEach(() => stage.close());

  /** A file with its folders, in or beside the workspace. */
  function file(name: string): string {
    const path = join(around, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'text');
    return path;
  }

  const admitted = (written: string) => admit(gate, written);
  const refused = async (written: string, own?: string): Promise<void> => {
    await assert.rejects(admit(gate, written, own), { name: 'AloudError', code: 'refused' }, written);
  };

  it('admits files of the workspace, relative and absolute, also ones that do not exist yet', async () => {
    const path = stage.path('src/a.ts');
    assert.equal(await admitted('src/a.ts'), path);
    assert.equal(await admitted('./src/../src/a.ts'), path);
    assert.equal(await admitted(path), path);
    assert.equal(await admitted('new/folder/b.ts'), stage.path('new/folder/b.ts'));
    assert.equal(await admitted('.gitignore'), stage.path('.gitignore'));
    assert.equal(await admitted('..hidden/x'), stage.path('..hidden/x'));
  });

  it('looks in every folder that is open', async () => {
    const second = join(around, 'second');
    file('second/b.ts');
    const both = new Gate({ folders: () => [stage.folder, second], trusted: () => true });
    assert.equal(await admit(both, 'b.ts'), join(second, 'b.ts'));
    assert.equal(await admit(both, 'src/a.ts'), stage.path('src/a.ts'));
  });

  it('A9: refuses what is outside', async () => {
    await refused(file('outside.ts'));
    await refused('/etc/passwd');
    await refused(around);
  });

  it('A10: refuses a sibling whose name begins like the workspace', async () => {
    await refused(file('workspace-evil/a.ts'));
    await refused('../workspace-evil/a.ts');
    assert.equal(isWithin('/ws-evil/a', '/ws'), false);
    assert.equal(isWithin('/ws/..a', '/ws'), true);
  });

  it('A11: refuses what a link leads out of the workspace to', async () => {
    symlinkSync(file('outside.ts'), stage.path('link.ts'));
    symlinkSync(around, stage.path('linked'));
    symlinkSync('linked', stage.path('twice'));
    await refused('link.ts');
    await refused('linked/outside.ts');
    await refused('linked/new.ts');
    await refused('twice/outside.ts');
  });

  it('A11: admits what a link leads to within the workspace', async () => {
    symlinkSync('src', stage.path('code'));
    assert.equal(await admitted('code/a.ts'), stage.path('code/a.ts'));
  });

  it('A11: admits a workspace that is a link itself', async () => {
    const link = join(around, 'link-to-workspace');
    symlinkSync(stage.folder, link);
    const linked = new Gate({ folders: () => [link], trusted: () => true });
    assert.equal(await admit(linked, 'src/a.ts'), join(link, 'src/a.ts'));
    assert.equal(await mustAsk(linked, join(link, 'src/a.ts')), false);
    assert.equal(await mustAsk(linked, join(link, '.vscode/x.json')), true);
  });

  it('A43: asks before a file changes that git would read as a part of a repository', async () => {
    for (const name of ['sub/config', 'sub/objects/x', 'sub/refs/heads/main', 'sub/HOOKS/pre-push'])
      assert.equal(await mustAsk(gate, stage.path(name)), name.endsWith('pre-push'), name);
    assert.equal(await mustAsk(gate, stage.path('sub/HEAD')), true);
    file('workspace/sub/HEAD');
    for (const name of ['sub/config', 'sub/objects/x', 'sub/refs/heads/main', 'sub/HOOKS/x', 'sub/info/attributes'])
      assert.equal(await mustAsk(gate, stage.path(name)), true, name);
    assert.equal(await mustAsk(gate, stage.path('other/config')), false);
  });

  it('A12: refuses to climb out', async () => {
    file('outside.ts');
    for (const path of ['../outside.ts', 'src/../../outside.ts', '..', 'src/../..', `${stage.folder}/../outside.ts`])
      await refused(path);
  });

  it('A13: refuses what cannot be resolved, rather than take it as written', async () => {
    symlinkSync('nowhere.ts', stage.path('dangling.ts'));
    symlinkSync(join(around, 'nowhere'), stage.path('dangling'));
    symlinkSync('loop', stage.path('loop'));
    for (const path of ['dangling.ts', 'dangling/x.ts', 'loop', 'loop/x.ts', 'src/a.ts/x.ts']) await refused(path);
    assert.equal(await mustAsk(gate, stage.path('dangling.ts')), true);
    const gone = new Gate({ folders: () => [join(around, 'gone')], trusted: () => true });
    await assert.rejects(admit(gone, 'a.ts'), { code: 'refused' });
  });

  it('A13: refuses what the system gives up on', async () => {
    await refused(`src/${'x'.repeat(5000)}`);
    await refused('src/'.repeat(2000));
  });

  it('A15: refuses names that a system reads as something else', async () => {
    for (const path of [
      'a\0.ts',
      'a\n.ts',
      'src/a.ts:$I30',
      'src/a.ts::$DATA',
      'VSCODE~1/settings.json',
      'GIT~1/config',
      'CON',
      'src/nul.txt',
      'com1',
      'src/a.ts.',
      'src/a.ts ',
      '.vscode./settings.json',
      '\\\\server\\share\\a.ts',
      '//server/share/a.ts',
      '\\\\?\\C:\\a.ts',
      '\\\\.\\pipe\\a',
      'file:///etc/passwd',
      'https://example.org/a.ts',
      '~/.bashrc',
      '~root/x',
      'C:a.ts',
      '',
      ' ',
    ]) {
      await refused(path);
    }
  });

  it('A33: refuses names with characters that cannot be seen', async () => {
    for (const path of ['src/\u202Ea.ts', 'src/a\u200B.ts', 'src/a\u{E0041}.ts', 'src/\u00ADa.ts', '.g\u200Cit/config'])
      await refused(path);
    file('workspace/src/größe 日本.ts');
    assert.equal(await admitted('src/größe 日本.ts'), stage.path('src/größe 日本.ts'));
  });

  it('admits the file the user was in wherever it is, and none beside it', async () => {
    const own = file('elsewhere/notes.txt');
    file('elsewhere/other.txt');
    assert.equal(await admit(gate, own, own), own);
    assert.equal(await admit(gate, 'untitled:Untitled-1', 'untitled:Untitled-1'), 'untitled:Untitled-1');
    await refused(join(around, 'elsewhere/other.txt'), own);
    await refused('untitled:Untitled-2', 'untitled:Untitled-1');
  });

  it('refuses relative paths where no folder is open', async () => {
    const bare = new Gate({ folders: () => [], trusted: () => true });
    await assert.rejects(admit(bare, 'a.ts'), { code: 'refused' });
    await assert.rejects(admit(bare, '/etc/hosts'), { code: 'refused' });
  });

  describe('asks before it changes', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['A1, A2: settings', ['.vscode/settings.json', 'packages/x/.vscode/settings.json', 'settings.json']],
      [
        'A3: what runs',
        [
          ...[
            '.vscode/tasks.json',
            '.vscode/launch.json',
            '.git/hooks/pre-commit',
            '.git/config',
            '.npmrc',
            'package.json',
          ],
          ...[
            'sub/package.json',
            '.bashrc',
            '.zshrc',
            '.profile',
            '.github/workflows/ci.yml',
            '.husky/pre-push',
            'Makefile',
          ],
          ...['.git', 'Dockerfile', '.envrc', '.gitattributes', '.cargo/config.toml', '.ssh/config'],
        ],
      ],
      ['A4: a workspace file', ['x.code-workspace', 'deep/X.Code-Workspace']],
      [
        'A5: an MCP configuration',
        ['mcp.json', '.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json', 'claude_desktop_config.json'],
      ],
      [
        'A7: the same in other letters',
        [
          '.VSCODE/SETTINGS.JSON',
          '.Git/Config',
          'PACKAGE.JSON',
          '.vſcode/settings.json',
          '.vscode\\settings.json',
          '.ＶＳcode/x',
        ],
      ],
      ['A16: what did not exist at the start', ['.claude/settings.local.json', 'new/.vscode/tasks.json']],
    ];
    for (const [what, names] of cases) {
      it(what, async () => {
        for (const name of names) assert.equal(await mustAsk(gate, stage.path(name)), true, name);
      });
    }

    it('A11: a link to such a file', async () => {
      file('workspace/.vscode/settings.json');
      symlinkSync('.vscode/settings.json', stage.path('harmless.txt'));
      symlinkSync('.vscode', stage.path('folder'));
      assert.equal(await mustAsk(gate, stage.path('harmless.txt')), true);
      assert.equal(await mustAsk(gate, stage.path('folder/new.json')), true);
    });

    it("A1: the user's own settings", async () => {
      assert.equal(await mustAsk(gate, 'vscode-userdata:/User/settings.json'), true);
      assert.equal(await mustAsk(gate, 'vscode-vfs://github/o/r/.github/workflows/ci.yml?x=1'), true);
      assert.equal(await mustAsk(gate, 'vscode-vfs://github/o/r/src/a.ts'), false);
    });

    it('A15: a file whose name cannot be trusted', async () => {
      assert.equal(await mustAsk(gate, stage.path('a.ts:$I30')), true);
      assert.equal(await mustAsk(gate, stage.path('VSCODE~1/settings.json')), true);
    });

    it('but not before it changes ordinary files', async () => {
      for (const name of ['src/a.ts', 'README.md', 'vscode/settings.ts', 'src/git/hooks.ts', 'packages.json', 'env.ts'])
        assert.equal(await mustAsk(gate, stage.path(name)), false, name);
      assert.equal(await mustAsk(gate, 'untitled:Untitled-1'), false);
    });
  });

  it('A38: asks before it reads secrets', async () => {
    for (const name of ['.env', '.env.local', 'x/.ENV', 'server.pem', 'id_rsa', '.npmrc', '.aws/credentials'])
      assert.equal(await mustAsk(gate, stage.path(name), 'reads'), true, name);
    for (const name of ['.env.example', 'env.ts', 'key.ts', 'package.json'])
      assert.equal(await mustAsk(gate, stage.path(name), 'reads'), false, name);
  });

  it('A19: lets nothing run without trust', () => {
    gate.requireTrust(asWritten('Running'));
    const distrustful = new Gate({ folders: () => [], trusted: () => false });
    assert.throws(() => distrustful.requireTrust(asWritten('Running')), {
      code: 'refused',
      message: /^Running is refused/,
    });
  });

  it('A11: looks at every link anew: one that is turned round is refused', async () => {
    symlinkSync('src', stage.path('turning'));
    await admitted('turning/a.ts');
    rmSync(stage.path('turning'));
    symlinkSync(around, stage.path('turning'));
    await refused('turning/a.ts');
  });

  describe('decides by its table', () => {
    const TRAITS = [...new Set(RULES.map(({ of }) => of))];
    const RISKS: readonly Risk[] = ['reads', 'shows', 'edits', 'edits elsewhere', 'runs', 'sends'];
    const decision = (risk: Risk, ...traits: readonly Trait[]) => decide(risk, new Set(traits), MODEL).decision;

    it('refuses what no rule allows', () => {
      for (const risk of RISKS) assert.equal(decision(risk), 'refused', risk);
      assert.equal(decision('runs', 'inside'), 'refused');
      assert.equal(decision('sends', 'program'), 'refused');
    });

    it('never gets laxer by what holds besides', () => {
      const order = ['done', 'asked', 'refused'];
      const whose = (['user', 'model'] as const).flatMap(by =>
        (['asked', 'hands-free'] as const).map((manner: Manner) => ({ by, manner })),
      );
      for (const each of whose)
        for (const risk of RISKS)
          for (const one of TRAITS)
            for (const other of TRAITS) {
              const alone = decide(risk, new Set([one]), each);
              if (!alone.rule) continue;
              const both = decide(risk, new Set([one, other]), each);
              assert.ok(order.indexOf(both.decision) >= order.indexOf(alone.decision), `${one} ${other}`);
            }
    });

    it('does what is inside and undoable, and asks about the rest', () => {
      assert.equal(decision('edits', 'inside'), 'done');
      assert.equal(decision('edits elsewhere', 'inside'), 'done');
      assert.equal(decision('edits elsewhere', 'inside', 'deletion'), 'asked');
      assert.equal(decision('edits', 'inside', 'protected'), 'asked');
      assert.equal(decision('reads', 'inside', 'protected'), 'done');
      assert.equal(decision('reads', 'outside'), 'asked');
      assert.equal(decision('runs', 'program'), 'asked');
      assert.equal(decision('sends', 'network'), 'asked');
      assert.equal(decision('edits elsewhere', 'setting'), 'asked');
    });

    it('A19: in a workspace without trust lets only the user\u2019s own words edit, and nothing run', () => {
      const distrustful = new Gate({ folders: () => [], trusted: () => false });
      const decision = (risk: Risk, by: Author, trait: Trait) =>
        decide(risk, distrustful.trust().add(trait), { by, manner: 'asked' }).decision;
      assert.equal(decision('edits', 'user', 'inside'), 'done');
      assert.equal(decision('edits', 'model', 'inside'), 'refused');
      assert.equal(decision('edits elsewhere', 'model', 'inside'), 'refused');
      assert.equal(decision('reads', 'model', 'inside'), 'done');
      assert.equal(decision('runs', 'user', 'program'), 'refused');
    });
  });
});
