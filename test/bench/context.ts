import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { accessFor } from '../../src/actions/run/access.ts';
import { buildContext } from '../../src/chat/context.ts';
import { instructions, toolsFrom } from '../../src/chat/prompt.ts';
import { estimateTokens } from '../../src/chat/tokens.ts';
import type { DocumentSymbol } from '../../src/editor/languages.ts';
import { position, range } from '../../src/editor/position.ts';
import { nearbyIdentifiers } from '../../src/transcribe/names/identifiers.ts';
import { ALL_OPEN, cursorAt, exchangeAt } from '../support/exchange.ts';
import { InMemoryEditor } from '../support/inMemoryEditor.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const LINES = 100_000;
const RUNS = 100;

/** What building the context costs in a file of 100,000 lines with 10,000 functions, and how long it is. */
export async function benchContext(): Promise<readonly Measure[]> {
  const text = Array.from({ length: LINES / 10 }, (_, i) => functionText(i)).join('');
  const symbols = Array.from({ length: LINES / 10 }, (_, i) => functionSymbol(i));
  const path = '/work/big.ts';
  const editor = new InMemoryEditor({ folders: ['/work'], open: { [path]: text } });
  const [build, names]: [number[], number[]] = [[], []];
  let context = '';
  for (let run = 0; run < RUNS; run++) {
    const at = position(Math.floor((run / RUNS) * LINES) + 3, 4);
    editor.place(path, at);
    const active = editor.documents.active();
    if (!active) throw new Error('There is no active editor.');
    const { view } = accessFor(exchangeAt(editor, cursorAt(path, at)), 'model');
    let from = performance.now();
    context = await buildContext({
      view,
      scene: { active, selection: { anchor: at, active: at }, symbols },
      budgetTokens: 3000,
    });
    build.push(performance.now() - from);
    from = performance.now();
    nearbyIdentifiers(active.document, at, 100);
    names.push(performance.now() - from);
  }
  const prefix =
    estimateTokens(instructions('command')) + estimateTokens(JSON.stringify(toolsFrom(CATALOGUE, ALL_OPEN)));
  const sent = prefix + estimateTokens(context);
  return [
    measure('context.build.p50', percentile(build, 0.5), 'ms', `${LINES} lines, ${symbols.length} symbols`),
    measure('context.build.p95', percentile(build, 0.95), 'ms', 'aim: 10 ms'),
    measure('context.identifiers.p95', percentile(names, 0.95), 'ms'),
    compared(
      measure('context.size', estimateTokens(context), 'tokens', 'estimated; budget 3000'),
      'the whole file',
      estimateTokens(text),
    ),
    measure(
      'context.unchangedPrefix',
      prefix,
      'tokens',
      `${Math.round((prefix / sent) * 100)} % of the first request can be cached`,
    ),
  ];
}

function functionText(i: number): string {
  return `export function step${i}(input: number[], scale = ${i}): number {
  let sum${i} = 0;
  for (const value of input) {
    if (value > scale) {
      sum${i} += value * scale;
    }
  }
  return sum${i};
}

`;
}

function functionSymbol(i: number): DocumentSymbol {
  const line = i * 10;
  return {
    name: `step${i}`,
    kind: 'function',
    range: range(line, 0, line + 8, 1),
    nameRange: range(line, 16, line, 20 + String(i).length),
    children: [],
  };
}
