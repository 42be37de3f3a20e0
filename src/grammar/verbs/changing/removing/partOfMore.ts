import { isInText, type Place, type Pointed } from '../../../places/place.ts';
import { keyAround } from '../../../places/text/keys.ts';
import { lineAt } from '../../../places/text/units.ts';

/** Whether something is all that a condition or loop without braces does: what comes behind it would take its place. */
export function isOnlyBody({ start, end }: Pointed, { text, tree }: Place): boolean {
  if (
    !tree ||
    tree.writing?.empty !== undefined ||
    !/(?:\)|\belse)\s*$/.test(text.slice(Math.max(0, start - 200), start))
  )
    return false;
  const to = text[end] === ';' ? end + 1 : end;
  return (['if', 'else', 'for', 'while', 'loop'] as const).some(
    kind => tree.knows(kind) && tree.scopesAround(kind, start).some(one => one.start < start && one.end === to),
  );
}

/** Whether what would be left means something else, or nothing. */
export function isPartOfMore(span: Pointed, place: Place): boolean {
  return (
    isEmptyBlock(span, place) ||
    // A namespace is hardly all that it has.
    (span.kind === 'namespace' && place.text.slice(span.start, span.end).includes('\n')) ||
    isCalled(span, place) ||
    isNothing(span, place) ||
    isNeeded(span, place) ||
    isOfPattern(span, place) ||
    isOnlyCatch(span, place) ||
    isOfStyle(span, place) ||
    (span.kind === 'selector' && /^\s*\{/.test(place.text.slice(span.end, span.end + 40)))
  );
}

/** Whether something else needs what is deleted: `a >= ` has nothing to compare with. */
function isNeeded({ kind, removal, ...whole }: Pointed, place: Place): boolean {
  const { start, end } = removal ?? whole;
  const { text } = place;
  if (!VALUES.test(kind) || !place.wording.writing || isInText({ ...place, cursor: start })) return false;
  // What begins a line of its own is a statement.
  const from = kind === 'phrase' ? Math.max(0, start - 40) : lineAt(text, start).start;
  const front = text.slice(from, start).trimEnd();
  const isLast = /^\s*(?:$|[)\]},;:])/.test(text.slice(end, lineAt(text, end).end));
  const behind = text.slice(end, lineAt(text, end).end);
  const isBehind = SIGNS.test(front) && !/^[^\S\n]+[\p{L}\p{N}_("'[{$@]/u.test(behind);
  // `return a ? b : c` has nothing to ask without the first.
  const isFirst = /(?:^|[^\p{L}\p{N}_$.])(?:return|[(=,])$/u.test(front) || /[(=,]$/.test(front);
  const isAsked = isFirst && /^\s*(?:\?\s|&&|\|\||[=!<>]=|[<>*/%]\s)/.test(behind);
  return (kind === 'phrase' && (isBehind || isAsked)) || (isLast && (SIGNS.test(front) || NEEDING.test(front)));
}

/** Whether words are part of the name of a property: what is left would be another. */
function isOfStyle(span: Pointed, place: Place): boolean {
  if (!/^(?:phrase|tag)$/.test(span.kind) || !place.tree?.knows('ruleset')) return false;
  // Without one of the things that it is for, a rule is for others.
  const selector = place.tree
    .scopesNear('selector', span.start, false)
    .find(({ start, end }) => start <= span.start && span.end <= end && end - start > span.end - span.start);
  if (selector && /[\s>+~]$/.test(place.text.slice(selector.start, span.start))) return true;
  if (selector && /^\s*[>+~]|^\s+[^\s{]/.test(place.text.slice(span.end, selector.end))) return true;
  const key = keyAround(span, place);
  return key !== undefined && (key.start < span.start || key.end > span.end);
}

/** What is tried needs something that catches, or that comes in the end. */
function isOnlyCatch({ kind, start, end }: Pointed, { tree }: Place): boolean {
  if (kind !== 'catch' && kind !== 'finally') return false;
  let node = tree?.tree.rootNode.descendantForIndex(start, start) ?? null;
  while (node && node.endIndex < end) node = node.parent;
  const clause = node && /catch|except|rescue|finally|ensure/.test(node.type) ? node : null;
  const others = clause?.parent?.namedChildren.filter(
    one => one && one.id !== clause.id && /catch|except|rescue|finally|ensure/.test(one.type),
  );
  return others?.length === 0;
}

/** The word for an empty block cannot go: "delete pass". */
function isEmptyBlock({ start, end }: Pointed, { text, wording }: Place): boolean {
  const { empty } = wording.writing ?? {};
  return empty !== undefined && text.slice(start, end).trim() === empty;
}

/** One of several names that a declaration takes a value apart into: `[loading, setLoading] = …`. */
function isOfPattern({ kind, start, end }: Pointed, { text }: Place): boolean {
  const line = lineAt(text, start);
  return (
    /^(?:element|phrase)$/.test(kind) &&
    /^\s*(?:export )?(?:const|let|var)\s*\[[^\]=]*$/.test(text.slice(line.start, start)) &&
    /^[^[=]*\]\s*=/.test(text.slice(end, line.end))
  );
}

/** "Delete that" behind the last sign of a line is not about the sign. */
function isNothing({ kind, start, end }: Pointed, { text, selection, cursor }: Place): boolean {
  const isHere = start <= cursor && cursor <= end && /[\p{L}\p{N}]/u.test(text.slice(start, end));
  return kind === 'selection' && selection.start === selection.end && !isHere;
}

/** Whether words are what is called, or has a member that is meant: what would be left means something else. */
function isCalled({ kind, start, end }: Pointed, place: Place): boolean {
  const { text, wording } = place;
  return (
    kind === 'phrase' &&
    (/^(?:[([]|(?:\?\.|\.(?!\.)|->|::)[\p{L}_])/u.test(text.slice(end, end + 3)) ||
      (text[start - 1] === '.' && /^ ?\{/.test(text.slice(end, end + 2)))) &&
    /[\p{L}\p{N}_]/u.test(text.slice(start, end)) &&
    wording.writing !== undefined &&
    !isInText({ ...place, cursor: end })
  );
}

/** What stands for a value. */
const VALUES = /^(?:phrase|call|lambda|list|dictionary|object|ternary|operator|identifier|word)$/;

/** Signs and words that something has to stand behind. */
const SIGNS = /(?:[=+\-*/%<>&|!.:?]|->)$/;
const NEEDING =
  /(?:(?<![\w$])(?:of|in|new|instanceof|typeof|await|extends|implements|case|throw|raise|as|from|import|if|elif|while|not|and|or))$/;
