import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(import.meta.dirname, '../../../src');

/** Which rooms a room may import from, besides itself; types count too. The table of ARCHITECTURE.md is what holds. */
const ARROWS: ReadonlyMap<string, readonly string[]> = new Map(
  [...readFileSync(join(SRC, '../ARCHITECTURE.md'), 'utf8').matchAll(/^\| `([\w.]+?)\/?` \|.*\| ([^|]+) \|$/gm)].map(
    ([, room = '', rooms = '']) => [room, [...rooms.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name)],
  ),
);

/** Packages that must not load with the module that names them. */
const HEAVY =
  /^(openai|@moonshine-ai\/|sherpa-onnx-node|@picovoice\/|@echogarden\/|@vscode\/tree-sitter-wasm|sox-stream|marked|@unified-latex\/|wasm-media-encoders|ws$)/;

/** Modules that are themselves reached by a dynamic import, or run as programs of their own. */
const LATE = new Set([
  'openai/package.ts',
  'openai/compatibleClient.ts',
  'engines/moonshine.ts',
  'engines/sherpaEars.ts',
  'engines/sherpaVoice.ts',
  'capture/microphones/nativeRecorderProcess.ts',
  'capture/encoding/soxProcess.ts',
  'speak/players/nativePlayerProcess.ts',
]);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

let read: readonly Import[] | undefined;

/** All of them; the files are read once. */
function imports(): readonly Import[] {
  read ??= globSync('**/*.ts', { cwd: SRC }).flatMap(from => {
    const text = readFileSync(join(SRC, from), 'utf8');
    return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/gm)].map(([, type, to = '']) => ({
      from,
      to: to.startsWith('.') ? relative(SRC, resolve(SRC, dirname(from), to)) : to,
      isType: type !== undefined,
    }));
  });
  return read;
}

/** What loads with a module, itself included: all that it imports, and not only the types of. */
function loadedWith(first: string): readonly string[] {
  const all = imports().filter(({ to, isType }) => !isType && to.endsWith('.ts'));
  const reached = new Set([first]);
  for (const file of reached) for (const { from, to } of all) if (from === file) reached.add(to);
  return [...reached];
}

/** A way from a file back to itself, over what it imports from its own room; undefined where there is none. */
function circleFrom(first: string, all: ReadonlyMap<string, readonly Import[]>): readonly string[] | undefined {
  const [room = ''] = first.split('/');
  const ways = new Map([[first, [first]]]);
  for (const [file, way] of ways)
    for (const { to } of all.get(file) ?? []) {
      if (!to.startsWith(`${room}/`)) continue;
      if (to === first) return [...way, first];
      if (!ways.has(to)) ways.set(to, [...way, to]);
    }
  return undefined;
}

describe('the rooms', () => {
  it('are all drawn', () => {
    const rooms = globSync('*', { cwd: SRC });
    assert.deepEqual([...rooms].sort(), [...ARROWS.keys()].sort());
  });

  it('import one way, as they are drawn, without exception', () => {
    const wrong = imports().filter(({ from, to }) => {
      const [room = '', other = ''] = [from.split('/')[0], to.split('/')[0]];
      return to.endsWith('.ts') && other !== room && !ARROWS.get(room)?.includes(other);
    });
    assert.deepEqual(wrong, []);
  });

  it('are drawn without a circle: each imports only what is drawn above it', () => {
    const order = [...ARROWS.keys()];
    for (const [room, rooms] of ARROWS)
      for (const other of rooms) assert.ok(order.indexOf(other) < order.indexOf(room), `${room} → ${other}`);
  });

  it('have no circles of files within, types included, where what is said goes its way', () => {
    const all = new Map<string, Import[]>();
    for (const each of imports()) all.set(each.from, [...(all.get(each.from) ?? []), each]);
    for (const file of globSync('{session,grammar,dictate}/**/*.ts', { cwd: SRC }))
      assert.equal(circleFrom(file, all), undefined);
  });

  it('know VS Code in src/vscode and extension.ts alone', () => {
    const knowing = imports().filter(
      ({ from, to }) => to === 'vscode' && !from.startsWith('vscode/') && from !== 'extension.ts',
    );
    assert.deepEqual(knowing, []);
  });

  it('A18, A20: start programs in one place', () => {
    const starting = imports().filter(
      ({ from, to }) => /^(node:)?child_process$|^execa$/.test(to) && !from.startsWith('processes/'),
    );
    assert.deepEqual(starting, []);
  });

  it('load nothing heavy before it is used', () => {
    const early = imports().filter(
      ({ from, to, isType }) => !to.endsWith('.ts') && HEAVY.test(to) && !isType && !LATE.has(from),
    );
    assert.deepEqual(early, []);
  });

  it('begin with a bundle that pulls in none of the rooms', () => {
    assert.deepEqual(
      loadedWith('extension.ts').filter(file => !/^(messages|common|editor|vscode)\/|^extension\.ts$/.test(file)),
      [],
    );
  });

  it('open the microphone before anything is loaded that understands or acts', () => {
    const loaded = loadedWith('vscode/parts/talking.ts');
    const late =
      /^(grammar|chat|syntax|dictate|speak|openai|transcribe\/ears|actions\/(catalogue|run)|stages\/(stages|recognisers|chatModels|voices|players))/;
    assert.deepEqual(
      loaded.filter(file => late.test(file)),
      [],
    );
    assert.ok(loaded.includes('capture/recorder.ts') && loaded.includes('session/session.ts'));
  });
});
