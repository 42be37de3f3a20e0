/** Languages in which a backslash stands within texts, patterns and comments alone, by the endings of their files. */
const STRICT =
  /\.(?:[cm]?[jt]sx?|py|java|c|h|cc|cpp|cxx|hpp|cs|go|rs|kts?|swift|dart|rb|scala|json|jsonc|css|scss|less|vue|svelte)$/i;
/** Languages whose own words begin so. */
const LOOSE = /\.(?:tex|sty|cls|bib|php|hs|lhs|elm|purs|agda|idr|vim|reg|bat|cmd|ps1|psm1)$/i;

/** Where a statement, a list or a sentence may end, and the next line begins. */
const AT_END = /[;{}),>\].!?][ \t]*$/;
/** Behind these a slash begins a pattern, not a division. */
const BEFORE_PATTERN = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\breturn|\bcase|\btypeof)\s*$/;
const LONGEST_WORD = 16;

/** Where a text goes. */
export interface Place {
  readonly path: string;
  /** What stands before it on its line. */
  readonly before: string;
  /** Whether it takes the place of several lines. */
  readonly replacesLines: boolean;
}

/**
 * A text in which a model wrote its line breaks as `\n` in letters, with real ones. Only where it shows that they are meant:
 * none is real, they stand outside of every text and pattern of code, and the language has no backslash there, or several
 * lines are replaced by what would be one. Else as it is.
 */
export function withRealBreaks(text: string, { path, before, replacesLines }: Place): string {
  if (!text.includes('\\n') || /[\r\n]/.test(text) || LOOSE.test(path) || isInText(before)) return text;
  const whole = replacesLines ? unescaped(text) : undefined;
  if (whole !== undefined) return whole;
  const breaks = breaksOutside(text);
  const isPlain = ({ at, end }: Break) => AT_END.test(text.slice(0, at)) || !/[A-Za-z]/.test(text[end] ?? '');
  const isMeant = STRICT.test(path) || (replacesLines && breaks.every(isPlain));
  return isMeant ? replaced(text, breaks) : text;
}

/** A sought text whose breaks are all in letters, with real ones; undefined if it has none in letters. */
export function withAllBreaks(text: string): string | undefined {
  return text.includes('\\n') ? text.replace(/(?:\\r)?\\n/g, '\n').replace(/\\t/g, '\t') : undefined;
}

interface Break {
  readonly at: number;
  readonly end: number;
}

/** A text that was written as it stands in JSON, quotes included; undefined for one that was not. */
function unescaped(text: string): string | undefined {
  if (!text.includes('\\"') || /(?<!\\)"/.test(text)) return undefined;
  try {
    const whole: unknown = JSON.parse(`"${text}"`);
    return typeof whole === 'string' ? whole : undefined;
  } catch {
    return undefined;
  }
}

/** The breaks in letters that stand in no text and no pattern. */
function breaksOutside(text: string): readonly Break[] {
  const breaks: Break[] = [];
  for (let i = 0; i < text.length; ) {
    const sign = text[i] as string;
    if (sign === '\\') {
      const length = /^\\r\\n/.test(text.slice(i, i + 4)) ? 4 : 2;
      if (text[i + length - 1] === 'n') breaks.push({ at: i, end: i + length });
      i += length;
    } else {
      i = (isQuote(text, i) || isPattern(text, i) ? literalEnd(text, i) : undefined) ?? i + 1;
    }
  }
  return breaks;
}

/** An apostrophe within a word is none. */
function isQuote(text: string, at: number): boolean {
  const sign = text[at];
  return sign === '"' || sign === '`' || (sign === "'" && !/\w/.test(text[at - 1] ?? ''));
}

function isPattern(text: string, at: number): boolean {
  if (text[at] !== '/' || text[at + 1] === '/' || text[at + 1] === '*') return false;
  return BEFORE_PATTERN.test(text.slice(Math.max(0, at - LONGEST_WORD), at));
}

/** Behind the sign that closes it; undefined if none does. */
function literalEnd(text: string, at: number): number | undefined {
  const close = text[at];
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === close) return i + 1;
  }
  return undefined;
}

/** Whether what comes next on a line stands in a text that was begun there. */
function isInText(before: string): boolean {
  for (let i = 0; i < before.length; ) {
    if (isQuote(before, i)) {
      const end = literalEnd(before, i);
      if (end === undefined) return true;
      i = end;
    } else {
      i += before[i] === '\\' ? 2 : 1;
    }
  }
  return false;
}

function replaced(text: string, breaks: readonly Break[]): string {
  let result = '';
  let from = 0;
  for (const { at, end } of breaks) {
    result += `${text.slice(from, at)}\n`;
    const tabs = /^(?:\\t)*/.exec(text.slice(end))?.[0] ?? '';
    result += '\t'.repeat(tabs.length / 2);
    from = end + tabs.length;
  }
  return result + text.slice(from);
}
