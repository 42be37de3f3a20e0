import { cardinalAt } from '../../grammar/english/numbers.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** What is said for a value that is no text, as JSON, YAML and TOML have it: `true`, `42`, `[]`. */
export function literalOf(words: string): string | undefined {
  const said = words.toLowerCase().trim();
  if (/^(?:true|false|null)$/.test(said)) return said;
  if (NUMBER.test(said)) return said;
  if (/^(?:an )?empty string$/.test(said)) return '""';
  if (/^(?:an )?empty (?:list|array)$/.test(said)) return '[]';
  if (/^(?:an )?empty (?:object|map|table)$/.test(said)) return '{}';
  const parts = said.split(/[\s-]+/);
  const sign = parts[0] === 'minus' || parts[0] === 'negative' ? '-' : '';
  const number = cardinalAt(sign ? parts.slice(1) : parts, 0);
  const isWhole = number !== undefined && number.length === parts.length - sign.length;
  return isWhole && NUMBER.test(number.digits) ? sign + number.digits : undefined;
}

/** A plain scalar of YAML 1.1 or 1.2 that would be read as something else than the text that it is. */
export function mustBeQuoted(value: string): boolean {
  return (
    value === '' ||
    /^(?:y|n|yes|no|on|off|~)$/i.test(value) ||
    /^[-?:,[\]{}#&*!|>'"%@`]/.test(value) ||
    /:(?:\s|$)|\s#/.test(value) ||
    /^\s|\s$/.test(value) ||
    isOddNumber(value)
  );
}

/** Numbers, times and dates that someone who says words would not mean as such: `007`, `1e3`, `12:30`, `2026-01-01`. */
function isOddNumber(value: string): boolean {
  return (
    /^[-+]?(?:0\d+|0[xob][\da-f]+|\d[\d_]*_\d+|\d+e\d+|\.\d+|\d+(?::\d+)+)$/i.test(value) ||
    /^\d{4}-\d{1,2}-\d{1,2}/.test(value) ||
    /^[-+]?\.(?:inf|nan)$/i.test(value)
  );
}

/** A text in double quotes, as JSON, YAML and TOML all read it. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Text within quotes that are there already. */
export function withinQuotes(text: string, quote: string, languageId: string): string {
  if (quote === '"') return JSON.stringify(text).slice(1, -1);
  // A literal string of TOML knows no escapes.
  if (languageId === 'toml') return text.replaceAll("'", '’').replaceAll('\n', ' ');
  return text.replaceAll("'", "''").replaceAll('\n', ' ');
}

/** The quote that is open at the end of a line's beginning. */
export function openQuote(
  lead: string,
  languageId: string,
): { readonly quote: string; readonly at: number } | undefined {
  const isJson = languageId.startsWith('json');
  let open: { readonly quote: string; readonly at: number } | undefined;
  for (let at = 0; at < lead.length; at++) {
    const letter = lead[at] as string;
    if (open) {
      if (letter === '\\' && open.quote === '"') at++;
      else if (letter === open.quote) open = undefined;
    } else if (
      letter === '"' ||
      (!isJson && letter === "'" && (at === 0 || /[\s[{(,:=-]/.test(lead[at - 1] as string)))
    )
      open = { quote: letter, at };
  }
  return open;
}
