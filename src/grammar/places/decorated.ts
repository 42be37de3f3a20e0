import { linesAbove } from './items.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import { lineAt } from './text/units.ts';

/** What may be decorated. */
const DECORATED =
  /^(function|method|initializer|class|struct|enum|interface|trait|record|property|namespace|test|getter|setter)$/;

/**
 * A declaration with the decorators, annotations and attributes above it, which would be those of the next one without it.
 * Anything else is what it is.
 */
export function withDecorators(target: Pointed, { tree, text }: Place): Pointed {
  if (!DECORATED.test(target.kind) || !tree?.knows('decorator')) return target;
  let { start } = target;
  for (;;) {
    // It may stand in the line of what it decorates.
    const blank = text.slice(0, start).trimEnd().length;
    const isApart = text.slice(blank, start).split('\n').length > 2;
    const above = isApart
      ? undefined
      : tree.scopesNear('decorator', start, false).find(one => one.start < start && one.end === blank);
    const isFirst = above && text.slice(lineAt(text, above.start).start, above.start).trim() === '';
    if (!above || !isFirst) break;
    start = above.start;
  }
  return start === target.start ? target : { ...pointed({ start, end: target.end }, target.kind), ...called(target) };
}

/** What a comment right above is about. */
const COMMENTED =
  /^(function|method|initializer|class|struct|enum|interface|trait|record|getter|setter|implementation)$/;
/** What is a comment of the file, for a tool, or the heading of a section. */
const OF_OTHERS = /copyright|license|licence|@file|eslint|biome|prettier|clang-format|[-=#*~]{4,}|^#!|^\W*region\b/im;
/** What documents whatever comes next. */
const DOCUMENTS = /^(?:\/\*\*(?!\/)|\/\/\/)/;

/**
 * A declaration with its decorators and the comment right above it, which would be that of the next one without it.
 * Anything else is what it is.
 */
export function withWhatBelongs(target: Pointed, place: Place): Pointed {
  const whole = withDecorators(target, place);
  const { text } = place;
  const line = lineAt(text, whole.start);
  if (text.slice(line.start, whole.start).trim() !== '') return whole;
  const above = linesAbove(place, line.start);
  const comment = text.slice(above, line.start);
  const isEntry = whole.kind === 'entry' && place.tree?.grammar.language.grammar === 'yaml';
  const belongs =
    COMMENTED.test(whole.kind) || isEntry || (whole.kind === 'property' && DOCUMENTS.test(comment.trim()));
  if (above === line.start || !belongs || OF_OTHERS.test(comment)) return whole;
  const start = above + (/^\s*/.exec(comment)?.[0].length ?? 0);
  return { ...pointed({ start, end: whole.end }, whole.kind), ...called(whole) };
}

function called({ called: name }: Pointed): Partial<Pointed> {
  return name === undefined ? {} : { called: name };
}
