import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** A command that is known and harmless, as a link, and an icon. */
export const COMMAND = '[Retry](command:workbench.action.toggleZenMode) $(zap)';
/** A picture, HTML, a drawing and a link to a look-alike. */
const LINKS = `![p](https://evil.example/p) <img src="https://evil.example/i"> <svg><image href="https://evil.example/s"/></svg> [docs](https://github.com.evil.example/) ${COMMAND}`;
/** Letters that run backwards, a tag character and one of no width. */
export const HIDDEN = 'a\u202Eb\u{E0041}c\u200Bd';
/** How what hides is shown. */
export const SEEN = 'a⟨U+202E⟩b⟨U+E0041⟩c⟨U+200B⟩d';
/** How the link and the icon are, where VS Code would make some of them. */
export const PLAIN = '[Retry] (command:workbench.action.toggleZenMode) $ (zap)';
export const HOSTILE = `${HIDDEN} ${LINKS} ${HIDDEN}`;
/**
 * What became of it in a page, seen or only read out: links, pictures and icons that it made, and what still hides.
 * Places where VS Code itself shows files and what one types are none of Aloud's.
 */
const HARM = `(() => {
  const others = '.explorer-folders-view, .tabs-container, .monaco-breadcrumbs, .titlebar, .title-label, input, textarea, script, style';
  const isOurs = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest(others);
  const all = [...document.body.querySelectorAll('*')].filter(isOurs);
  const made = all
    .filter(each => each.matches('a, img, image, iframe, object, embed, [data-href]'))
    .filter(each => [...each.attributes].some(({ name, value }) => /href|src|style|data$/.test(name) && /evil\\.example|toggleZenMode/.test(value)))
    .map(each => each.outerHTML.slice(0, 200));
  const icons = all.filter(each => each.matches('.codicon-zap')).map(() => 'an icon');
  const texts = all.flatMap(each => [
    ...[...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data),
    ...['aria-label', 'title', 'alt'].map(name => each.getAttribute(name) ?? ''),
    ...['::before', '::after'].map(part => getComputedStyle(each, part).content),
  ]);
  const hides = texts.filter(text => /[\\u202E\\u200B\\u{E0041}]/u.test(text)).map(text => 'what hides: ' + JSON.stringify(text.slice(0, 100)));
  return [...made, ...icons, ...hides];
})()`;

/** Watches a page that may be shown hostile text. */
export class Harm {
  readonly #page: Page;
  readonly #fetched: string[] = [];

  constructor(page: Page) {
    this.#page = page;
    page.on('request', request => this.#fetched.push(request.url()));
  }

  /** Nothing that is on screen, or read out, is more than text, hides anything, or was fetched, or ran. */
  async none(): Promise<void> {
    for (const frame of this.#page.frames()) assert.deepEqual(await frame.evaluate<readonly string[]>(HARM), []);
    assert.deepEqual(
      this.#fetched.filter(url => url.includes('evil.example')),
      [],
    );
    assert.equal(await this.#page.locator('.part.statusbar').isVisible(), true);
  }
}

/** All of it is in sight, to the letter. */
export function assertShown(shown: string): void {
  const pieces = [SEEN, '![p]', '<img src="https://evil.example/i">', '(command:workbench.action.toggleZenMode)'];
  for (const piece of pieces) assert.ok(shown.replaceAll('\u00a0', ' ').includes(piece), `${piece} is in ${shown}`);
}
