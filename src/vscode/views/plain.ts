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

/** Escaped Markdown in which bare addresses are none either: VS Code escapes all marks, but makes links of these. */
export function withoutAddresses(escaped: string): string {
  return escaped.replace(/:(?=\/\/)|(?<=www)\.|@/gi, '\\$&');
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
