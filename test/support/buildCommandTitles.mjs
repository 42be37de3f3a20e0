// Writes src/vscode/editor/workbench/builtInCommands.ts: titles and preconditions of VS Code's own commands, which no API tells.
// They are read from the workbench of an installed host: node test/support/buildCommandTitles.mjs WORKBENCH.js
import { readFileSync, writeFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');

/** Names in the bundle that stand for ids and for context keys. */
const ids = new Map([...text.matchAll(/[,;{ ]([\w$]+)="([a-zA-Z][\w-]*(?:\.[\w-]+)+)"/g)].map(m => [m[1], m[2]]));
const keys = new Map([...text.matchAll(/[,;{ ]([\w$]+)=new [\w$]+\("([\w.]+)",/g)].map(m => [m[1], m[2]]));
const members = new Map([...text.matchAll(/\.(\w+)=new [\w$]+\("([\w.]+)",/g)].map(m => [m[1], m[2]]));
members.set('writable', '!editorReadonly');

const NEAR = 900;
const found = new Map();
for (const match of text.matchAll(/\bid:(?:"([A-Za-z][\w.-]+)"|([\w$]+)|[\w$]+\.(?:ID|Id|id)),/g)) {
  const id = match[1] ?? ids.get(match[2]);
  if (!id) continue;
  const rest = text.slice(match.index + 3, match.index + NEAR);
  const end = rest.search(/\bid:["\w$]/);
  const part = end < 0 ? rest : rest.slice(0, end);
  // Nothing that opens or closes stands between an id and its title.
  const title = /^[^{}();]*,(?:title|label):(?:\{\.\.\.)?[\w$]+\(\d+,"((?:[^"\\]|\\.)+)"\)/.exec(part)?.[1];
  if (!title) continue;
  const isInPalette = /\bf1:!0/.test(part) || /\.CommandPalette\b/.test(part) || /\bkbOpts:|\blabel:/.test(part);
  if (!isInPalette || found.has(id)) continue;
  const category = /category:(?:[\w$]+\.(\w+)|[\w$]+\(\d+,"([^"]+)"\))/.exec(part);
  const name = JSON.parse(`"${title.replace(/&&/g, '')}"`);
  const full = category ? `${category[1] ?? category[2]}: ${name}` : name;
  const when = precondition(/precondition:((?:[^,{}()]|\([^()]*\))+)/.exec(part)?.[1]);
  found.set(id, when ? [id, full, when] : [id, full]);
}

function precondition(written) {
  if (!written) return undefined;
  const all = /^[\w$]+\.and\((.*)\)$/.exec(written)?.[1]?.split(',') ?? [written];
  const known = all.map(one);
  return known.every(Boolean) ? known.join(' && ') : undefined;
}

function one(term) {
  const isNegated = term.endsWith('.toNegated()');
  const plain = term.replace(/\.toNegated\(\)$/, '');
  const key = keys.get(plain) ?? members.get(/^[\w$]+\.(\w+)$/.exec(plain)?.[1] ?? '');
  if (!key) return undefined;
  return isNegated ? (key.startsWith('!') ? key.slice(1) : `!${key}`) : key;
}

const rows = [...found.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
const lines = rows.map(row => `  ${JSON.stringify(row)},`);
writeFileSync(
  new URL('../../src/vscode/editor/workbench/builtInCommands.ts', import.meta.url),
  `/** Made by test/support/buildCommandTitles.mjs: id, title, and when it works, where that is known. */
export const BUILT_IN: readonly (readonly [id: string, title: string, precondition?: string])[] = [
${lines.join('\n')}
];
`,
);
console.log(rows.length, rows.filter(row => row[2]).length);
