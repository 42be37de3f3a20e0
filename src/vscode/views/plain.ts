import { visible, visibleLine } from '../../common/visible.ts';

/**
 * Text as VS Code shows it to the letter. Its notifications and inputs make links of `[text](command:…)`, which run a
 * command when they are clicked, and its lists and status bar make pictures of `$(name)`; names of files, words of
 * servers and transcripts may hold either. VS Code: `parseLinkedText`, `renderLabelWithIcons`.
 */
export function plain(text: string): string {
  return visibleLine(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$ ');
}

/** The same for several lines. */
export function plainLines(text: string): string {
  return visible(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$ ');
}

/**
 * Markdown that reads as this text to the letter, each line a paragraph. VS Code's own `appendText` leaves entities (one may
 * be a bidi control), HTML that is opened and not closed, the chat's formulas and bare addresses, and makes each blank one at
 * which no line breaks. Here all signs of ASCII are escaped, which every mark begins with; a blank alone within a line stays
 * one, and any other keeps its room.
 */
export function inMarkdown(text: string): string {
  return visible(text)
    .split(/\r\n|[\n\r]/)
    .map(line =>
      line
        .replace(/[!-/:-@[-`{-~]/g, '\\$&')
        .replace(/[ \t]+/g, (blanks, at: number, { length }: string) =>
          blanks === ' ' && at > 0 && at + 1 < length ? blanks : '&nbsp;'.repeat(blanks.length),
        ),
    )
    .join('\n\n');
}

/** Markdown without its marks, on one line: for a place that draws none. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|```.*)(?:[ \t]+|$)/gm, '')
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*|`([^`\n]+)`/g, '$1$2')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** The same on one line that is no longer than so many characters. */
export function shortened(text: string, length: number): string {
  const line = plain(text);
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
