const TOKEN = /<[a-z][a-zA-Z]*>|[a-z][a-z']*|[()[\]|*+]/g;
const WORD = /^[a-z][a-z']*$/;

/** A word that no dictionary holds: a slot without any words can be named, but not said. */
const NOTHING = 'qqqq';

/**
 * A JSGF grammar of spoken commands for a recogniser. Patterns and slots are written in JSGF's own notation: words in
 * small letters, alternatives `(a | b)`, what may be left out `[a]`, repetition `<word>+`, slots `<target>`. A slot's
 * text may name other slots, but not itself; an empty one cannot be said. Throws where a slot is not there, or what is
 * written is no pattern: a grammar that is wrong in one place is refused by recognisers as a whole.
 */
export function jsgfFrom(patterns: readonly string[], slots: Readonly<Record<string, string>>): string {
  const rules = Object.entries(slots).map(([name, body]) => `<${name}> = ${checked(body, slots) || NOTHING};`);
  const command = alternatives(patterns.map(pattern => checked(pattern, slots)).filter(pattern => pattern !== ''));
  return ['#JSGF V1.0;', 'grammar aloud;', `public <command> = ${command || NOTHING};`, ...rules, ''].join('\n');
}

/** The words that can be said in a JSGF grammar, with or without weights. */
export function wordsOfJsgf(jsgf: string): Set<string> {
  const rules = jsgf.replace(/^\s*#JSGF[^;]*;\s*grammar\s[^;]*;/, '').replace(/\bpublic(?=\s*<)/g, ' ');
  const words = rules.replace(/<[^>]*>|\/[\d.e+-]+\//g, ' ').split(/[\s|()[\]*+=;]+/);
  return new Set(words.filter(word => word !== ''));
}

/** Those of the given words that may stand in a grammar: what comes from files is not to be trusted. */
export function grammarWords(words: Iterable<string>): string[] {
  return [...words].filter(word => WORD.test(word));
}

/**
 * A rule is copied to each place that names it. Patterns with the same last slot share it, which for slots such as the
 * words of a file keeps the grammar small.
 */
function alternatives(patterns: readonly string[]): string {
  const bySlot = new Map<string, string[]>();
  for (const pattern of patterns) {
    const [, start = `(${pattern})`, slot = ''] = isChoice(pattern) ? [] : (/^(.+) (<\w+>)$/.exec(pattern) ?? []);
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), start]);
  }
  return [...bySlot].map(([slot, starts]) => `(${starts.join(' | ')}) ${slot}`.trim()).join(' | ');
}

/** Whether there are alternatives outside all brackets. */
function isChoice(pattern: string): boolean {
  let depth = 0;
  for (const character of pattern) {
    if ('(['.includes(character)) depth++;
    else if (')]'.includes(character)) depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}

function checked(pattern: string, slots: Readonly<Record<string, string>>): string {
  const tokens = pattern.match(TOKEN) ?? [];
  if (tokens.join('') !== pattern.replace(/\s+/g, '')) throw new Error(`This is no pattern: ${pattern}`);
  for (const token of tokens) {
    if (token.startsWith('<') && !Object.hasOwn(slots, token.slice(1, -1))) {
      throw new Error(`There is no slot ${token}, which is named in: ${pattern}`);
    }
  }
  if (!isBalanced(pattern)) throw new Error(`A bracket has no other in: ${pattern}`);
  return tokens.join(' ').replace(/ ([*+])/g, '$1');
}

function isBalanced(pattern: string): boolean {
  const open: string[] = [];
  for (const character of pattern) {
    if (character === '(' || character === '[') open.push(character);
    else if (character === ')' && open.pop() !== '(') return false;
    else if (character === ']' && open.pop() !== '[') return false;
  }
  return open.length === 0;
}
