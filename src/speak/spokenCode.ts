import { CODE_SIGNS, SHELL_SIGNS } from './words/codeSigns.ts';
import { operatorName } from './words/operators.ts';

/** What is too long or too odd to be heard. */
const EXPRESSION = 'this expression';
const COMMAND = 'this command';
/** What begins a line for a shell. */
const PROGRAM =
  /^(?:\$ )?(?:sudo |npx )?(?:git|npm|npx|yarn|pnpm|bun|deno|node|docker|kubectl|curl|wget|pip3?|python3?|uv|cargo|go|make|brew|apt|apt-get|cd|ls|cat|grep|sed|find|rm|mv|cp|mkdir|chmod|echo|export|code|gh|ssh) /;
/** More words than this are not followed by ear. */
const MOST_WORDS = 12;
/** Nor is longer code looked at, in UTF-16 units. */
const LONGEST = 300;

/** A name, or several with dots between them, where nothing says that it is code; what follows a letter begins none. */
const NAME = /(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*(?:\(\))?(?![\p{L}\p{N}_$])/gu;

/** Where in a file something is: `main.ts:12`, with a column or without. */
const FILE_LINE = /(?<=[\p{L}\p{N}_]\.\p{Ll}{1,5}):(\d+)(?::\d+)?(?![\p{L}\p{N}:])/gu;
/** A file whose name begins with a dot. */
const HIDDEN_FILE = /(?<![^\s("'“/])\.(?=\p{Ll}{2})/gu;

/** Names in mixed case that every voice knows as they are. */
const KNOWN = new Set(
  (
    'JavaScript TypeScript CoffeeScript ActionScript PowerShell GitHub GitLab BitBucket OpenAI YouTube LinkedIn WordPress ' +
    'PostgreSQL MySQL NoSQL MariaDB MongoDB GraphQL IntelliJ WebStorm PyCharm PyTorch TensorFlow NumPy LaTeX PhD DevOps ' +
    'macOS iOS iPadOS iPhone iPad eBay PayPal McDonald JetBrains'
  ).split(' '),
);
/** A tag by itself. */
const TAG = /^<(\/?)\s*([\p{L}][\p{L}\p{N}_.:-]*)[^<>]*>$/u;

/** In capitals, but a word rather than an abbreviation that is spelled. */
const SPEAKABLE_WORD = /^(?:[^AEIOU][AEIOU][^AEIOU]|(?=.*[AEIOU]).{4,})$/;

/** Code in running text as words: names, and what a few common signs mean. What is mostly signs is not read. */
export function spokenCode(code: string): string {
  const operator = operatorName(code);
  if (operator !== undefined) return operator;
  const isCommand = PROGRAM.test(code);
  const unread = isCommand ? COMMAND : EXPRESSION;
  if (code.length > LONGEST || !/[\p{L}\p{N}]/u.test(code)) return unread;
  const [, slash, tag] = TAG.exec(code.trim()) ?? [];
  if (tag !== undefined) return `${slash ? 'closing ' : ''}${spokenName(tag)}`;
  const meanings = isCommand ? [...SHELL_SIGNS, ...CODE_SIGNS] : CODE_SIGNS;
  const meant = meanings.reduce((text, [sign, meaning]) => text.replace(sign, meaning), ` ${code} `);
  const words = spokenName(meant);
  const signs = meant.replace(/[\p{L}\p{N}\p{M}\s_$.,]/gu, '').length;
  const isTooMuch = words === '' || signs > meant.trim().length / 3 || words.split(' ').length > MOST_WORDS;
  return isTooMuch ? unread : words;
}

/** Running text with those names taken apart that are unmistakably from code, and names of files. */
export function withSpokenNames(text: string): string {
  const filed = text.replace(FILE_LINE, ' line $1').replace(HIDDEN_FILE, 'dot ');
  return filed.replace(NAME, name => {
    if (KNOWN.has(name)) return name;
    const isCode = /[_$]|\(\)$|\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}{2}/u.test(name);
    const isFile = /^[\p{L}\p{N}_$]{2,}(?:\.\p{Ll}[\p{Ll}\p{N}]+)+$/u.test(name);
    return isCode || isFile ? spokenName(name) : name;
  });
}

function spokenName(name: string): string {
  const isConstant = /_/.test(name) && !/\p{Ll}/u.test(name);
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .replace(/\.(?=[\p{L}_$])/gu, ' dot ')
    .replace(/(?<=\d)\.(?=\d)/g, '\u0000')
    .replace(/[^\p{L}\p{N}\p{M}\0,]+/gu, ' ')
    .replace(/\0/g, '.')
    .replace(/ ?,[ ,]*/g, ', ')
    .replace(/^[ ,]+|[ ,]+$/g, '')
    .replace(/(?<!\p{L})\p{Lu}\p{Ll}+(?!\p{L})/gu, word => word.toLowerCase())
    .replace(/\p{Lu}+/gu, word => (isConstant && SPEAKABLE_WORD.test(word) ? word.toLowerCase() : word))
    .trim();
}
