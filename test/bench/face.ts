import type { Entry } from '../../src/panel/entry.ts';
import { HistoryFile } from '../../src/panel/history/historyFile.ts';
import { patches } from '../../src/panel/patches.ts';
import { reduce } from '../../src/panel/reduce.ts';
import { AT_ONCE } from '../../src/panel/sight.ts';
import { EMPTY, type PanelState } from '../../src/panel/state.ts';
import type { TurnEvent } from '../../src/session/turnEvents.ts';
import { openBrowser, PanelPage } from '../support/panelPage.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const TURNS = 10_000;
const UPDATES = 200;
/** Twenty updates a second. */
const UPDATE_MS = 50;
/** So long may nothing hold up an extension host. */
const HOST_MS = 16;
const OPEN_MS = 200;

function entry(id: number): Entry {
  const text = 'what does this function do in all of its branches';
  return {
    ...{ id, turn: id, atMs: Date.now(), mode: 'ask', by: 'model', phase: 'done', isUndone: false },
    heard: { text, stable: text.length, isFinal: true, doubts: [] },
    deeds: [{ name: 'read_file', says: 'Read cart.ts.', isFailed: false, files: ['/w/cart.ts'] }],
    answers: [
      {
        text: `It adds up **all** prices: \`${id}\`.\n\n- one\n- two\n\n\`\`\`ts\nlet a = ${id};\n\`\`\``,
        isOpen: false,
      },
    ],
    ...{ asked: [], notices: [], cost: { ms: { context: 3, think: 900, total: 1000 }, used: [] } },
  };
}

const ALL: PanelState = { ...EMPTY, entries: Array.from({ length: TURNS }, (_, at) => entry(at + 1)) };

/** What the panel costs: in the host with each event, in its page with each update, and to be opened. */
export async function benchFace(): Promise<readonly Measure[]> {
  return [...inHost(), ...(await ofHistory()), ...(await inPage())];
}

function inHost(): readonly Measure[] {
  let state = ALL;
  const times: number[] = [];
  for (let at = 0; at < UPDATES; at++) {
    const event = { event: 'delta', text: 'It adds up all prices. ', turn: TURNS + 1, role: 'aloud' } as TurnEvent;
    const from = performance.now();
    const next = reduce(state, event, Date.now());
    JSON.stringify(patches(state, next));
    times.push(performance.now() - from);
    state = next;
  }
  return [
    compared(
      measure('face.host.p95', percentile(times, 0.95), 'ms', `an event among ${TURNS} turns, with its patches`),
      'what a host bears',
      HOST_MS,
    ),
  ];
}

async function ofHistory(): Promise<readonly Measure[]> {
  const folder = temporaryFolder('face');
  try {
    await new HistoryFile(folder.path).append(ALL.entries);
    const from = performance.now();
    await new HistoryFile(folder.path).earlier();
    const ms = performance.now() - from;
    const searching = performance.now();
    await new HistoryFile(folder.path).search('let a = 77;', new AbortController().signal);
    return [
      measure('face.history.tail', ms, 'ms', `of ${TURNS} turns`),
      measure('face.history.search', performance.now() - searching, 'ms', `in ${TURNS} turns`),
    ];
  } finally {
    folder.remove();
  }
}

/** When the page has what a message tells, counted from when it was told. */
const DRAWN = `globalThis.drawnMs = wanted => new Promise(resolve => {
  const watching = new MutationObserver(() => {
    if (!document.querySelector('main').innerText.includes(wanted)) return;
    watching.disconnect();
    resolve(performance.now() - toldAt);
  });
  watching.observe(document.body, { childList: true, subtree: true, characterData: true });
})`;

async function inPage(): Promise<readonly Measure[]> {
  const { browser, close } = await openBrowser();
  try {
    const opening = async (state: PanelState) => {
      const page = await PanelPage.open(browser);
      await page.begin({ ...EMPTY, entries: [] });
      await page.page.evaluate(DRAWN);
      await page.page.evaluate(`void (globalThis.drawn = drawnMs('let a = ${TURNS};'))`);
      await page.begin(state);
      return { page, ms: await page.page.evaluate<number>('drawn') };
    };
    const told = await opening({ ...ALL, entries: ALL.entries.slice(-AT_ONCE), hasEarlier: true });
    await told.page.close();
    const { page, ms } = await opening(ALL);
    const times: number[] = [];
    let state = ALL;
    for (let at = 0; at < UPDATES / 4; at++) {
      const event = { event: 'delta', text: `Sentence ${at} of it. `, turn: TURNS + 1, role: 'aloud' } as TurnEvent;
      state = reduce(state, event, Date.now());
      await page.page.evaluate(`void (globalThis.drawn = drawnMs('Sentence ${at} of it.'))`);
      await page.become(state);
      times.push(await page.page.evaluate<number>('drawn'));
    }
    return [
      compared(
        measure('face.open.told', told.ms, 'ms', `${TURNS} turns, of which the page is told the last ${AT_ONCE}`),
        'at most',
        OPEN_MS,
      ),
      compared(measure('face.open.whole', ms, 'ms', `${TURNS} turns, all in the page`), 'at most', OPEN_MS),
      compared(
        measure(
          'face.update.p95',
          percentile(times, 0.95),
          'ms',
          `an answer that grows behind ${TURNS} turns, until it stands there`,
        ),
        'one of twenty a second',
        UPDATE_MS,
      ),
    ];
  } finally {
    await close();
  }
}
