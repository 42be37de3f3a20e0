import type { Frame, Locator } from 'playwright-core';

/**
 * Every text of an element and of what is in it, a paragraph each, with what is told to a screen reader, in passing and in
 * empty fields. Run in a page.
 */
const TEXTS = new Function(
  'root',
  `
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
  return texts.map(text => text.replace(/\\s+/g, ' ').trim());`,
) as (root: unknown) => readonly string[];

/** All texts of the elements, each once. */
export async function textsOf(elements: Locator): Promise<readonly string[]> {
  const all = await Promise.all((await elements.all()).map(each => each.evaluate(TEXTS)));
  return [...new Set(all.flat())].filter(text => text !== '');
}

/** The same of a whole page within the workbench. */
export function textsOfPage(frame: Frame): Promise<readonly string[]> {
  return textsOf(frame.locator('body'));
}
