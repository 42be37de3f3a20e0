import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { accessFor } from '../../src/actions/run/access.ts';
import { undoTurn } from '../../src/actions/run/journal.ts';
import { Runner } from '../../src/actions/run/runner.ts';
import { findOne } from '../../src/actions/text/finding.ts';
import { buildContext } from '../../src/chat/context.ts';
import { fenced } from '../../src/chat/fence.ts';
import { History } from '../../src/chat/history.ts';
import { chatMessages, toolsFrom } from '../../src/chat/prompt.ts';
import { estimateTokens } from '../../src/chat/tokens.ts';
import { silentLog } from '../../src/common/log.ts';
import { position } from '../../src/editor/position.ts';
import { ALL_OPEN, cursorAt, exchangeAt } from '../support/exchange.ts';
import { InMemoryEditor } from '../support/inMemoryEditor.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const RUNS = 40;
const TURNS = 10;

/** What acting costs in large files, and what a model is sent turn by turn. */
export async function benchActing(): Promise<readonly Measure[]> {
  return [...(await actions()), ...ladder(), ...(await prompts())];
}

/** Calls of a model on a file of 50,000 lines, with gate, undo and all. */
async function actions(): Promise<readonly Measure[]> {
  const folder = temporaryFolder('bench');
  try {
    const path = `${folder.path}/big.ts`;
    const text = lines(50_000).join('\n');
    const editor = new InMemoryEditor({ folders: [folder.path], open: { [path]: text } });
    const results: Measure[] = [];
    const undoing: number[] = [];
    for (const [name, argumentsOf] of Object.entries(CALLS)) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const line = 1000 + run * 1000;
        editor.place(path, position(line, 0));
        const active = editor.documents.active();
        if (!active) throw new Error('Nothing is open.');
        const exchange = exchangeAt(editor, cursorAt(path, position(line, 0)));
        exchange.seen.saw(active.document);
        const runner = new Runner({ exchange, by: 'model', actions: CATALOGUE, log: silentLog });
        const call = { id: 'a', name, arguments: JSON.stringify(argumentsOf(line)) };
        let from = performance.now();
        // With all that the model is told of it.
        await runner.reply({ calls: [call], nameless: new Set(), isWhole: true }, fenced);
        times.push(performance.now() - from);
        if (runner.lastFailure) throw runner.lastFailure;
        exchange.dispose();
        const { journal } = exchange.remembered;
        if (journal.lastSize === 0) continue;
        from = performance.now();
        await undoTurn(journal, editor);
        undoing.push(performance.now() - from);
      }
      results.push(measure(`acting.${name}.p95`, percentile(times, 0.95), 'ms', '50,000 lines; aim: 30 ms'));
    }
    results.push(measure('acting.undoTurn.p95', percentile(undoing, 0.95), 'ms', '50,000 lines'));
    return results;
  } finally {
    folder.remove();
  }
}

const CALLS: Readonly<Record<string, (line: number) => unknown>> = {
  replace_text: line => ({ find: lineAt(line + 3), replace: 'changed();' }),
  insert_text: line => ({ text: 'inserted();', where: 'line_below', line }),
  delete_text: line => ({ first_line: line, last_line: line + 2 }),
  go_to: line => ({ line }),
  change_lines: line => ({ how: 'sort', first_line: line, last_line: line + 50 }),
};

/** Looking for a text in 100,000 lines, on each rung of the ladder; the rival is cutting the text into lines first. */
function ladder(): readonly Measure[] {
  const all = lines(100_000);
  const text = all.join('\n');
  const document = {
    path: '/w/big.ts',
    languageId: 'typescript',
    version: 1,
    text,
    eol: '\n' as const,
    lineCount: all.length,
    isDirty: false,
    line: (index: number) => all[index] ?? '',
  };
  const target = [lineAt(77_778), lineAt(77_779)].join('\n');
  const wanted = {
    exact: target,
    indentation: target.replace(/^ {2}/gm, ''),
    similar: target.replace(/ = /g, '=').replace(/"/g, "'"),
    nowhere: 'nothing of the kind stands anywhere in this file',
  };
  const rival = median(() => {
    const cut = text.split('\n').map(line => line.trim());
    cut.indexOf(lineAt(77_778).trim());
  });
  return Object.entries(wanted).map(([rung, find]) => {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const from = performance.now();
      try {
        findOne(document, find);
      } catch {}
      times.push(performance.now() - from);
    }
    return compared(
      measure(
        `acting.ladder.${rung}.p50`,
        percentile(times, 0.5),
        'ms',
        `100,000 lines, p95 ${percentile(times, 0.95).toFixed(1)} ms; aim: 20 ms`,
      ),
      'splitting into lines and comparing',
      rival,
    );
  });
}

/** Ten turns in one file: what is sent, how much of it stays as it was, and what sending the whole file would be. */
async function prompts(): Promise<readonly Measure[]> {
  const path = '/work/big.ts';
  const text = lines(2000).join('\n');
  const editor = new InMemoryEditor({ folders: ['/work'], open: { [path]: text } });
  const history = new History();
  const tools = JSON.stringify(toolsFrom(CATALOGUE, ALL_OPEN));
  const sent: string[] = [];
  const building: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const at = position(100 + turn * 120, 4);
    editor.place(path, at);
    const active = editor.documents.active();
    if (!active) throw new Error('Nothing is open.');
    const from = performance.now();
    const exchange = exchangeAt(editor, cursorAt(path, at));
    const context = await buildContext({
      view: accessFor(exchange, 'model').view,
      scene: { active, selection: { anchor: at, active: at }, symbols: undefined },
      budgetTokens: 3000,
    });
    building.push(performance.now() - from);
    const said = `rename value ${turn} to amount ${turn}`;
    const messages = chatMessages('command', context, { words: said }, history.messages());
    sent.push(tools + messages.map(message => JSON.stringify(message)).join('\n'));
    const call = { name: 'rename_symbol', arguments: { name: `value${turn}`, new_name: `amount${turn}` } };
    history.add({ said, calls: [{ ...call, result: 'Renamed it: 3 places in big.ts.' }], answer: 'Renamed it.' });
  }
  const [first = '', tenth = ''] = [sent[0], sent[TURNS - 1]];
  const ninth = sent[TURNS - 2] ?? '';
  let same = 0;
  while (same < tenth.length && tenth[same] === ninth[same]) same++;
  const share = estimateTokens(tenth.slice(0, same)) / estimateTokens(tenth);
  const whole = estimateTokens(tools + text);
  return [
    measure('acting.context.p95', percentile(building, 0.95), 'ms', '2,000 lines'),
    compared(measure('acting.tokens.first', estimateTokens(first), 'tokens'), 'tools and the whole file', whole),
    compared(measure('acting.tokens.tenth', estimateTokens(tenth), 'tokens'), 'tools and the whole file', whole),
    measure('acting.prefix', share, 'share', 'of the tenth turn, as it was in the ninth; aim: 0.8'),
  ];
}

function lines(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => lineAt(i));
}

function lineAt(i: number): string {
  return i % 10 === 0
    ? `function handler${i}(request, response) {`
    : `  const value${i} = compute(${i}, options["table"][${i % 13}]);`;
}

function median(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return percentile(times, 0.5);
}
