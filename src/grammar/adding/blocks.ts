import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import { innermost, nearOwner } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { indentAt, indented } from '../places/text/layout.ts';
import { caret, type Outcome } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import { branchAt, isInOneLine } from './branchAt.ts';
import { around, type Container, containerOf, fileOf, isStatementList, statementBlock } from './containers.ts';
import type { Filled } from './template.ts';

/**
 * Puts code into the block, class or tag around the cursor, or into the one whose head the cursor is in. `anything` is a
 * statement in a block and a member in a class.
 */
export function intoBlock(
  code: Filled,
  place: Place,
  kind: 'statements' | 'members' | 'children' | 'anything',
  apart: boolean,
): Outcome | undefined {
  const { tree, cursor } = place;
  if (!tree) return onOwnLine(code, place);
  const isBlock = kind === 'statements' || kind === 'anything';
  const branch = isBlock ? branchAt(place) : undefined;
  if (branch && isInOneLine(branch, place)) return undefined;
  const container = isBlock ? statementBlock(place, kind === 'anything') : around(tree.scopesNear(kind, cursor), place);
  if (!container) return isBlock ? into(fileOf(place), code, place, apart) : undefined;
  if (kind === 'children') return intoTag(container, code, place);
  return container.start <= cursor ? into(container, code, place, apart) : atStart(container, code, place, apart);
}

/** Puts code at the level of functions and classes, behind what the cursor is in; imports behind the last import. */
export function intoFile(code: Filled, place: Place, apart: boolean, what?: 'import'): Outcome | undefined {
  const { tree, cursor } = place;
  if (!tree) return onOwnLine(code, place);
  if (what === 'import') return intoImports(code, place);
  const namespaces = tree.scopesNear('declarations', cursor, false);
  const file = fileOf(place);
  const here = nearOwner(
    namespaces.filter(({ owner }) => owner.start < cursor && cursor <= owner.end),
    cursor,
    tree.around(cursor),
  );
  if (!here) return into(file, code, place, apart);
  const container = containerOf(here, place);
  return here.start <= cursor ? into(container, code, place, apart) : atStart(container, code, place, apart);
}

/** Puts code on a line of its own: the empty one at the cursor, else below. */
export function onOwnLine(code: Filled, place: Place): Outcome {
  const { text, cursor, unit } = place;
  const line = lineAt(text, cursor);
  const said = text.slice(line.start, line.end);
  if (said.trim() === '') {
    const indent = said || indentAt(text, line.start);
    return put(line, '', code, indent, '');
  }
  const deeper = /[{:([]\s*$/.test(said) ? unit : '';
  return put({ start: line.end, end: line.end }, '\n', code, indentAt(text, line.start) + deeper, '');
}

/** Behind the part at the cursor, else behind the last one in front of it. */
function into(container: Container, code: Filled, place: Place, apart: boolean): Outcome {
  const { text, cursor, wording } = place;
  const { parts, indent } = container;
  const line = lineAt(text, cursor);
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only && wording.writing?.empty && text.slice(only.start, only.end) === wording.writing.empty && !container.isFile)
    return put(only, '', code, indent, '', true);
  const here = parts.findLast(({ start }) => start <= cursor) ?? undefined;
  const inCase = here && caseAround(here, place);
  if (inCase !== undefined) return put({ start: line.end, end: line.end }, '\n', code, inCase, '');
  const isBlank = text.slice(line.start, line.end).trim() === '';
  // On a blank line below a branch of a switch.
  if (isBlank && container.end <= line.start && !container.isFile) return put(line, '', code, indent, '');
  if (parts.length === 0) return atStart(container, code, place, apart);
  if (isBlank && (!here || here.end <= line.start)) return put(line, '', code, indent, '');
  if (!here) return atStart(container, code, place, apart);
  return behind(here, container, code, place, apart);
}

/** How code is indented behind the line of the cursor in a case of a switch, whose statements have no block of their own. */
function caseAround(part: Span, { tree, cursor, text, unit }: Place): string | undefined {
  const line = lineAt(text, cursor);
  // In some grammars the semicolon is none of a case.
  const last = line.start + text.slice(line.start, cursor).replace(/[;\s]+$/, '').length;
  const cases = (['case', 'default'] as const).flatMap(kind =>
    tree?.knows(kind) ? tree.scopesAround(kind, last) : [],
  );
  const own = innermost(cases, last);
  const isLast = text.slice(cursor, line.end).trim() === '';
  const isWhole = /[:;}]\s*$/.test(text.slice(line.start, line.end));
  if (!own || own.start < part.start || own.end > part.end || !isLast || !isWhole) return undefined;
  const isHead = lineAt(text, own.start).start === line.start;
  return indentAt(text, line.start) + (isHead ? unit : '');
}

function behind(part: Span, container: Container, code: Filled, place: Place, apart: boolean): Outcome {
  const { text, wording } = place;
  const at = endOfStatement(text, part.end);
  const isTall = (span: Span) => text.slice(span.start, span.end).includes('\n');
  const big = apart && code.text.includes('\n');
  const next = container.parts[container.parts.indexOf(part) + 1];
  const blanks = (neighbour: Span) => {
    const isImport = isIn(place, neighbour, ['import', 'package']);
    const isDeclaration = container.isFile && isIn(place, neighbour, ['function', 'class']);
    const wants = big ? !isImport : (isTall(neighbour) && !isStatementList(container, place)) || isDeclaration;
    return wants ? (container.isFile && (big || isDeclaration) ? (wording.writing?.apart ?? 1) : 1) : 0;
  };
  const lead = '\n'.repeat(1 + blanks(part));
  const gap = next ? /^[^\S\n]*\r?\n(\s*\n)?/.exec(text.slice(at)) : undefined;
  const tail = next && gap && gap[1] === undefined && blanks(next) > 0 && big ? '\n' : '';
  const hasOwnLine = text.slice(lineAt(text, part.start).start, part.start).trim() === '';
  return put({ start: at, end: at }, lead, code, hasOwnLine ? indentAt(text, part.start) : container.indent, tail);
}

/** In front of everything that is there. */
function atStart(container: Container, code: Filled, place: Place, apart: boolean): Outcome {
  const { text } = place;
  const [first] = container.parts;
  if (!first) return intoEmpty(container, code, place);
  const { writing } = place.wording;
  if (container.parts.length === 1 && writing?.empty && text.slice(first.start, first.end) === writing.empty)
    return put(first, '', code, container.indent, '', true);
  const at = container.isFile ? first.start : startOfLine(text, first.start);
  const big = apart && code.text.includes('\n');
  return put({ start: at, end: at }, '', code, container.indent, big ? '\n\n' : '\n');
}

function startOfLine(text: string, offset: number): number {
  const { start } = lineAt(text, offset);
  return text.slice(start, offset).trim() === '' ? start : offset;
}

/** Nothing is there but brackets, or not even these. */
function intoEmpty(container: Container, code: Filled, { text }: Place): Outcome {
  const { start, end, indent, isFile } = container;
  const inner = text.slice(start, end);
  if (isFile)
    return put(
      { start: text.trim() === '' ? 0 : start, end: text.trim() === '' ? text.length : end },
      '',
      code,
      '',
      '\n',
    );
  // Comments may be all there is: they stay.
  if (inner.trim() !== '') {
    const last = start + inner.trimEnd().length;
    return put({ start: last, end: last }, '\n', code, indent, '');
  }
  const isTag = text[start - 1] === '>' && text.startsWith('</', end);
  const isBraced = isTag || /[{[(]/.test(text[start - 1] ?? '') || /[}\])]/.test(text[end] ?? '');
  if (!isBraced) {
    // A block without braces that has no line yet.
    return put({ start, end: start }, '\n', code, indent, '');
  }
  const outer = indentAt(text, lineAt(text, start).start);
  return put({ start, end }, '\n', code, indent, `\n${outer}`);
}

/** The children of a tag each stand on a line of their own once there are several. */
function intoTag(container: Container, code: Filled, place: Place): Outcome {
  const { text } = place;
  const inner = text.slice(container.start, container.end);
  if (inner.includes('\n') || inner.trim() === '') return into(container, code, place, false);
  const outer = indentAt(text, lineAt(text, container.start).start);
  const kept = `\n${outer}${place.unit}${inner.trim()}`;
  const indent = outer + place.unit;
  const shifted = put({ start: container.start, end: container.end }, `${kept}\n`, code, indent, `\n${outer}`);
  return shifted;
}

function intoImports(code: Filled, place: Place): Outcome {
  const { tree, text, cursor } = place;
  const imports = tree?.scopes('import') ?? [];
  const file = fileOf(place);
  const before = imports.findLast(({ start }) => start <= cursor);
  const last =
    before && cursor <= lineAt(text, before.end).end ? before : (imports.at(-1) ?? tree?.scopes('package').at(-1));
  if (last) {
    const at = endOfStatement(text, last.end);
    return put({ start: at, end: at }, '\n', code, '', '');
  }
  const [first] = file.parts;
  if (!first) return intoEmpty(file, code, place);
  return put({ start: first.start, end: first.start }, '', code, '', '\n');
}

/** The end of a statement with the semicolon and the comment that follow on its line. */
function endOfStatement(text: string, end: number): number {
  const line = lineAt(text, end);
  const rest = text.slice(end, line.end);
  if (/^[;,]?\s*(\/\/.*|#.*|\/\*.*\*\/)?\s*$/.test(rest)) return end + rest.trimEnd().length;
  const close = /^[;,]+/.exec(rest)?.[0].length ?? 0;
  return end + close;
}

function isIn({ tree }: Place, span: Span, scopes: readonly ScopeName[]): boolean {
  return scopes.some(scope => tree?.scopesAround(scope, span.start).some(({ start }) => start === span.start));
}

/** Replaces a stretch by code at an indentation; `isAfterIndent` where the stretch begins behind it. */
function put(span: Span, lead: string, code: Filled, indent: string, tail: string, isAfterIndent = false): Outcome {
  const first = isAfterIndent ? '' : indent;
  const text = lead + first + indented(code.text, indent) + tail;
  const cursor = lead.length + first.length + indented(code.text.slice(0, code.cursor), indent).length;
  return { edits: [{ start: span.start, end: span.end, text }], selections: [caret(span.start + cursor)] };
}
