import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { innermost } from '../../places/nearest.ts';
import { isInText, type Place } from '../../places/place.ts';
import { indentAt, indented } from '../../places/text/layout.ts';
import { caret, type Outcome, replaced } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { intoBlock, onOwnLine } from '../blocks.ts';
import type { Filled } from '../template.ts';

/** What the cursor is in: a block, the body of a class, or neither. */
export type Room = 'statements' | 'members' | 'file';

/** What a person would begin a statement in. */
export interface StatementPlace {
  readonly place: Place;
  readonly room: Room;
  readonly isLoop: boolean;
  /** Whether the line holds nothing yet. */
  readonly isBlank: boolean;
  /** Puts a statement there. */
  put(code: Filled): Outcome | undefined;
}

/** What holds other things than statements. */
const LISTS: readonly ScopeName[] = [
  ...(['elements', 'entries', 'enum members', 'import names', 'fields', 'attributes', 'children'] as const),
  ...(['argument list', 'parameter list', 'type parameter list', 'type argument list'] as const),
];
/** What goes on in the next line. */
const OPEN_END = /[,.([=+\-*/%&|<>?!\\@#$~^]$|(?<![:\w]):$(?=\b)/;
const UNFINISHED =
  /\b(return|if|in|and|or|not|import|from|const|let|var|val|new|await|throw|raise|of|is|as|extends|case|def|fn|fun)$/;

/**
 * The place where the cursor is, if a statement may begin there: on a line that holds nothing, at the end of one that
 * holds a whole statement, or in the stead of a line that is selected. Undefined within words, lists, strings, comments.
 */
export function statementPlace(place: Place): StatementPlace | undefined {
  const { text, selection, tree } = place;
  if (!tree || isInText(place)) return undefined;
  const line = lineAt(text, selection.start);
  if (selection.end > line.end) return undefined;
  const before = text.slice(line.start, selection.start).trim();
  const after = text.slice(selection.end, line.end).trim();
  const isSelected = selection.end > selection.start;
  if (after !== '' && !(isSelected && /^;$/.test(after))) return undefined;
  if (isSelected && before !== '') return undefined;
  const isBlank = before === '';
  if (!isBlank && !isWhole(before, place)) return undefined;
  const found = roomOf(place);
  if (!found) return undefined;
  const { room } = found;
  const { start, end } = line;
  const put = (code: Filled): Outcome | undefined => {
    if (isSelected) {
      const indent = indentAt(text, start);
      const cursor = indented(code.text.slice(0, code.cursor), indent).length;
      return replaced({ start: start + indent.length, end }, indented(code.text, indent), cursor);
    }
    // An empty line that is indented says where it belongs, whatever a parser makes of a block that is empty yet.
    return isBlank && end > start ? onOwnLine(code, place) : intoBlock(code, place, 'anything', false);
  };
  const here = isSelected ? { ...place, selection: caret(selection.start), cursor: selection.start } : place;
  return { place: here, room, isLoop: isInLoop(here), isBlank: isBlank && !isSelected, put };
}

/** Whether a line holds whole statements up to its end, or opens a block. */
function isWhole(before: string, { wording }: Place): boolean {
  if (wording.writing?.terminator === ';') return /[;{}:]$|^@\w+(\(.*\))?$/.test(before);
  return !OPEN_END.test(before) && !UNFINISHED.test(before);
}

/** Undefined where the cursor is in a list of some kind, or among the tags of a page. */
function roomOf({ tree, cursor }: Place): { readonly room: Room; readonly block?: Span } | undefined {
  if (!tree) return undefined;
  const around = (scopes: readonly ScopeName[]) =>
    innermost(
      scopes.flatMap(scope => (tree.knows(scope) ? tree.scopesAround(scope, cursor) : [])),
      cursor,
    );
  const statements = around(['statements']);
  const members = around(['members']);
  const list = around(LISTS);
  const block = innermost(
    [statements, members].flatMap(span => span ?? []),
    cursor,
  );
  if (list && list.start < cursor && cursor < list.end && !(block && block.start > list.start)) return undefined;
  if (!block) return { room: 'file' };
  const isMember = members && !(statements && statements.start > members.start);
  return { room: isMember ? 'members' : 'statements', block };
}

function isInLoop({ tree, cursor }: Place): boolean {
  if (!tree) return false;
  const functions = (['function', 'method', 'lambda'] as const).flatMap(scope => tree.scopesAround(scope, cursor));
  const loops = (['for', 'while', 'loop', 'do', 'until', 'switch'] as const).flatMap(scope =>
    tree.knows(scope) ? tree.scopesNear(scope, cursor, false) : [],
  );
  const inner = innermost(functions, cursor);
  // Where indentation is syntax, a loop ends before the line on which one goes on.
  const loop = loops.find(({ start, end }) => start < cursor && cursor <= end + 80);
  return loop !== undefined && !(inner && inner.start > loop.start);
}
