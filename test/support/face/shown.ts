import type { Frame, Locator } from 'playwright-core';

/**
 * Every text of elements and of what is in them, a paragraph each, with what is told to a screen reader, in passing and in
 * empty fields. Run in a page.
 */
const TEXTS = new Function(
  'roots',
  `return roots.flatMap(root => {
  const texts = [];
  const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const blockOf = element => {
    while (element !== root && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
    return element;
  };
  let [block, line] = [undefined, ''];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (/^(STYLE|SCRIPT)$/.test(element.tagName) || !isShown(element)) continue;
    const own = blockOf(element);
    if (own !== block) {
      texts.push(line);
      [block, line] = [own, ''];
    }
    line += node.textContent;
  }
  texts.push(line);
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (!isShown(element)) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription'])
      texts.push(element.getAttribute(name) ?? '');
    for (const side of ['::before', '::after']) {
      const { content } = getComputedStyle(element, side);
      if (content.startsWith('"')) texts.push(JSON.parse(content));
    }
  }
  return texts.map(text => text.replace(/\\s+/g, ' ').trim());
  });`,
) as (roots: unknown) => readonly string[];

/** All texts of the elements that are there now, each once. One that goes meanwhile is not waited for. */
export async function textsOf(elements: Locator): Promise<readonly string[]> {
  return [...new Set(await elements.evaluateAll(TEXTS))].filter(text => text !== '');
}

/** The same of a whole page within the workbench. */
export function textsOfPage(frame: Frame): Promise<readonly string[]> {
  return textsOf(frame.locator('body'));
}
