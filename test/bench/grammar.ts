import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accessFor } from '../../src/actions/run/access.ts';
import { Runner } from '../../src/actions/run/runner.ts';
import { silentLog } from '../../src/common/log.ts';
import { position } from '../../src/editor/position.ts';
import { readings } from '../../src/grammar/commands/understand.ts';
import { plainWords } from '../../src/grammar/english/plainWords.ts';
import { Grammar } from '../../src/grammar/grammar.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { cursorAt, exchangeAt } from '../support/exchange.ts';
import { grammarFolders } from '../support/grammarFolders.ts';
import { InMemoryEditor } from '../support/inMemoryEditor.ts';
import { SOURCES, sourceOf } from '../support/sources.ts';
import { type Measure, measure, percentile } from './measure.ts';

const RUNS = 40;
const RECORDED = resolve(import.meta.dirname, '../recorded/spoken.jsonl');
/** The same ones as ever, so that figures can be compared. */
const TEN = ['typescript', 'python', 'java', 'cpp', 'csharp', 'go', 'rust', 'ruby', 'kotlin', 'dart'];
const COMMANDS = ['delete second parameter', 'add if sum equals zero', 'change sum to result', 'duplicate line'];

/** How fast plain English is understood and done: from the text of the utterance to the edit. */
export async function benchGrammar(): Promise<readonly Measure[]> {
  const said = readFileSync(RECORDED, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => (JSON.parse(line) as { said: string }).said);
  const parse: number[] = [];
  for (let run = 0; run < 5; run++)
    for (const utterance of said) {
      const from = performance.now();
      for (const _reading of readings(plainWords(utterance)));
      parse.push(performance.now() - from);
    }
  const first = await done(2_000, 1);
  const small = await done(2_000, RUNS);
  const large = await done(50_000, RUNS);
  const { incremental, whole } = await typing(50_000);
  const { settled, peak } = memory(TEN);
  const all = memory(Object.keys(SOURCES));
  return [
    measure('grammar.parse.p50', percentile(parse, 0.5), 'ms', `${said.length} utterances, every reading`),
    measure('grammar.parse.p99', percentile(parse, 0.99), 'ms', 'aim: 2 ms'),
    measure('grammar.firstUse', first.first, 'ms', 'with the library and the grammar of TypeScript'),
    measure('grammar.edit.2000.p50', percentile(small.later, 0.5), 'ms', 'utterance → edit applied'),
    measure('grammar.edit.2000.p95', percentile(small.later, 0.95), 'ms', 'aim: 8 ms'),
    measure('grammar.edit.50000.p50', percentile(large.later, 0.5), 'ms'),
    measure('grammar.edit.50000.p95', percentile(large.later, 0.95), 'ms', 'aim: 30 ms'),
    measure(
      'grammar.reparse.p50',
      percentile(incremental, 0.5),
      'ms',
      `a letter typed into 50,000 lines; all of it: ${Math.round(whole)} ms`,
    ),
    measure('grammar.memory', settled, 'bytes', 'ten languages of 2,000 lines each open; aim: 150 MB'),
    measure('grammar.memory.peak', peak, 'bytes', 'while they were opened'),
    measure(
      'grammar.memory.all',
      all.settled,
      'bytes',
      `all ${Object.keys(SOURCES).length} languages, one after the other`,
    ),
  ];
}

async function done(
  lines: number,
  runs: number,
): Promise<{ readonly first: number; readonly later: readonly number[] }> {
  // The gate looks where a folder really is; the file need not be there.
  const folder = tmpdir();
  const path = join(folder, 'big.ts');
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  const editor = new InMemoryEditor({ folders: [folder], open: { [path]: sourceOf('typescript', lines) } });
  const later: number[] = [];
  let first = 0;
  for (let run = 0; run <= runs; run++) {
    const document = await editor.documents.read(path);
    // Earlier commands have moved the lines: in any of them, at its first letter.
    const line = Math.floor(((run + 0.5) / (runs + 1)) * document.lineCount);
    const at = position(line, document.line(line).length - document.line(line).trimStart().length);
    editor.place(path, at);
    // Read while someone speaks.
    if (run > 0) await grammar.warm(document);
    const exchange = exchangeAt(editor, cursorAt(path, at));
    const runner = new Runner({ exchange, by: 'user', actions: grammar.actions, log: silentLog });
    const { view } = accessFor(exchange, 'user');
    const from = performance.now();
    const choice = await grammar.understand(COMMANDS[run % COMMANDS.length] as string, view);
    for (const call of choice?.reading.calls ?? []) await runner.call(call.name, call.arguments);
    const ms = performance.now() - from;
    if (!choice) throw new Error('A command was not understood.');
    if (run === 0) first = ms;
    else later.push(ms);
    exchange.dispose();
  }
  return { first, later };
}

async function typing(lines: number): Promise<{ readonly incremental: readonly number[]; readonly whole: number }> {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const document = { path: '/work/big.ts', languageId: 'typescript', text: sourceOf('typescript', lines) };
  await parsers.treeOf({ ...document, text: 'let x;' });
  const from = performance.now();
  await parsers.treeOf(document);
  const whole = performance.now() - from;
  const incremental: number[] = [];
  // Letter by letter, into a name in the middle of the file.
  const at = document.text.indexOf('sum', document.text.length >> 1) + 3;
  for (let run = 1; run <= RUNS; run++) {
    const text = `${document.text.slice(0, at)}${'x'.repeat(run)}${document.text.slice(at)}`;
    const start = performance.now();
    await parsers.treeOf({ ...document, text });
    incremental.push(performance.now() - start);
  }
  return { incremental, whole };
}

/** What the trees and grammars of some languages take of a process, in bytes. */
function memory(languages: readonly string[]): { readonly settled: number; readonly peak: number } {
  const script = resolve(import.meta.dirname, 'grammarMemory.ts');
  return JSON.parse(execFileSync(process.execPath, [script, ...languages], { encoding: 'utf8' }));
}
