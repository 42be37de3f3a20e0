import { resolve } from 'node:path';

/** Where the grammars are before the build has put them into one folder. */
export const grammarFolders: readonly string[] = [
  'node_modules/@vscode/tree-sitter-wasm/wasm',
  'node_modules/@lumis-sh/wasm-dart',
  'node_modules/@lumis-sh/wasm-html',
  'node_modules/@lumis-sh/wasm-kotlin',
  'node_modules/@tree-sitter-grammars/tree-sitter-toml',
  'node_modules/@tree-sitter-grammars/tree-sitter-yaml',
  'node_modules/tree-sitter-json',
  'media/grammars',
].map(folder => resolve(import.meta.dirname, '../..', folder));
