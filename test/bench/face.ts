import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { Entry } from '../../src/panel/entry.ts';
import { HistoryFile } from '../../src/panel/history/historyFile.ts';
import { panelSentences } from '../../src/panel/panelSentences.ts';
import { patches } from '../../src/panel/patches.ts';
import type { ToPanel } from '../../src/panel/protocol.ts';
import { reduce } from '../../src/panel/reduce.ts';
import { AT_ONCE } from '../../src/panel/sight.ts';
import { EMPTY, type PanelState } from '../../src/panel/state.ts';
import type { TurnEvent } from '../../src/session/turnEvents.ts';
import { cpuNow } from '../support/cpuNow.ts';
import { openBrowser, PanelPage } from '../support/panelPage.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const TURNS = 10_000;
const UPDATES = 200;
/** Twenty updates a second. */
const UPDATE_MS = 50;
/** For so long, among so many turns. */
const RUN_MS = 10_000;
const RUN_TURNS = 1000;
/** A frame at 60 a second that comes so late, in ms, has had one dropped before it. */
const DROPPED_MS = 25;
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

const SENTENCES = panelSentences();
const ALL: PanelState = { ...EMPTY, entries: Array.from({ length: TURNS }, (_, at) => entry(at + 1)) };

/** What the panel costs: in the host with each event, in its page with each update, and to be opened. */
export async function benchFace(): Promise<readonly Measure[]> {
  return [...inHost(), ...(await ofHistory()), ...(await inPage()), ...(await atTwentyASecond())];
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

interface Run {
  /** What the page's script takes of an update, and what the host does to tell it, in ms. */
  readonly pageMs: number;
  readonly hostMs: number;
  /** Frames that were not drawn, of all. */
  readonly dropped: number;
}

/** An answer grows twenty times a second: told as patches, and beside it as the whole list each time. */
async function atTwentyASecond(): Promise<readonly Measure[]> {
  const { browser, close } = await openBrowser();
  try {
    const patched = await run(browser, 'patches');
    const whole = await run(browser, 'whole lists');
    const about = `20 updates a second for ${RUN_MS / 1000} s among ${RUN_TURNS} turns`;
    const rival = 'whole lists';
    return [
      compared(measure('face.run.page', patched.pageMs, 'ms', `script of an update; ${about}`), rival, whole.pageMs),
      compared(measure('face.run.host', patched.hostMs, 'ms', `processor's time of an update`), rival, whole.hostMs),
      compared(
        measure('face.run.host.share', patched.hostMs / UPDATE_MS, 'share', 'of one core of the extension host'),
        rival,
        whole.hostMs / UPDATE_MS,
      ),
      {
        ...measure('face.run.dropped', patched.dropped, 'share', 'of the frames'),
        vs: { name: rival, value: whole.dropped },
      },
    ];
  } finally {
    await close();
  }
}

async function run(browser: Browser, how: 'patches' | 'whole lists'): Promise<Run> {
  const page = await PanelPage.open(browser);
  try {
    let state: PanelState = { ...EMPTY, entries: ALL.entries.slice(-RUN_TURNS) };
    await page.begin(state);
    const session = await page.page.context().newCDPSession(page.page);
    await session.send('Performance.enable');
    const scriptMs = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
    };
    await page.page.evaluate(COUNT_FRAMES);
    const before = await scriptMs();
    let hostMs = 0;
    const updates = RUN_MS / UPDATE_MS;
    const from = performance.now();
    for (let at = 1; at <= updates; at++) {
      const event = { event: 'delta', text: `Sentence ${at} of it. `, turn: TURNS + 1, role: 'aloud' } as TurnEvent;
      const working = cpuNow();
      const next = reduce(state, event, Date.now());
      const told: ToPanel =
        how === 'patches'
          ? { type: 'patch', patches: patches(state, next) }
          : { type: 'begin', sentences: SENTENCES, state: next };
      JSON.stringify(told);
      hostMs += cpuNow() - working;
      state = next;
      await page.post(told);
      await sleep(Math.max(0, from + at * UPDATE_MS - performance.now()));
    }
    const pageMs = ((await scriptMs()) - before) / updates;
    const gaps = await page.page.evaluate<readonly number[]>('frameGaps');
    const frames = gaps.reduce((sum, gap) => sum + Math.max(1, Math.round(gap / FRAME_MS)), 0);
    const late = gaps.filter(gap => gap >= DROPPED_MS);
    const dropped = late.reduce((sum, gap) => sum + Math.round(gap / FRAME_MS) - 1, 0) / frames;
    return { pageMs, hostMs: hostMs / updates, dropped };
  } finally {
    await page.close();
  }
}

const FRAME_MS = 1000 / 60;
/** The time between each frame and the next, in ms, from here on. */
const COUNT_FRAMES = `globalThis.frameGaps = [];
let last = performance.now();
const next = now => { frameGaps.push(now - last); last = now; requestAnimationFrame(next); };
requestAnimationFrame(next);`;
