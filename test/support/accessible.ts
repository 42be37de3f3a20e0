import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

/* What assistive technology finds in a page, and what it would stumble over. */

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** WCAG 2.2, 2.5.8: a target is so large at least, in px. */
const TARGET = 24;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds critical or serious in a page, or in the part of it that a selector names; by some of its rules alone, where they are given. */
export async function seriousIn(
  place: Page | Frame,
  within?: string,
  rules: readonly string[] = RULES,
): Promise<readonly string[]> {
  if (!(await place.evaluate<boolean>("'axe' in globalThis"))) await place.evaluate(readFileSync(AXE, 'utf8'));
  const found = await place.evaluate<{ readonly violations: readonly Violation[] }>(
    `axe.run(${within === undefined ? 'document' : JSON.stringify(within)}, ${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })})`,
  );
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)} ${failureSummary}`),
    );
}

/** What can be pressed and is too small, and what is cut off or lies beside what can be seen. */
export function misfitsIn(place: Page | Frame): Promise<readonly string[]> {
  return place.evaluate<readonly string[]>(`(() => {
    const found = [];
    const told = element => element.outerHTML.slice(0, 120);
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push('the page is ' + root.scrollWidth + ' px wide of ' + root.clientWidth);
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.unseen')) continue;
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const isTarget = element.matches('button, summary, input, textarea, a[href], [role=button]') && !element.disabled;
      // A word of a sentence is as high as its line.
      if (isTarget && style.display !== 'inline' && (width < ${TARGET} || height < ${TARGET} - 0.01))
        found.push('a target of ' + Math.round(width) + ' by ' + Math.round(height) + ' px: ' + told(element));
      if (style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1 && !element.matches('html, body'))
        found.push('cut off: ' + told(element));
    }
    return found;
  })()`);
}

/** Goes through a page by Tab, from its beginning until it leaves or comes round: each stop, and what hides its focus. */
export async function stopsOf(
  page: Page,
  most = 100,
): Promise<{ readonly names: readonly string[]; readonly hidden: readonly string[] }> {
  const names: string[] = [];
  const hidden: string[] = [];
  await page.evaluate('document.activeElement?.blur()');
  for (let at = 0; at < most; at++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<{
      readonly name: string;
      readonly isFirst: boolean;
      readonly problem: string;
    } | null>(`(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const seen = globalThis.stops ??= new Set();
      const isFirst = !seen.has(element);
      seen.add(element);
      const box = element.getBoundingClientRect();
      const ways = [element, element.parentElement].map(each => getComputedStyle(each));
      const isMarked = ways.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1)
        || element.parentElement.matches(':focus-within') && ways[1].borderTopStyle !== 'none';
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight - box.top) / 2);
      const problem = !isMarked ? 'not marked' : !at || !(element.contains(at) || at.contains(element)) ? 'covered or out of sight' : '';
      return { name: element.getAttribute('aria-label') ?? element.textContent.trim(), isFirst, problem };
    })()`);
    if (!stop?.isFirst) break;
    names.push(stop.name);
    if (stop.problem) hidden.push(`${stop.name}: ${stop.problem}`);
  }
  await page.evaluate('delete globalThis.stops');
  return { names, hidden };
}

interface AXNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** Roles that say nothing by themselves, or only what stands in them. */
const SILENT = new Set([
  'none',
  'generic',
  'InlineTextBox',
  'StaticText',
  'RootWebArea',
  'paragraph',
  'ListMarker',
  'LineBreak',
]);
const STATES = new Set(['disabled', 'expanded', 'pressed', 'checked', 'selected', 'live', 'busy', 'level']);

/**
 * What a screen reader finds, in its order, as Chromium tells it: a line each, deeper the deeper it is, with role, name and
 * what is said of its state. `within` is a selector of the page's main frame.
 */
export async function readerTree(page: Page, within = 'body'): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly AXNode[] };
    const { result } = await session.send('Runtime.evaluate', {
      expression: `document.querySelector(${JSON.stringify(within)})`,
    });
    const { node } = await session.send('DOM.describeNode', { objectId: result.objectId ?? '' });
    const byId = new Map(nodes.map(each => [each.nodeId, each]));
    const root = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
    if (!root) throw new Error(`A screen reader finds no ${within}.`);
    return linesOf(root, 0, byId);
  } finally {
    await session.detach();
  }
}

function linesOf(node: AXNode, depth: number, byId: ReadonlyMap<string, AXNode>): readonly string[] {
  const role = node.role?.value ?? 'none';
  const isTold = !node.ignored && !SILENT.has(role);
  const states = (node.properties ?? []).flatMap(({ name, value: { value } }) =>
    STATES.has(name) && value !== false && value !== 'false' && value !== 'off'
      ? [value === true || value === 'true' ? name : `${name} ${value}`]
      : [],
  );
  const name = node.name?.value ? ` "${node.name.value}"` : '';
  const own = isTold
    ? [`${'  '.repeat(depth)}${role}${name}${states.length > 0 ? ` (${states.join(', ')})` : ''}`]
    : [];
  const children = (node.childIds ?? []).flatMap(id => byId.get(id) ?? []);
  return [...own, ...children.flatMap(child => linesOf(child, isTold ? depth + 1 : depth, byId))];
}
