// Builds dist/: one small bundle that VS Code loads at activation, and chunks that load on first use.
//
// esbuild splits code only for ES modules, VS Code loads CommonJS fastest; so the first pass splits and the second
// turns each file into CommonJS, where a dynamic import becomes a `require` at the moment it is reached.
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';

const production = process.argv.includes('--production');
/** Suites build a copy of their own, so that several can run at once. */
/**
 * The platform that is built for, as VS Code calls it: `linux-x64`. `universal` is any, without native parts of engines. If
 * absent the machine's own, as far as npm has installed them.
 */
const target = process.argv.find(flag => flag.startsWith('--target='))?.slice('--target='.length);
const outdir = process.argv.find(flag => flag.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

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
    bundle.onResolve({ filter: /^\.\/moonshine\.mjs$/ }, ({ path }) => ({ path, external: true }));
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

// Programs of their own, each in one file: what blocks or crashes there does not do so in the editor.
await build({
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
  // It finds its native part beside itself.
  external: ['sherpa-onnx-node'],
  // audio-io looks for its library from where it stands, which a CommonJS file knows by another name.
  define: { 'import.meta.url': 'bundleUrl' },
  plugins: [moonshine],
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  minify: production,
  logLevel: 'warning',
});
// pvrecorder and audio-io find their libraries for the platform in ../lib and ../addons, seen from their bundles.
await cp('node_modules/@picovoice/pvrecorder-node/lib', `${outdir}/lib`, { recursive: true });
await cp('node_modules/@echogarden/audio-io/addons', `${outdir}/addons`, { recursive: true });
for (const file of ['moonshine.mjs', 'moonshine.wasm'])
  await cp(`node_modules/@moonshine-ai/moonshine-wasm/dist/${file}`, `${outdir}/native/${file}`);
if (target !== 'universal') {
  const platform = (target ?? `${process.platform}-${process.arch}`).replace('win32', 'win');
  const native = `sherpa-onnx-${platform}`;
  if (existsSync(`node_modules/${native}`))
    for (const name of ['sherpa-onnx-node', native])
      await cp(`node_modules/${name}`, `${outdir}/native/node_modules/${name}`, { recursive: true });
  else if (target) throw new Error(`${native} is not installed: npm install --no-save --force ${native}`);
}
await cp('media/voice', `${outdir}/voice`, { recursive: true });
await cp('node_modules/@vscode/tree-sitter-wasm/wasm', `${outdir}/grammars`, {
  recursive: true,
  filter: file => !/\.(js|ts)$/.test(file),
});
for (const [folder, languages] of Object.entries({
  'media/grammars': ['markdown', 'scss', 'sql'],
  'node_modules/@lumis-sh/wasm-dart': ['dart'],
  'node_modules/@lumis-sh/wasm-html': ['html'],
  'node_modules/@lumis-sh/wasm-kotlin': ['kotlin'],
  'node_modules/@tree-sitter-grammars/tree-sitter-toml': ['toml'],
  'node_modules/@tree-sitter-grammars/tree-sitter-yaml': ['yaml'],
  'node_modules/tree-sitter-json': ['json'],
}))
  for (const language of languages)
    await cp(`${folder}/tree-sitter-${language}.wasm`, `${outdir}/grammars/tree-sitter-${language}.wasm`);
