import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import type { SymbolKind, WorkspaceSymbol } from '../../../src/editor/languages.ts';
import { ProjectNames } from '../../../src/grammar/commands/hearing/project/projectNames.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel } from '../../support/scriptedChatModel.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const FILES = {
  'a.ts': 'function total() {\n  ‸const sum = 1;\n  return sum;\n}\n',
  'src/services.ts': 'export const x = 1;\nexport class UserService {}\n',
  'src/order_repository.ts': 'export class OrderRepository {}\n',
  'src/cart.ts': 'export class Cart {}\n',
  'src/discard.ts': 'export {};\n',
  'lib/card.css': '.card {}\n',
};

const SYMBOLS: readonly (readonly [name: string, kind: SymbolKind, file: string, line: number])[] = [
  ['UserService', 'class', 'src/services.ts', 1],
  ['OrderRepository', 'class', 'src/order_repository.ts', 0],
  ['Cart', 'class', 'src/cart.ts', 0],
];

/** In ms: also a machine that is busy with other things reads so few files. */
const PATIENCE_MS = 20_000;

describe('what the project has, by its sound', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  let grammar: Grammar;
  let memory: Memory;
  let stage: Stage;

  function staged(files: Readonly<Record<string, string>>, symbols = SYMBOLS): void {
    grammar = new Grammar(parsers, new ProjectNames(PATIENCE_MS));
    memory = new Memory();
    stage = new Stage(files, {
      services: {
        symbols: async ({ path, text }) =>
          symbols
            .filter(([, , file]) => stage.path(file) === path)
            .map(([name, kind, , line]) => {
              const at = text.split('\n')[line]?.indexOf(name) ?? 0;
              const nameRange = {
                start: { line, character: at },
                end: { line, character: at + name.length },
              };
              return { name, kind, nameRange, range: nameRange, children: [] };
            }),
        workspaceSymbols: async (asked): Promise<readonly WorkspaceSymbol[]> =>
          symbols
            .filter(([name]) => name.toLowerCase().includes(asked.toLowerCase()))
            .map(([name, kind, file, line]) => {
              const range = { start: { line, character: 0 }, end: { line, character: 1 } };
              return { name, kind, location: { path: stage.path(file), range } };
            }),
      },
    });
  }

  beforeEach(() => staged(FILES));
  afterEach(() => stage.close());

  async function say(words: string): Promise<readonly Happening[]> {
    const scene = Scene.open(stage.editor);
    const chat = new ScriptedChatModel([]);
    const settings = settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' });
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory, settings, chat });
    const told: Happening[] = [];
    const turn = { mode: 'command', said: { text: words }, scene, manner: 'asked' } as const;
    try {
      await runTurn(turn, parts, happening => told.push(happening), new AbortController().signal);
    } finally {
      scene?.dispose();
    }
    return told;
  }

  /** The file in front of the user, and the line of the cursor, from 1. */
  function here(): string {
    const active = stage.editor.documents.active();
    return `${basename(active?.document.path ?? '')}:${(active?.selections[0]?.active.line ?? 0) + 1}`;
  }

  for (const [heard, understood, there] of [
    ['go to user servers', 'go to UserService', 'services.ts:2'],
    ['Take me to use a service.', 'take me to UserService', 'services.ts:2'],
    ['go to the class order reposit tory', 'go to class OrderRepository', 'order_repository.ts:1'],
    ['open border repository', 'open order_repository.ts', 'order_repository.ts:1'],
    ['open card dot ts', 'open cart.ts', 'cart.ts:1'],
  ] as const)
    it(`is taken where one name is clearly the nearest, and shown so: “${heard}”`, async () => {
      const told = await say(heard);
      assert.deepEqual(
        told.find(({ event }) => event === 'understood'),
        { event: 'understood', text: understood },
      );
      assert.equal(here(), there);
    });

  for (const [said, there] of [
    ['go to user service', 'services.ts:2'],
    ['go to the cart class', 'cart.ts:1'],
    ['open order repository', 'order_repository.ts:1'],
    ['open discard', 'discard.ts:1'],
    ['open card', 'card.css:1'],
    ['go to total', 'a.ts:1'],
  ] as const)
    it(`is not heard otherwise where it is called just so: “${said}”`, async () => {
      const told = await say(said);
      assert.equal(
        told.find(({ event }) => event === 'understood'),
        undefined,
      );
      assert.equal(here(), there);
    });

  it('gives way to a name of the file', async () => {
    stage.close();
    staged({ ...FILES, 'src/some.ts': 'export {};\n', 'src/sums.ts': 'export {};\n' }, []);
    await say('go to sun');
    assert.match(here(), /^a\.ts:/);
  });

  for (const said of [
    'go to the withdraw method',
    'open the quarterly report',
    'go to the part where we add it all up',
  ])
    it(`is nothing where nothing is called nearly so: “${said}”`, async () => {
      await assert.rejects(say(said));
      assert.equal(here(), 'a.ts:2');
    });

  it('is asked for by number where several are near, and gone to when it is picked', async () => {
    stage.close();
    staged({ ...FILES, 'src/user_server.ts': 'export {};\n' });
    const told = await say('go to user servers');
    const asked = told.find(happening => happening.event === 'alternatives');
    assert.ok(asked?.event === 'alternatives' && asked.isQuestion);
    assert.deepEqual([...asked.words].toSorted(), ['go to user server', 'go to user service']);
    assert.equal(here(), 'a.ts:2');
    await say(asked.words[0] === 'go to user service' ? 'one' : 'two');
    assert.equal(here(), 'services.ts:2');
  });

  it('is asked for by number where a file is to be opened that is not there', async () => {
    stage.close();
    staged({ ...FILES, 'src/guard.ts': 'export {};\n' }, []);
    const told = await say('open kard dot ts');
    const asked = told.find(happening => happening.event === 'alternatives');
    assert.ok(asked?.event === 'alternatives' && asked.isQuestion);
    assert.deepEqual([...asked.words].toSorted(), ['open cart', 'open guard']);
  });
});
