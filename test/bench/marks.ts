import { marksOf } from '../../src/editor/marks.ts';
import { range } from '../../src/editor/position.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const TOKENS = 600;
const TOKENS_OF_A_LINE = 8;
const RUNS = 200;
/** At sixty frames a second. */
const FRAME_MS = 1000 / 60;

/** What finding out the labels of as many tokens as are ever labelled costs, without what the editor needs to draw them. */
export async function benchMarks(): Promise<readonly Measure[]> {
  const lines = TOKENS / TOKENS_OF_A_LINE;
  const document = {
    path: '/work/a.ts',
    line: (index: number) => `const total${index} = sum(items, ${index});`,
  };
  const visible = [{ document, ranges: [range(0, 0, lines * 2, 0)] }];
  const times: number[] = [];
  let count = 0;
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    count = marksOf(visible, 'all').length;
    times.push(performance.now() - from);
  }
  if (count !== TOKENS) throw new Error(`There are ${count} labels, not ${TOKENS}.`);
  return [
    compared(measure('marks.labels.p95', percentile(times, 0.95), 'ms', `${TOKENS} labels`), 'one frame', FRAME_MS),
  ];
}
