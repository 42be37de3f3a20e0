import { formatterAt, join } from '../english/formatters.ts';
import { cardinalAt } from '../english/numbers.ts';
import { signAt } from '../english/signs.ts';

/** What may stand between the words of a name: `foo_bar`, `foo bar`, `foo-bar`, `fooBar`. */
const BETWEEN = '[\\s_-]*';

/**
 * The patterns that find what was said in a text, the likeliest first: in any style of names, whatever the case, and
 * spoken symbols and numbers as written. `isWhole` asks for whole words.
 */
export function phrasePattern(words: readonly string[], isWhole = false): readonly RegExp[] {
  const formatter = formatterAt(words, 0);
  if (formatter && formatter.length < words.length) {
    const exact = join(
      words.slice(formatter.length).map(text => ({ text })),
      formatter.formatter,
    );
    return exact ? [new RegExp(bounded(literal(exact), isWhole), 'gu')] : [];
  }
  const parts = partsOf(words.map(word => word.toLowerCase()));
  if (parts.length === 0) return [];
  const body = parts
    .map((part, index) =>
      index === 0 ? part.pattern : `${part.symbol || parts[index - 1]?.symbol ? '\\s*' : BETWEEN}${part.pattern}`,
    )
    .join('');
  const patterns = [new RegExp(bounded(body, isWhole), 'giu')];
  // The words themselves, where they name symbols: "dot" may be a variable.
  if (parts.some(({ symbol }) => symbol)) {
    const plain = words.map(word => literal(word)).join(BETWEEN);
    patterns.push(new RegExp(bounded(plain, isWhole), 'giu'));
  }
  return patterns;
}

/** Whether a name is what was said: `maxSpeed` is "max speed". */
export function matchesName(words: readonly string[], name: string): boolean {
  return phrasePattern(words).some(pattern => {
    const found = new RegExp(pattern.source, 'iu').exec(name);
    return found?.index === 0 && found[0].length === name.length;
  });
}

interface Part {
  readonly pattern: string;
  readonly symbol: boolean;
}

function partsOf(words: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const symbol = signAt(words, at);
    const number = cardinalAt(words, at);
    if (symbol) {
      parts.push({ pattern: literal(symbol.text), symbol: true });
      at += symbol.length;
    } else if (number) {
      const spelled = words.slice(at, at + number.length).map(literal);
      parts.push({ pattern: `(?:${literal(number.digits)}|${spelled.join(BETWEEN)})`, symbol: false });
      at += number.length;
    } else {
      const word = words[at] as string;
      if (/[\p{L}\p{N}]/u.test(word)) parts.push({ pattern: literal(word), symbol: false });
      else parts.push({ pattern: literal(word), symbol: true });
      at++;
    }
  }
  return parts;
}

function bounded(pattern: string, isWhole: boolean): string {
  return isWhole ? `(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])` : pattern;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
