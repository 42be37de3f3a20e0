// Prints what languages take of a process in which they are all open: `{"settled":…,"peak":…}`, in bytes. Their ids are
// its arguments.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLog } from '../../src/common/log.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { grammarFolders } from '../support/grammarFolders.ts';
import { sourceOf } from '../support/sources.ts';

const LINES = 2_000;
/** V8 compiles what is used much once more, in threads of its own. */
const SETTLED_MS = 3_000;
const KEYSTROKES = 5;

const before = process.memoryUsage().rss;
const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
for (const languageId of process.argv.slice(2)) {
  const document = { path: `/work/${languageId}`, languageId, text: sourceOf(languageId, LINES) };
  for (let typed = 0; typed < KEYSTROKES; typed++) {
    document.text += '\n';
    await parsers.warm(document);
  }
  (await parsers.treeOf(document))?.outline();
}
await sleep(SETTLED_MS);
const settled = process.memoryUsage().rss - before;
process.stdout.write(JSON.stringify({ settled, peak: Math.max(settled, peak() - before) }));

/** The most that the process ever had, where the system tells. */
function peak(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
