import type { TextDocument } from '../editor/documents.ts';
import { comparePositions, type Position, position, type Range } from '../editor/position.ts';

/** How a string begins: `f"`, `r#"`, `'''`. */
export interface Opening {
  readonly prefix: string;
  /** With the signs of a raw string of Rust's: `#"`. */
  readonly quote: string;
}

/** Undefined for texts without a quote, such as markup. */
export function openingOf(document: TextDocument, { start }: Range): Opening | undefined {
  const text = document.line(start.line).slice(start.character);
  const [, prefix = '', quote] = /^([A-Za-z@$&]{0,3})(#*"""|'''|#*"|'|`)/.exec(text) ?? [];
  return quote === undefined ? undefined : { prefix, quote };
}

/** A place in a string's own text: not within the signs that open or close it, nor between a backslash and what follows it. */
export function insideString(document: TextDocument, { start, end }: Range, opening: Opening, at: Position): Position {
  const first = position(start.line, start.character + opening.prefix.length + opening.quote.length);
  if (comparePositions(at, first) < 0) return first;
  const closing = opening.quote.length;
  const line = document.line(at.line);
  const last = at.line === end.line ? end.character - closing : line.length;
  if (at.line === end.line && at.character > last && line.slice(last, end.character) === reversed(opening.quote))
    return position(at.line, Math.max(last, at.line === first.line ? first.character : 0));
  const lead = line.slice(0, at.character);
  const backslashes = /\\*$/.exec(lead)?.[0].length ?? 0;
  return backslashes % 2 === 1 && !isRaw(opening, document.languageId) && at.character < last
    ? position(at.line, at.character + 1)
    : at;
}

function reversed(quote: string): string {
  return [...quote].reverse().join('');
}

/** Backslashes stand for themselves. */
function isRaw({ prefix, quote }: Opening, languageId: string): boolean {
  if (languageId === 'csharp') return prefix.includes('@') || quote.endsWith('"""');
  if (languageId === 'go') return quote === '`';
  if (languageId === 'kotlin' || languageId === 'java') return languageId === 'kotlin' && quote.endsWith('"""');
  if (languageId === 'shellscript' || languageId === 'powershell') return quote === "'";
  return languageId === 'sql' || /r/i.test(prefix);
}

/** Words in a string, so that it ends where it ended before and says what was said. Line breaks stay `\n` where it may have several lines. */
export function escaped(words: string, opening: Opening, languageId: string): string {
  const { prefix, quote } = opening;
  const sign = quote.slice(-1);
  const whole = isFormatted(opening, languageId) ? words.replace(/[{}]/g, '$&$&') : words;
  if (isDoubled(opening, languageId)) return whole.replaceAll(sign, sign + sign);
  if (languageId === 'shellscript')
    return sign === "'" ? whole.replaceAll("'", "'\\''") : whole.replace(/[\\"$`]/g, '\\$&');
  if (languageId === 'powershell') return whole.replace(/[`"$]/g, '`$&');
  if (isRaw(opening, languageId)) {
    // Nothing can be escaped: another quote takes the place of its own.
    const other = sign === "'" ? '"' : "'";
    const safe = quote.startsWith('#') ? whole.replaceAll('"#', '" #') : whole.replaceAll(sign, other);
    const text = /[\\]$/.test(safe) ? `${safe} ` : safe;
    return quote.length >= 3 || quote === '`' || /^(?:rust|csharp)$/.test(languageId)
      ? text
      : text.replaceAll('\n', ' ');
  }
  const safe = whole.replaceAll('\\', '\\\\').replaceAll(sign, `\\${sign}`);
  const plain =
    sign === '`'
      ? safe.replaceAll('${', '\\${')
      : /^(?:kotlin|dart|php)$/.test(languageId) && (sign === '"' || languageId === 'dart')
        ? safe.replaceAll('$', '\\$')
        : languageId === 'ruby' && sign === '"'
          ? safe.replaceAll('#{', '\\#{')
          : safe;
  if (quote === '`' || quote.endsWith('"""') || quote === "'''") return plain;
  if (/^(?:php|ruby)$/.test(languageId) && sign === "'") return plain;
  return /^(?:css|scss|less)$/.test(languageId) || prefix.includes('@')
    ? plain.replaceAll('\n', ' ')
    : plain.replaceAll('\n', '\\n');
}

/** Braces in it hold code. */
function isFormatted({ prefix }: Opening, languageId: string): boolean {
  return (languageId === 'python' && /f/i.test(prefix)) || (languageId === 'csharp' && prefix.includes('$'));
}

/** A quote is written twice. */
function isDoubled({ prefix, quote }: Opening, languageId: string): boolean {
  if (languageId === 'csharp') return prefix.includes('@') && quote === '"';
  return languageId === 'sql' || (languageId === 'powershell' && quote === "'");
}
