// Builds dist/: one small bundle that VS Code loads at activation, and chunks that load on first use.
//
// esbuild splits code only for ES modules, VS Code loads CommonJS fastest; so the first pass splits and the second
// turns each file into CommonJS, where a dynamic import becomes a `require` at the moment it is reached.
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { withoutUnused } from './test/support/building/moonshineWasm.ts';
import { layNls } from './test/support/building/nls.ts';
import { licencesOf, noticesOf, packagesIn } from './test/support/building/notices.ts';
import { press, pressLibraries } from './test/support/building/pressed.ts';
import { LIBRARIES, SOUND, sherpaPackage, TARGETS } from './test/support/building/targets.ts';

const production = process.argv.includes('--production');
/** How much is done to press what is packed: all that can be is for what is published. */
const effort = !production ? 'little' : process.argv.includes('--quick') ? 'much' : 'all';
/** What is being pressed, in other threads. */
const pressing = [];
/**
 * The platform that is built for, as VS Code calls it: `linux-x64`. `universal` is any, without native parts of engines. If
 * absent the machine's own, as far as npm has installed its parts.
 */
const asked = process.argv.find(flag => flag.startsWith('--target='))?.slice('--target='.length);
const here = `${process.platform}-${process.arch}`;
const target = asked ?? (TARGETS.includes(here) ? here : 'universal');
if (!TARGETS.includes(target)) throw new Error(`There is no ${target}, only ${TARGETS.join(', ')}.`);
/** Suites build a copy of their own, so that several can run at once. */
const outdir = process.argv.find(flag => flag.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** Takes Aloud's own voice out of what is heard. */
const CANCELLER = 'node_modules/@ennuicastr/webrtcaec3.js';

/** The grammars that come with the library and are used. */
const LANGUAGES = [
  ...['bash', 'c-sharp', 'cpp', 'css', 'go', 'ini', 'java', 'javascript', 'php', 'powershell', 'python', 'ruby'],
  ...['rust', 'tsx', 'typescript'],
];

/** Tree-sitter makes a `require` of its own, which would hide the one that the second pass writes. */
const treeSitter = {
  name: 'tree-sitter',
  setup(bundle) {
    bundle.onLoad({ filter: /tree-sitter-wasm[\\/]wasm[\\/]tree-sitter\.js$/ }, async ({ path }) => {
      const own = /const \{ createRequire \} = await import\("module"\);\s*var require = createRequire\([^;]*\);/;
      const code = await readFile(path, 'utf8');
      if (!own.test(code)) throw new Error('Tree-sitter no longer makes its own `require`: nothing to mend.');
      return { contents: code.replace(own, '') };
    });
  },
};

/** Moonshine's threads load its script from a file of its own, which is copied and looks for its WebAssembly beside it. */
const moonshine = {
  name: 'moonshine',
  setup(bundle) {
    bundle.onResolve({ filter: /\/moonshine\.mjs$/ }, () => ({ path: './moonshine.mjs', external: true }));
  },
};

const engine = sherpaPackage(target);
const hasEngine = engine !== undefined && existsSync(`node_modules/${engine}`);

/** It would look for its native part where npm puts it: a package has that compressed, and lays it before. */
const sherpa = {
  name: 'sherpa',
  setup(bundle) {
    bundle.onLoad({ filter: /sherpa-onnx-node[\\/]addon\.js$/ }, () => ({
      contents: `module.exports = require(require(${JSON.stringify(resolve('src/engines/nativeLibraries.ts'))}).addonPath());`,
    }));
  },
};

await rm(outdir, { recursive: true, force: true });
const result = await build({
  entryPoints: { extension: 'src/extension.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  plugins: [treeSitter],
  // Packages that offer both forms give their parts as modules, which bundle whole.
  mainFields: ['module', 'main'],
  minify: production,
  metafile: true,
  write: true,
  logLevel: 'warning',
});
for (const file of Object.keys(result.metafile.outputs)) {
  const { code } = await transform(await readFile(file, 'utf8'), {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: production,
    supported: { 'dynamic-import': false },
  });
  await writeFile(file, code);
}

// The pages, which run in the editor's browser and load nothing else.
await build({
  entryPoints: [
    { in: 'src/panel/page/main.tsx', out: 'panel' },
    { in: 'src/panel/page/panel.css', out: 'panel' },
    { in: 'src/panel/page/setup/main.tsx', out: 'setup' },
    { in: 'src/panel/page/setup/setup.css', out: 'setup' },
  ],
  outdir: `${outdir}/pages`,
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'chrome130',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: production,
  logLevel: 'warning',
});

// Programs of their own, each in one file: what blocks or crashes there does not do so in the editor.
const programs = await build({
  entryPoints: {
    recorder: 'src/capture/microphones/nativeRecorderProcess.ts',
    player: 'src/speak/players/nativePlayerProcess.ts',
    sox: 'src/capture/encoding/soxProcess.ts',
    engine: 'src/engines/engineProcess.ts',
    unpacker: 'src/engines/fetching/unpackProcess.ts',
  },
  outdir: `${outdir}/native`,
  bundle: true,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  // Without a native part nothing asks for it.
  external: hasEngine ? [] : ['sherpa-onnx-node'],
  // audio-io looks for its library from where it stands, which a CommonJS file knows by another name.
  define: { 'import.meta.url': 'bundleUrl' },
  plugins: [moonshine, sherpa],
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  minify: production,
  metafile: true,
  logLevel: 'warning',
});
await cp('node_modules/@moonshine-ai/moonshine-wasm/dist/moonshine.mjs', `${outdir}/native/moonshine.mjs`);
const moonshineWasm = await readFile('node_modules/@moonshine-ai/moonshine-wasm/dist/moonshine.wasm');
pressing.push(press(withoutUnused(moonshineWasm), `${outdir}/native/moonshine.wasm`, effort));
// It is no module, which its name has to say in a package of modules, and finds its WebAssembly beside itself.
await cp(`${CANCELLER}/dist/webrtcaec3-0.3.0.js`, `${outdir}/echo/webrtcaec3-0.3.0.cjs`);
await cp(`${CANCELLER}/dist/webrtcaec3-0.3.0.wasm`, `${outdir}/echo/webrtcaec3-0.3.0.wasm`);
const silero = await readFile('media/voice/silero.safetensors');
pressing.push(press(silero, `${outdir}/voice/silero.safetensors`, effort));
// The texts of package.json, beside it.
layNls(dirname(resolve(outdir)), outdir);
// What other extensions compile with: types alone, as they stand.
await cp('src/vscode/aloudApi.ts', `${outdir}/api.d.ts`);
await cp('media/voice/LICENSE', `${outdir}/voice/LICENSE`);

for (const [from, to] of SOUND[target]) await cp(from, `${outdir}/${to}`);
if (asked && engine && !hasEngine) throw new Error(`${engine} is not here: npm install --no-save --force ${engine}`);
if (hasEngine)
  pressing.push(pressLibraries(`node_modules/${engine}`, LIBRARIES[target], `${outdir}/native/${engine}`, effort));

const packages = packagesIn([result.metafile, programs.metafile]);
await writeFile(`${outdir}/THIRD-PARTY-NOTICES.txt`, noticesOf(packages));
for (const [from, to] of licencesOf(packages)) await cp(from, `${outdir}/${to}`);

const grammars = 'node_modules/@vscode/tree-sitter-wasm/wasm';
// The library looks for its own by itself.
await cp(`${grammars}/tree-sitter.wasm`, `${outdir}/grammars/tree-sitter.wasm`);
for (const [folder, languages] of Object.entries({
  [grammars]: LANGUAGES,
  'media/grammars': ['markdown', 'scss', 'sql'],
  'node_modules/@lumis-sh/wasm-dart': ['dart'],
  'node_modules/@lumis-sh/wasm-html': ['html'],
  'node_modules/@lumis-sh/wasm-kotlin': ['kotlin'],
  'node_modules/@tree-sitter-grammars/tree-sitter-toml': ['toml'],
  'node_modules/@tree-sitter-grammars/tree-sitter-yaml': ['yaml'],
  'node_modules/tree-sitter-json': ['json'],
}))
  for (const language of languages) {
    const name = `tree-sitter-${language}.wasm`;
    pressing.push(press(await readFile(`${folder}/${name}`), `${outdir}/grammars/${name}`, effort));
  }
await Promise.all(pressing);
