import { innermost } from '../../places/nearest.ts';
import { isInText, type Place, type Pointed, pointed } from '../../places/place.ts';
import { canStand, nameMatcher } from '../../places/text/phrases.ts';
import { lineAt } from '../../places/text/units.ts';

/** What calls something at the beginning of a statement: `await client.send(`, `println!(`, `puts sum`. */
const CALL =
  /^(?:await\s+|yield\s+|go\s+|defer\s+)?(?:[\w$]+(?:\?\.|\.|::|->))*([$@]?[\p{L}_][\p{L}\p{N}_]*)[!?]?(?:<[\w\s,.<>[\]]*>)?(?:\s*\(|\s+(?=["'\w$@:[]))/u;
/** Words that begin statements and call nothing. */
const NO_CALL =
  /^(if|unless|while|until|for|foreach|switch|match|when|case|return|throw|raise|import|from|use|using|package|const|let|var|val|def|fn|fun|func|function|class|struct|enum|interface|trait|impl|try|catch|do|else|end|new|delete|public|private|protected|static|type|namespace|module|final|async|in|and|or|not)$/;

/** What is called a print in some language. */
const PRINTS = /^(print|println|printf|eprintln|puts|echo|writeline|write_line|log|fprintln|fprintf)$/i;

/** So long is what is looked at of a statement, in UTF-16 units. */
const LONGEST_HEAD = 120;

/**
 * "The print", "the console log": the statement that calls it, whole. In the function where the cursor is; undefined
 * where there is none, or where nothing tells which of several is meant.
 */
export function calledStatement(said: readonly string[], place: Place): Pointed | undefined {
  const [only, other] = calledStatements(said, place);
  return other ? undefined : only;
}

/** The same where nothing tells which of several is meant: all of them. */
export function calledStatements(said: readonly string[], place: Place): readonly Pointed[] {
  const words = said
    .map(word => word.toLowerCase())
    .filter((word, at) => !(at === 0 && /^(the|this|that)$/.test(word)));
  const name = /^(call|statement)$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  if (name.length === 0 || name.length > 4) return [];
  const short = name.at(-1) === 'line' ? name.slice(0, -1) : name;
  const isPrint = short.length === 1 && /^(print|log)$/.test(short[0] ?? '');
  if (!isPrint && !canStand(name, place)) return [];
  const calls = callsIn(place);
  const isSo = nameMatcher(name);
  for (const test of [
    (call: Call) => isSo(call.path) || isSo(call.name),
    (call: Call) => isPrint && (PRINTS.test(call.name) || /^(cout|cerr)$/.test(call.name)),
  ]) {
    const called = calls.filter(call => test(call) && !isInText({ ...place, cursor: call.start }));
    const found = nearestOf(called, place);
    if (found.length > 0) return found;
  }
  return [];
}

/** A statement that may call something, or stands in a text. */
interface Call {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** With what it is called on, the signs between left out. */
  readonly path: string;
}

function callsIn(place: Place): readonly Call[] {
  const { tree, text } = place;
  return (tree?.scopesNear('statement', place.cursor, false) ?? []).flatMap(({ start, end }) => {
    const head = text.slice(start, Math.min(end, start + LONGEST_HEAD));
    const name = CALL.exec(head)?.[1] ?? /^(?:std::)?(cout|cerr)\s*<</.exec(head)?.[1];
    if (!name || NO_CALL.test(name) || /^[\w$.]+\s*(:=|=)(?!=)/.test(head)) return [];
    const path = (/^[\w$.:>!?-]+/.exec(head)?.[0] ?? name).replaceAll(/\?\.|\.|::|->/g, '_').replace(/[!?]$/, '');
    return [{ start, end, name, path }];
  });
}

/** Those on the line of the cursor, else those in its function, else all. */
function nearestOf(found: readonly Call[], place: Place): readonly Pointed[] {
  const { tree, text, cursor } = place;
  const line = lineAt(text, cursor);
  const here = found.filter(({ start }) => start >= line.start && start <= line.end);
  const around = innermost(
    (['function', 'method', 'initializer'] as const).flatMap(scope => tree?.scopesAround(scope, cursor) ?? []),
    cursor,
  );
  const inside = around ? found.filter(({ start, end }) => start >= around.start && end <= around.end) : [];
  const some = [here, inside, found].find(each => each.length > 0) ?? [];
  return some.map(call => pointed(withSemicolon(call, text), 'statement'));
}

function withSemicolon({ start, end }: Call, text: string) {
  return { start, end: text[end] === ';' ? end + 1 : end };
}
