import type { Workbench } from './workbench.ts';

/** A script for the page: what stands behind a line and how it looks, and what is behind all of it. */
const NOTE = `(() => {
  for (const element of document.querySelectorAll('.editor-instance .view-line span span')) {
    const { content, color } = getComputedStyle(element, '::after');
    if (!/^"[○●…♪✓✗?]/.test(content)) continue;
    const behind = getComputedStyle(element.closest('.monaco-editor').querySelector('.monaco-editor-background')).backgroundColor;
    return { text: content.slice(1, -1).replaceAll('\\u00a0', ' '), color, behind };
  }
})()`;

export interface CursorNote {
  readonly text: string;
  readonly color: string;
  readonly behind: string;
}

/** What stands at the cursor; undefined for nothing. */
export function cursorNote({ page }: Workbench): Promise<CursorNote | undefined> {
  return page.evaluate<CursorNote | undefined>(NOTE);
}
