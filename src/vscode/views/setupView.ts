import { asAloudError } from '../../common/errors.ts';
import { wrap } from '../../dictate/wrap.ts';
import { message } from '../../messages/message.ts';
import type { Finding } from '../../session/checks.ts';
import { List, type OpenRow } from './list.ts';
import { followRemedy } from './messages.ts';

/** A row cuts what is longer, in columns. */
const ROW_WIDTH = 72;

const ICONS = { works: 'check', note: 'info', fails: 'error' } as const;

interface FindingRow extends OpenRow {
  readonly finding: Finding;
}

/**
 * Shows the findings as they come, a row or more each. Choosing one that does not work does what mends it; closing the list
 * ends the check.
 */
export async function showFindings(check: (signal: AbortSignal) => AsyncIterable<Finding>): Promise<void> {
  const closing = new AbortController();
  const list = new List<FindingRow>({
    title: message('setup.what-works'),
    placeHolder: message('setup.say-a-word'),
    ignoreFocusOut: true,
    matchOnDetail: true,
    wrap: detail => wrap(detail, ROW_WIDTH),
  });
  list.busy = true;
  list.show();
  void list.chosen.then(() => closing.abort());
  try {
    for await (const finding of check(closing.signal)) {
      const { state, what, detail } = finding;
      list.rows = [...list.rows, { icon: ICONS[state], label: what, detail, finding }];
      list.placeHolder = message('setup.choose-to-mend');
    }
  } catch (thrown) {
    if (asAloudError(thrown).code !== 'cancelled') throw thrown;
  } finally {
    list.busy = false;
  }
  const row = await list.chosen;
  list.dispose();
  const remedy = row?.finding.remedies.find(each => each !== 'retry' && each !== 'check-setup');
  if (row && remedy) await followRemedy(remedy, row.finding);
}
