import * as vscode from 'vscode';
import { asAloudError } from '../../common/errors.ts';
import { wrap } from '../../dictate/wrap.ts';
import type { Finding } from '../../session/checks.ts';
import { followRemedy } from './messages.ts';
import { plain } from './plain.ts';

/** A row cuts what is longer, in columns. */
const ROW_WIDTH = 72;

const ICONS = { works: 'check', note: 'info', fails: 'error' } as const;

interface Row extends vscode.QuickPickItem {
  readonly finding: Finding;
}

/**
 * Shows the findings as they come, a row or more each. Choosing one that does not work does what mends it; closing the list
 * ends the check.
 */
export async function showFindings(check: (signal: AbortSignal) => AsyncIterable<Finding>): Promise<void> {
  const list = vscode.window.createQuickPick<Row>();
  const closing = new AbortController();
  list.title = 'Aloud: what works here';
  list.placeholder = 'Say a word: the microphone is tried';
  list.ignoreFocusOut = true;
  list.matchOnDetail = true;
  list.busy = true;
  const chosen = new Promise<Row | undefined>(resolve => {
    list.onDidAccept(() => resolve(list.selectedItems[0]));
    list.onDidHide(() => resolve(undefined));
  });
  list.show();
  void chosen.then(() => closing.abort());
  try {
    for await (const finding of check(closing.signal)) {
      list.items = [...list.items, ...rowsOf(finding)];
      list.placeholder = 'Choose a line that does not work to mend it';
    }
  } catch (thrown) {
    if (asAloudError(thrown).code !== 'cancelled') throw thrown;
  } finally {
    list.busy = false;
  }
  const row = await chosen;
  list.dispose();
  const remedy = row?.finding.remedies.find(each => each !== 'retry' && each !== 'check-setup');
  if (row && remedy) await followRemedy(remedy, row.finding);
}

function rowsOf(finding: Finding): readonly Row[] {
  const [detail = '', ...rest] = wrap(finding.detail, ROW_WIDTH).map(plain);
  return [
    { label: `$(${ICONS[finding.state]}) ${plain(finding.what)}`, detail, alwaysShow: true, finding },
    ...rest.map(line => ({ label: '', description: line, alwaysShow: true, finding })),
  ];
}
