import type { Found, Span } from '../../../../syntax/scopes.ts';
import type { Place } from '../../place.ts';

/** An item of a list that can be ticked off: its marker, its box, what it says. */
const TASK = /^(?<lead>[ \t]*(?:>[ \t]*)*(?:[-*+]|\d+[.)])[ \t]+)\[(?<box>[ xX])\](?<gap>[ \t]+)(?<text>\S.*)$/gm;

/** The things to do of a document; what stands in a block of code is none. */
export function tasksIn({ text, tree }: Place): readonly Found[] {
  if (!tree?.knows('code block') || !text.includes('[')) return [];
  const blocks = tree.scopes('code block');
  return [...text.matchAll(TASK)]
    .filter(({ index }) => !blocks.some(({ start, end }) => start <= index && index < end))
    .map(match => {
      const { lead = '', gap = '', text: said = '' } = match.groups ?? {};
      const start = match.index + lead.length + 3 + gap.length;
      const item = { start: match.index + indentOf(lead), end: start + said.length };
      return { start, end: item.end, name: said, removal: item, owner: item };
    });
}

/** The box of a task: the sign between its brackets. */
export function boxOf({ removal, start }: Found, text: string): Span | undefined {
  const from = removal?.start ?? start;
  const at = text.indexOf('[', from);
  return at >= 0 && at < start && text[at + 2] === ']' ? { start: at + 1, end: at + 2 } : undefined;
}

function indentOf(lead: string): number {
  return lead.length - lead.trimStart().length;
}
