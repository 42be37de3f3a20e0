/** Signs that are said by name in a text, tight behind the word before. */
const SIGNS: Readonly<Record<string, string>> = {
  period: '.',
  'full stop': '.',
  comma: ',',
  colon: ':',
  semicolon: ';',
  'question mark': '?',
  'exclamation mark': '!',
  'exclamation point': '!',
  ellipsis: '…',
  'close paren': ')',
  'close parenthesis': ')',
  'close quote': '"',
  'close quotes': '"',
  'end quote': '"',
  unquote: '"',
};

/** Signs that are tight in front of the word after. */
const OPENING: Readonly<Record<string, string>> = {
  'open paren': '(',
  'open parenthesis': '(',
  'open quote': '"',
  'open quotes': '"',
};

const BREAKS: Readonly<Record<string, string>> = {
  newline: '\n',
  'new line': '\n',
  'new paragraph': '\n\n',
  'line break': '\n',
};

const WITHIN: Readonly<Record<string, string>> = { hyphen: '-', apostrophe: '’', slash: '/', underscore: '_' };

/** Names that are written with a capital; a word of every day only after one of `AFTER`. */
const NAMES = new Map(
  [
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'January', 'February', 'April'],
    ...['June', 'July', 'August', 'September', 'October', 'November', 'December', 'English', 'German', 'French'],
    ...['Spanish', 'Chinese', 'Japanese', 'GitHub', 'GitLab', 'Google', 'Microsoft', 'Linux', 'Windows', 'Android'],
    ...['JavaScript', 'TypeScript', 'Python', 'Java', 'Kotlin', 'Docker', 'Kubernetes', 'PostgreSQL', 'YouTube'],
    ...['Facebook', 'Twitter', 'Instagram', 'LinkedIn', 'WhatsApp', 'Gmail', 'America', 'Europe', 'Africa', 'Asia'],
  ].map(name => [name.toLowerCase(), name]),
);
const EVERYDAY_NAMES = new Map(
  [
    'Slack',
    'Zoom',
    'Teams',
    'Outlook',
    'Discord',
    'Notion',
    'Swift',
    'Rust',
    'Go',
    'Amazon',
    'Apple',
    'Word',
    'Excel',
  ].map(name => [name.toLowerCase(), name]),
);
const AFTER = /^(using|via|on|with|in|through|from)$/;

/** What is said, as text: "let's meet period" is `Let's meet.` Words stay as they are, numbers too. */
export function proseOf(words: readonly string[]): string {
  let text = '';
  let isTight = true;
  let isFirst = true;
  for (let at = 0; at < words.length; ) {
    const [length, kind, sign] = signAt(words, at);
    at += length;
    if (kind === 'break') {
      text += sign;
      isTight = isFirst = true;
    } else if (kind === 'sign') {
      text += sign;
      isTight = false;
      isFirst ||= /[.?!]/.test(sign);
    } else if (kind === 'opening' || kind === 'within') {
      text += kind === 'opening' && !isTight ? ` ${sign}` : sign;
      isTight = true;
    } else {
      const word = properly(sign, words[at - 2]);
      text += (isTight ? '' : ' ') + (isFirst ? word.charAt(0).toUpperCase() + word.slice(1) : word);
      isTight = isFirst = false;
    }
  }
  return text;
}

function signAt(words: readonly string[], at: number): readonly [number, string, string] {
  for (const length of [2, 1]) {
    const said = words
      .slice(at, at + length)
      .join(' ')
      .toLowerCase();
    if (at + length > words.length) continue;
    for (const [kind, table] of [
      ['sign', SIGNS],
      ['opening', OPENING],
      ['break', BREAKS],
      ['within', WITHIN],
    ] as const) {
      if (Object.hasOwn(table, said)) return [length, kind, table[said] as string];
    }
  }
  if (words[at]?.toLowerCase() === 'escape' && at + 1 < words.length) return [2, 'word', words[at + 1] as string];
  return [1, 'word', words[at] as string];
}

function properly(word: string, before: string | undefined): string {
  const lower = word.toLowerCase();
  if (/^i(?=$|['’])/.test(word)) return `I${word.slice(1)}`;
  if (word !== lower) return word;
  return NAMES.get(lower) ?? (AFTER.test(before ?? '') ? EVERYDAY_NAMES.get(lower) : undefined) ?? word;
}
