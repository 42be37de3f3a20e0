import { SCOPES } from '../../syntax/scopeNames.ts';
import { CONSTRUCTS } from '../adding/constructs.ts';
import { LETTERS, RADIO, TALON } from '../english/alphabet.ts';
import { FORMATTERS, isStyle } from '../english/formatters.ts';
import { KEY_NAMES } from '../english/keys.ts';
import { UNITS as UNITS_OF_TEXT } from '../places/said/kinds.ts';
import { SAID_OF_DECLARATIONS } from '../verbs/reshaping/modifiers.ts';
import { GROUPS } from './groups.ts';

/** Everything that can be said, as a recogniser wants it: patterns with slots, and what fits each slot, in JSGF. */
export interface RecogniserPatterns {
  readonly patterns: readonly string[];
  readonly slots: Readonly<Record<string, string>>;
}

const UNITS = 'one | two | three | four | five | six | seven | eight | nine';
const TEENS = 'ten | eleven | twelve | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen';
const TENS = 'twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety';
const ORDINALS = 'first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth';

/** Symbols that are said in commands; all of them would make the recogniser slow. */
const SYMBOLS_SAID = [
  ...[
    'equals',
    'double equals',
    'not equals',
    'plus',
    'minus',
    'times',
    'divided by',
    'plus equals',
    'plus plus',
    'is',
  ],
  ...['less than', 'greater than', 'less than or equal to', 'greater than or equal to', 'and', 'or', 'not', 'dot'],
  ...['comma', 'colon', 'semicolon', 'underscore', 'dash', 'slash', 'star', 'arrow', 'of', 'in', 'new', 'return'],
  ...[
    'parens',
    'brackets',
    'braces',
    'quotes',
    'double quotes',
    'single quotes',
    'in quotes',
    'in parens',
    'in brackets',
  ],
  ...['true', 'false', 'null', 'none', 'this', 'string', 'int', 'number', 'boolean', 'const', 'let'],
];

/** Words that new names are made of, wherever one is. */
export const COMMON_WORDS: readonly string[] = [
  ...['sum', 'count', 'index', 'name', 'value', 'item', 'items', 'user', 'users', 'file', 'path', 'max', 'min'],
  ...['speed', 'size', 'length', 'width', 'height'],
  ...['data', 'result', 'total', 'price', 'rate', 'message', 'color'],
  ...[
    'account',
    'amount',
    'state',
    'event',
    'handler',
    'request',
    'response',
    'client',
    'server',
    'input',
    'output',
    'temp',
  ],
];

/**
 * The same commands as the grammar's, with the words of a file for what they are about. It allows more than the grammar
 * understands: what a recogniser hears is read again.
 */
export function recogniserPatterns(words: readonly string[]): RecogniserPatterns {
  const said = (names: Iterable<string>) =>
    [...new Set([...names].map(name => name.replaceAll('-', ' ').toLowerCase()))]
      .filter(name => /^[a-z' ]+$/.test(name))
      .join(' | ');
  return {
    // What takes nearly anything a recogniser would hear in nearly everything.
    patterns: GROUPS.flatMap(({ rules }) => rules.flatMap(({ say, isWide }) => (isWide ? [] : say))),
    slots: {
      small: `zero | (${UNITS}) | ${TEENS} | (${TENS}) [${UNITS}]`,
      count: `[(${UNITS} | a) hundred [and]] <small>`,
      lines: '<small>',
      often: 'once | twice | thrice | <small> times',
      which: `next | previous | (${ORDINALS}) [to last] | last`,
      object: said([...SCOPES, ...UNITS_OF_TEXT, 'constructor'].flatMap(name => [name, plural(name)])),
      word: [...new Set([...words, ...COMMON_WORDS])].join(' | '),
      name: '<word>+',
      target: [
        '[to] [the] [(start | end) of [the]] [<which>] [<count>] <object> [<count> [(to | through) <count>] | [of [the]] <name>]',
        '[all of | next | previous] [phrase] <name>',
        'this | that | it | [the] selection',
        '[from] mark <count> [(to | through | and) mark <count>]',
      ].join(' | '),
      text: `(<word> | ${said(SYMBOLS_SAID)} | <small>)+`,
      letters: `(${said([...LETTERS, ...TALON, ...RADIO])} | <small>)+`,
      radio: `(${said(RADIO)})+`,
      counted: `(${said(['errors', 'warnings', 'problems', ...SCOPES.map(plural), 'lines'])}) [(are in | in) <target>] | (times | often) is <name> used`,
      key: `[control | command] [shift] [alt | option] (${said([...KEY_NAMES, ...LETTERS])} | <small>)`,
      loneKey: said(KEY_NAMES),
      modifier: said(SAID_OF_DECLARATIONS.keys()),
      heading: 'level (one | two | three | four | five | six) heading',
      tag: 'div | span | section | article | list | list item | ordered list | paragraph | link | button | label',
      literal: 'true | false | null | <small>',
      sign: said([
        'comma',
        'colon',
        'semicolon',
        'dot',
        'equals',
        'plus',
        'minus',
        'question mark',
        'exclamation mark',
      ]),
      thing: '[the | this | that] [<which>] <object> [<name>]',
      phrase: '<name>',
      plain: '<name>',
      old: '<name>',
      condition: '<text>',
      tab: UNITS,
      nth: ORDINALS,
      formatter: said(FORMATTERS.flatMap(formatter => formatter.said)),
      style: said(FORMATTERS.flatMap(formatter => formatter.said).filter(isStyle)),
      code: `[a | an | public | private | static | void | int | string] [${said([...CONSTRUCTS.keys(), 'constructor'])}] [<text>]`,
      file: '<word>+ [dot <word>]',
    },
  };
}

function plural(name: string): string {
  if (/(ss|sh|ch|x)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
