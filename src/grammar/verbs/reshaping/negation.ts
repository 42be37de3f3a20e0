import { entryOf } from '../../../common/entryOf.ts';
/** How a language says no, and joins. */
export interface Logic {
  readonly not: string;
  readonly and: string;
  readonly or: string;
  /** Comparisons in words, each with its opposite. */
  readonly words: Readonly<Record<string, string>>;
}

const SIGNS: Logic = { not: '!', and: '&&', or: '||', words: {} };

const LOGICS: Readonly<Record<string, Logic>> = {
  python: {
    ...{ not: 'not ', and: 'and', or: 'or' },
    words: { 'is not': 'is', is: 'is not', 'not in': 'in', in: 'not in' },
  },
  kotlin: { ...SIGNS, words: { '!is': 'is', is: '!is', '!in': 'in', in: '!in' } },
  'c-sharp': { ...SIGNS, words: { 'is not': 'is', is: 'is not' } },
  ...Object.fromEntries(
    ['typescript', 'tsx', 'javascript', 'java', 'go', 'rust', 'cpp', 'c', 'dart', 'php', 'ruby'].map(name => [
      name,
      SIGNS,
    ]),
  ),
};

/** By the name of the grammar; undefined for a language whose conditions are none of the kind. */
export function logicOf(grammar: string): Logic | undefined {
  return entryOf(LOGICS, grammar);
}

const OPPOSITES: Readonly<Record<string, string>> = {
  ...{ '===': '!==', '!==': '===', '==': '!=', '!=': '==', '<=': '>', '>=': '<', '<': '>=', '>': '<=' },
};

const CONSTANTS: Readonly<Record<string, string>> = { true: 'false', false: 'true', True: 'False', False: 'True' };

/**
 * What binds less than a comparison, so that all of it must be in brackets; or declares, so that there is no opposite. An
 * arrow without blanks leads to a member, and what Ruby asks ends with a question mark.
 */
const LOOSE =
  /\?\?|=>|(?<=\s)->|->(?=\s)|(?<!\w)\?(?!\.)|(?<=\w)\?(?=[\w"'[{:]|\s+[\w"'([{:-])|(?<![=!<>])=(?!=)|:=|,|;/;

interface Negated {
  readonly text: string;
  /** What it is made of at the top: what is joined by "or" needs brackets among what is joined by "and". */
  readonly joint: 'and' | 'or' | undefined;
}

/** The opposite of a condition, by De Morgan; undefined where it has none that could be written. */
export function negation(code: string, logic: Logic): string | undefined {
  // "if let": what it binds would be gone.
  if (/^\s*(let|var|const)\b/.test(code) || code.trim() === '') return undefined;
  // "err := load(); err != nil": what is in front is no condition.
  const at = pieces(code, [';']);
  const last = at.at(-1);
  if (!last) return undefined;
  const before = code.slice(0, last.start);
  const condition = code.slice(last.start, last.end);
  const [lead = ''] = /^\s*/.exec(condition) ?? [];
  return before + lead + negated(condition.trim(), logic).text;
}

function negated(code: string, logic: Logic): Negated {
  const inner = insideBrackets(code);
  if (inner !== undefined) return negated(inner, logic);
  if (!LOOSE.test(flat(code))) {
    for (const [joint, other] of [
      ['or', 'and'],
      ['and', 'or'],
    ] as const) {
      const parts = pieces(code, [logic[joint]]).map(({ start, end }) => code.slice(start, end).trim());
      if (parts.length === 1) continue;
      const texts = parts.map(part => {
        const { text, joint: own } = negated(part, logic);
        return own === 'or' && other === 'and' ? `(${text})` : text;
      });
      return { text: texts.join(` ${logic[other]} `), joint: other };
    }
    const single = withoutNot(code, logic) ?? compared(code, logic) ?? entryOf(CONSTANTS, code);
    if (single !== undefined) return { text: single, joint: jointOf(single, logic) };
    if (!/\s/.test(flat(code))) return { text: logic.not + code, joint: undefined };
  }
  return { text: `${logic.not}(${code})`, joint: undefined };
}

function jointOf(code: string, logic: Logic): Negated['joint'] {
  return (['or', 'and'] as const).find(joint => pieces(code, [logic[joint]]).length > 1);
}

/** What is denied: `!a` is `a`. */
function withoutNot(code: string, { not }: Logic): string | undefined {
  if (!code.startsWith(not) || code.startsWith('!=')) return undefined;
  const rest = code.slice(not.length).trim();
  const inner = insideBrackets(rest);
  if (inner !== undefined) return inner.trim();
  // "!a == b" denies "a" alone.
  return /[=<>]|\s(is|in)\s/.test(flat(rest)) && not === '!' ? undefined : rest;
}

/** One comparison as its opposite. "a < b < c" has none of its own. */
function compared(code: string, { words }: Logic): string | undefined {
  const text = flat(code);
  const named = Object.keys(words).sort((a, b) => b.length - a.length);
  const inWords = named.map(word => word.replace(' ', '\\s+')).join('|');
  const pattern = new RegExp(
    `===|!==|==|!=|<=(?!>)|>=|(?<=\\s)[<>](?=\\s)${inWords && `|(?<=\\s)(?:${inWords})(?=\\s)`}`,
    'g',
  );
  const found = [...text.matchAll(pattern)];
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const sign = only[0].replace(/\s+/g, ' ');
  const opposite = entryOf(OPPOSITES, sign) ?? entryOf(words, sign);
  return opposite && code.slice(0, only.index) + opposite + code.slice(only.index + only[0].length);
}

/** What is in brackets that go around all of it. */
function insideBrackets(code: string): string | undefined {
  if (!code.startsWith('(') || !code.endsWith(')')) return undefined;
  return flat(code) === `(${'_'.repeat(code.length - 2)})` ? code.slice(1, -1).trim() : undefined;
}

/** Code with low lines for what is in strings or in brackets, so that what is left is at the top. As long as before. */
function flat(code: string): string {
  let depth = 0;
  let quote = '';
  let text = '';
  for (let at = 0; at < code.length; at++) {
    const sign = code[at] as string;
    if (quote) {
      if (sign === '\\') {
        text += '__'.slice(0, code.length - at);
        at++;
        continue;
      }
      if (sign === quote) quote = '';
      text += '_';
    } else if (/["'`]/.test(sign)) {
      quote = sign;
      text += '_';
    } else if (/[([{]/.test(sign)) text += depth++ === 0 ? sign : '_';
    else if (/[)\]}]/.test(sign)) text += --depth <= 0 ? sign : '_';
    else text += depth > 0 ? '_' : sign;
  }
  return text;
}

/** The stretches of code between some signs at its top. */
function pieces(code: string, signs: readonly string[]): readonly { readonly start: number; readonly end: number }[] {
  const text = flat(code);
  const found: { start: number; end: number }[] = [];
  const pattern = new RegExp(
    signs.map(sign => (/\w/.test(sign) ? `\\b${sign}\\b` : sign.replace(/[|&;]/g, '\\$&'))).join('|'),
    'g',
  );
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    found.push({ start: from, end: match.index });
    from = match.index + match[0].length;
  }
  return [...found, { start: from, end: code.length }];
}
