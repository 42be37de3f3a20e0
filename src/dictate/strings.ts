import type { TextDocument } from '../editor/documents.ts';
import type { Range } from '../editor/position.ts';

/** The quote that a text began with; undefined for texts without one, such as markup. */
export function quoteOf(document: TextDocument, { start }: Range): string | undefined {
  return /^(?:[A-Za-z@$&]{0,3})(#*"""|'''|#*"|'|`)/.exec(document.line(start.line).slice(start.character))?.[1];
}

/** Words in a string, so that the string ends where it ended before. */
export function escaped(words: string, quote: string): string {
  const several = quote === '`' || quote.endsWith('"""') || quote === "'''";
  const sign = quote.slice(-1);
  const safe = words.replaceAll('\\', '\\\\').replaceAll(sign, `\\${sign}`);
  const plain = sign === '`' ? safe.replaceAll('${', '\\${') : safe;
  return several ? plain : plain.replaceAll('\n', '\\n');
}
