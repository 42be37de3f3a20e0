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

function called({ called: name }: Pointed): Partial<Pointed> {
  return name === undefined ? {} : { called: name };
}
