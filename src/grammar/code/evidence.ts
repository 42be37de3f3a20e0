import type { Addition, Writing } from '../../syntax/writing.ts';
import { isProgram, isShell } from './shellPrograms.ts';
import { SpokenTokens } from './spoken/spokenTokens.ts';
import type { Wording } from './wording.ts';

/** Whether words are a text for people rather than names: several, none of them a sign or a name of the file. */
export function isText(words: readonly string[], wording: Wording): boolean {
  if (words.length < 2) return false;
  const tokens = new SpokenTokens(words, wording);
  return tokens.lower.every((_word, at) => {
    const token = tokens.at(at, { mode: 'code', inName: at > 0, hasLeft: at > 0 });
    return token?.kind === 'word' && token.length === 1 && wording.lexicon.longestAt(tokens.lower, at) === undefined;
  });
}

/** Words that people use of code, and that hardly ever stand in it. */
const OF_SENTENCES = new Set(
  `the a an my your our their his her its some any every each all please should would could will can't don't that which
  who whose this these those there here because about when where why how what we you they he she me us them it was were
  been does did very really just also better something anything everything nothing somewhere maybe whatever somehow
  everyone everybody someone nobody again instead but whole same other another early late until unless though although
  make makes let's lets let get's i'm it's that's i think too much many few out up down off away`.split(/\s+/),
);
const MOST_WORDS_OF_NAME = 4;
const ASKING = /^is$/i;

/** Whether a word is one of sentences, where the language has no keyword of that name. */
export function isSentenceWord(word: string, { writing }: Wording): boolean {
  const said = word.toLowerCase();
  if (!OF_SENTENCES.has(said)) return false;
  return !(writing && (Object.hasOwn(writing.words, said) || writing.modifiers.includes(said)));
}

/** What stands beside a name in code: "out dot push", "a comma b". */
const BEFORE_NAME = /^(dot|colon|arrow|comma|paren|pipe|ampersand|star|plus|minus|times|equals|lambda)$/;
const BEHIND_NAME = /^(dot|colon|arrow|comma|close|pipe|plus|minus|times|equals)$/;

/** Whether some words, but for texts in quotes, are those of sentences and no names among signs. */
export function hasSentenceWord(words: readonly string[], wording: Wording): boolean {
  const lower = words.map(word => word.toLowerCase());
  let isText = false;
  return lower.some((word, at) => {
    if (/^(quote|backtick)$/.test(word)) isText = !isText;
    if (isText || !isSentenceWord(word, wording)) return false;
    const isMember = lower[at - 1] === 'dot';
    const isName = word.length === 1 || wording.lexicon.has(word);
    const isBeside = BEFORE_NAME.test(lower[at - 1] ?? '') || BEHIND_NAME.test(lower[at + 1] ?? '');
    return !isMember && !(isName && isBeside);
  });
}

/** Whether words can be a name that the file does not have yet. */
export function isNewName(words: readonly string[], wording: Wording): boolean {
  if (words.length === 0 || words.length > MOST_WORDS_OF_NAME) return false;
  if (words.length > 1 && words.some(word => isSentenceWord(word, wording))) return false;
  // "Is empty", "has items" ask something, and are names of answers.
  const own = words.length > 1 && words.length < 4 && ASKING.test(words[0] ?? '') ? words.slice(1) : words;
  return !own.some(word => /^(to|with|of|and|or|not|for|by|from|in|on|at|is|are|be|if|then|than)$/i.test(word));
}

const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
/** What is there without being declared, in one language or another. */
const EVERYWHERE =
  /^(console|document|window|process|module|exports|require|Math|JSON|Object|Array|Promise|Number|String|Date|Error|fmt|os|sys|json|math|System|std|len|range|str|int|float|list|dict|set|print|println|sorted|sum|min|max|abs|enumerate|zip|open|isinstance|append|make|panic|Some|None|Ok|Err|vec|nullptr|undefined|NaN|Console|Task|File|Path|Convert|Environment|Guid|DateTime|TimeSpan|Arrays|Collections|Objects|Collectors|Optional|Integer|Long|Double|Boolean|Map|Set|Symbol|Intl|localStorage|sessionStorage|navigator|location|globalThis|setTimeout|setInterval|clearTimeout|clearInterval|requestAnimationFrame|parseInt|parseFloat|fetch|structuredClone|isinstance|issubclass|getattr|hasattr|setattr|iter|next|any|all|map|filter|reversed|tuple|bool|bytes|round|type|input|repr|super|malloc|calloc|realloc|free|printf|memset|memcpy|strlen|NULL|EdgeInsets|Colors|Icons|Theme|Navigator|MediaQuery|listOf|mapOf|setOf|mutableListOf|mutableMapOf|require|puts)$/;

/** The same of Go alone. */
const IN_GO = /^(errors|log|strings|strconv|time|http|sort|sync|bytes|io|cap|close|copy|delete|error)$/;

const ownWords = new WeakMap<Writing, ReadonlySet<string>>();

/** The words that a language's own table and templates are made of. */
function wordsOf(writing: Writing): ReadonlySet<string> {
  let own = ownWords.get(writing);
  if (!own) {
    const code = Object.values(writing.code).flatMap(one =>
      typeof one === 'string' ? [one] : (Array.isArray(one) ? one : [one as Addition]).map(addition => addition.code),
    );
    const templates = code.map(template => template.replace(/\$\{?\w+/g, ' '));
    const all = [...Object.values(writing.words), ...Object.values(writing.types), ...writing.modifiers, ...templates];
    all.push(...Object.values(writing.operators ?? {}), ...(writing.commands ?? []));
    own = new Set(all.flatMap(text => text.match(IDENTIFIER) ?? []));
    ownWords.set(writing, own);
  }
  return own;
}

/** What a piece of code consists of, as far as names go. */
export interface Names {
  /** Known to the file, the language or its library. */
  readonly known: readonly string[];
  /** Known to none of them; what is called or made stands apart. */
  readonly unknown: readonly string[];
  readonly called: readonly string[];
}

export function namesIn(code: string, { writing, lexicon }: Wording): Names {
  const text = code.replace(STRINGS, ' ');
  const bound = boundIn(text, writing);
  const known: string[] = [];
  const unknown: string[] = [];
  const called: string[] = [];
  for (const { 0: name, index } of text.matchAll(IDENTIFIER)) {
    if (/(\.|::|->)\s*$/.test(text.slice(Math.max(0, index - 4), index))) continue;
    if (bound.has(name) || name === '$') continue;
    // A symbol of Ruby's.
    if (/[\s(&,]:$/.test(text.slice(Math.max(0, index - 2), index))) continue;
    if (isShell(writing) && isProgram(name)) known.push(name);
    else if (lexicon.has(name) || lexicon.has(`${name}s`) || EVERYWHERE.test(name)) known.push(name);
    else if (writing?.typeMark === ' ' && IN_GO.test(name)) known.push(name);
    else if (writing && wordsOf(writing).has(name)) {
      if (/^(\$?this|self|super|cls|base)$/.test(name)) known.push(name);
    } else if (/^\p{L}$/u.test(name)) continue;
    else if (/^\s*\(/.test(text.slice(index + name.length))) called.push(name);
    else unknown.push(name);
  }
  return { known, unknown, called };
}

/** Where names come about within an expression: parameters of a function without a name, and what a loop goes over. */
const BINDING = [
  /([\p{L}_$][\w$]*|\([^()]*\))\s*[=-]>/gu,
  /\|([^|]*)\|/g,
  /\blambda ([^:]*):/g,
  /\bfor \(?([\w$, ]+?)\)? in\b/g,
  / as (\w+)/g,
];
/** The name of an argument in front of its value. */
const ARGUMENT_NAME = /[(,]\s*(\w+)(?= ?=(?!=)|: )/g;

/** The names that a piece of code brings about for itself. */
function boundIn(text: string, writing: Writing | undefined): ReadonlySet<string> {
  const bound = new Set<string>();
  // Where something is pointed to by an arrow, it is a member.
  const some = writing?.words['arrow'] === '->' ? BINDING.slice(1) : BINDING;
  const all = writing?.argumentMark === undefined ? some : [...some, ARGUMENT_NAME];
  for (const pattern of all)
    for (const [, names = ''] of text.matchAll(pattern))
      for (const name of names.match(IDENTIFIER) ?? []) bound.add(name);
  return bound;
}
