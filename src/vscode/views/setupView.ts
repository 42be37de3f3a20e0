import { asAloudError, type Remedy } from '../../common/errors.ts';
import { wrap } from '../../dictate/wrap.ts';
import { message } from '../../messages/message.ts';
import type { Finding } from '../../session/checks.ts';
import { List, type OpenRow } from './list.ts';
import { BUTTONS, followRemedy } from './messages.ts';

/** A row cuts what is longer, in columns. */
const ROW_WIDTH = 72;

const ICONS = { works: 'check', note: 'info', fails: 'error' } as const;

/** Of VS Code's icons. */
const REMEDY_ICONS: Readonly<Partial<Record<Remedy, string>>> = {
  'set-key': 'key',
  'select-server': 'server',
  'select-model': 'list-selection',
  'open-settings': 'gear',
  'fetch-models': 'cloud-download',
  'show-log': 'output',
};

interface FindingRow extends OpenRow {
  readonly finding: Finding;
}

/**
 * Shows the findings as they come, a row or more each. Choosing one that does not work does what mends it best, which
 * stands beside it; its buttons do what else may. Closing the list ends the check.
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
  let pressed: (() => void) | undefined;
  const press = (remedy: Remedy, finding: Finding) => {
    pressed = () => void followRemedy(remedy, finding);
    list.hide();
  };
  void list.chosen.then(() => closing.abort());
  try {
    for await (const finding of check(closing.signal)) {
      list.rows = [...list.rows, rowOf(finding, press)];
      list.placeHolder = message('setup.choose-to-mend');
    }
  } catch (thrown) {
    if (asAloudError(thrown).code !== 'cancelled') throw thrown;
  } finally {
    list.busy = false;
  }
  const row = await list.chosen;
  list.dispose();
  const [best] = row?.finding.remedies ?? [];
  if (row && best) await followRemedy(best, row.finding);
  else pressed?.();
}

function rowOf(finding: Finding, press: (remedy: Remedy, finding: Finding) => void): FindingRow {
  const { state, what, detail, remedies } = finding;
  const [best] = remedies;
  const buttons = remedies.flatMap(remedy => {
    const icon = REMEDY_ICONS[remedy];
    return icon === undefined ? [] : [{ icon, says: BUTTONS[remedy], press: () => press(remedy, finding) }];
  });
  return { icon: ICONS[state], label: what, ...(best && { description: BUTTONS[best] }), detail, buttons, finding };
}
