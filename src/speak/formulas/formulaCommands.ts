import { entryOf } from '../../common/entryOf.ts';
import type { Cursor } from './cursor.ts';
import { closed, fraction } from './formulaPhrases.ts';
import type { Token } from './formulaTokens.ts';
import { ACCENTS, BIG, FUNCTIONS, LOOKS, TEXTS, UNHEARD } from './formulaWords.ts';

/** One thing read: what is said of it, and what may stand behind it. */
export interface Unit {
  readonly said: string;
  /** Brackets behind a function hold what it is of; behind a number they are multiplied with it. */
  readonly is: 'number' | 'variable' | 'function' | 'operator';
}

/** Says tokens that belong together. */
export type Say = (tokens: readonly Token[]) => string;

/** Reads what a command takes. */
type Command = (cursor: Cursor, say: Say, name: string) => Unit;

const fractionOf: Command = (cursor, say) => ({
  said: fraction(say(cursor.argument()), say(cursor.argument())),
  is: 'number',
});
const binomial: Command = (cursor, say) => ({
  said: `${say(cursor.argument())} choose ${closed(say(cursor.argument()))}`,
  is: 'number',
});
const look: Command = (cursor, say) => ({ said: say(cursor.argument()), is: 'function' });
const unheard: Command = cursor => {
  cursor.argument();
  return { said: '', is: 'operator' };
};
const accent: Command = (cursor, say, name) => ({
  said: `${say(cursor.argument())} ${entryOf(ACCENTS, name)}`,
  is: 'function',
});

const root: Command = (cursor, say) => {
  const degree = cursor.sign === '[' ? say(cursor.enclosed() ?? []) : '';
  const name = { '': 'square', '2': 'square', '3': 'cube' }[degree] ?? `${degree}th`;
  return { said: `the ${name} root of ${closed(say(cursor.argument()))}`, is: 'number' };
};

/** Words, which the source has letter by letter. */
const text: Command = cursor => {
  cursor.skip('*');
  const token = cursor.next();
  const source = token.kind === 'group' ? token.source : token.kind === 'table' ? '' : token.text;
  return { said: source.replace(/\\[,;:! ]|[\\${}~^_&#]/g, ' ').trim(), is: 'function' };
};

const brace: Command = (cursor, say) => {
  const said = say(cursor.argument());
  const isNamed = cursor.skip('_') || cursor.skip('^');
  return { said: isNamed ? `${said}, which is ${say(cursor.argument())},` : said, is: 'variable' };
};

const stacked: Command = (cursor, say, name) => {
  const mark = say(cursor.argument());
  const said = say(cursor.argument());
  return { said: `${said} ${name === 'underset' ? 'over' : 'by'} ${mark}`, is: 'operator' };
};

const log: Command = (cursor, say) => ({
  said: cursor.skip('_') ? `log base ${say(cursor.whole())}${cursor.sign === '(' ? '' : ' of'}` : 'log',
  is: 'function',
});

const argument: Command = (cursor, say) => {
  const name = cursor.sign === 'max' ? 'argmax' : cursor.sign === 'min' ? 'argmin' : undefined;
  if (name) cursor.next();
  return name ? big(cursor, say, name) : { said: 'arg', is: 'function' };
};

/** What takes limits: a sum, an integral, a limit. */
const big: Command = (cursor, say, name) => {
  let low: readonly Token[] | undefined;
  let high: readonly Token[] | undefined;
  for (;;) {
    if (cursor.skip('_')) low = cursor.whole();
    else if (cursor.skip('^')) high = cursor.whole();
    else break;
  }
  if (!low && !high && FUNCTIONS.has(name)) return { said: name, is: 'function' };
  const what = entryOf(BIG, name) as string;
  if (name.startsWith('lim') && low) return { said: `${what} as ${say(low.map(going))} of`, is: 'operator' };
  const from = low ? ` ${high ? 'from' : 'over'} ${say(low)}` : '';
  return { said: `${what}${from}${high ? ` to ${say(high)}` : ''} of`, is: 'operator' };
};

/** An arrow, as it is said below a limit. */
function going(token: Token): Token {
  return token.kind === 'sign' && /^(?:to|(?:long)?rightarrow)$/.test(token.text)
    ? { kind: 'word', text: 'goes to' }
    : token;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...['frac', 'dfrac', 'tfrac', 'cfrac'].map(name => [name, fractionOf] as const),
  ...['binom', 'dbinom', 'tbinom'].map(name => [name, binomial] as const),
  ...['underbrace', 'overbrace'].map(name => [name, brace] as const),
  ...['underset', 'overset', 'stackrel'].map(name => [name, stacked] as const),
  ...Object.keys(ACCENTS).map(name => [name, accent] as const),
  ...Object.keys(BIG).map(name => [name, big] as const),
  ...[...TEXTS].map(name => [name, text] as const),
  ...[...LOOKS].map(name => [name, look] as const),
  ...[...UNHEARD].map(name => [name, unheard] as const),
  ['sqrt', root],
  ['log', log],
  ['arg', argument],
  ['vec', (cursor, say) => ({ said: `vector ${say(cursor.argument())}`, is: 'function' })],
  ['not', (cursor, say) => ({ said: `not ${say(cursor.argument())}`, is: 'operator' })],
  [
    'textcolor',
    (cursor, say) => {
      cursor.argument();
      return { said: say(cursor.argument()), is: 'variable' };
    },
  ],
]);

/** What a command and all that it takes say; undefined for one that takes nothing. */
export function command(name: string, cursor: Cursor, say: Say): Unit | undefined {
  return COMMANDS.get(name)?.(cursor, say, name);
}
