import type { Node } from '@unified-latex/unified-latex-types';
import { entryOf } from '../../common/entryOf.ts';
import { Cursor } from './cursor.ts';
import { command, type Unit } from './formulaCommands.ts';
import { bracketed, foot, isLong, shoulder, table, tidy } from './formulaPhrases.ts';
import { type ParseMath, type Token, tokensOf } from './formulaTokens.ts';
import { FENCES, FUNCTIONS, NAMES, SIGNS } from './formulaWords.ts';

/** Said of what nobody could follow, or what is no mathematics that we know. */
const UNREADABLE = 'a formula';
/** Longer ones are not followed by ear: in UTF-16 units of LaTeX, and in words. */
const LONGEST = 800;
const MOST_WORDS = 70;

const POWERS: Readonly<Record<string, string>> = { '²': '2', '³': '3', ⁿ: 'n' };

/** Turns a formula in LaTeX into the words of a person who reads it to another: $x^2$ is “x squared”. */
export class FormulaReader {
  readonly #parse: ParseMath;

  private constructor(parse: ParseMath) {
    this.#parse = parse;
  }

  static async create(): Promise<FormulaReader> {
    const { LatexPegParser } = await import('@unified-latex/unified-latex-util-pegjs');
    return new FormulaReader(source => LatexPegParser.parse(source, { startRule: 'math' }) as readonly Node[]);
  }

  /** Never throws: what cannot be read is “a formula”. */
  say(source: string): string {
    if (source.length > LONGEST) return UNREADABLE;
    try {
      // `\left.` shows nothing.
      const shown = source.replace(/\\(?:left|right)\s*\./g, '').replace(/[²³ⁿ]/g, sign => `^${entryOf(POWERS, sign)}`);
      const said = sequence(tokensOf(shown, this.#parse));
      return said === '' || said.split(' ').length > MOST_WORDS ? UNREADABLE : said;
    } catch {
      return UNREADABLE;
    }
  }
}

/** What the brackets around it mean, by which a bar between two is understood. */
type Within = 'set' | 'call' | undefined;

function sequence(tokens: readonly Token[], within?: Within): string {
  const cursor = new Cursor(tokens);
  const said: string[] = [];
  let before: Unit['is'] = 'operator';
  while (!cursor.isAtEnd) {
    const unit = unitAt(cursor, before, within);
    // Of a value and a sum behind it, the product is meant.
    if (before !== 'operator' && /^the /.test(unit.said) && unit.is === 'operator') said.push('times');
    said.push(unit.said);
    before = unit.is;
  }
  return tidy(said.join(' '));
}

function unitAt(cursor: Cursor, before: Unit['is'], within: Within): Unit {
  const inBrackets = brackets(cursor, before, within);
  if (inBrackets) return scripted(inBrackets, cursor);
  const token = cursor.next();
  const unit = token.kind === 'sign' ? sign(token.text, cursor, within) : plain(token);
  const marked = scripted(unit, cursor);
  const takes = cursor.sign === '(' || (cursor.sign === '[' && marked.is === 'function');
  const of = takes ? argumentsOf(marked, cursor) : undefined;
  return of ? scripted(of, cursor) : marked;
}

function plain(token: Exclude<Token, { kind: 'sign' }>): Unit {
  switch (token.kind) {
    case 'number':
      return { said: token.text, is: 'number' };
    case 'group':
      return { said: sequence(token.tokens), is: 'function' };
    case 'table':
      return {
        said: table(
          token.name,
          token.rows.map(row => row.map(cell => sequence(cell))),
        ),
        is: 'variable',
      };
    case 'letter':
      return { said: token.text, is: /^(?:\p{Lu}|[^a-z]|[fghpq])$/u.test(token.text) ? 'function' : 'variable' };
    case 'word':
      return { said: token.text, is: 'function' };
  }
}

/** With what stands at its foot, at its shoulder and behind it. */
function scripted(unit: Unit, cursor: Cursor): Unit {
  let feet = '';
  let shoulders = '';
  for (;;) {
    if (cursor.skip('_')) feet += foot(sequence(cursor.whole()));
    else if (cursor.skip('^')) shoulders += power(cursor.whole(), unit);
    else if (cursor.skip("'")) feet += cursor.skip("'") ? ' double prime' : ' prime';
    else if (unit.is !== 'operator' && cursor.skip('!')) shoulders += ' factorial';
    else return { ...unit, said: unit.said + feet + shoulders };
  }
}

/** Brackets at a shoulder hold a number that counts, not a power. */
function power(tokens: readonly Token[], base: Unit): string {
  const [first] = tokens;
  const said = sequence(tokens);
  return first?.kind === 'sign' && first.text === '(' ? ` superscript ${said}` : shoulder(said, base);
}

/** A function with what it is of; undefined for a product. */
function argumentsOf({ said, is }: Unit, cursor: Cursor): Unit | undefined {
  return cursor.trying(() => {
    const inner = cursor.enclosed();
    if (!inner || is === 'number' || is === 'operator') return undefined;
    const of = sequence(inner, 'call');
    // n (n + 1) is a product, x (t) is not.
    if (is === 'variable' && isLong(of)) return undefined;
    return { said: `${said} of ${of}${isLong(of) ? ',' : ''}`, is: 'variable' };
  });
}

/** What is in brackets, where some are next and are closed. */
function brackets(cursor: Cursor, before: Unit['is'], within: Within): Unit | undefined {
  const open = cursor.sign;
  const fence = entryOf(FENCES, open ?? '');
  if (open === undefined || !fence) return undefined;
  const follows = before !== 'operator';
  // A bar behind something stands between two, where brackets are around them.
  if (follows && within && /^(?:\||vert)$/.test(open)) return undefined;
  const tokens = cursor.enclosed();
  if (!tokens) return undefined;
  const said = sequence(tokens, fence.said === 'the set' ? 'set' : undefined);
  const named = fence.said === '' ? said : `${fence.said}${naming(open, said)}`;
  return { said: bracketed(open, named, { follows, tokens }), is: 'variable' };
}

/** A set of what fulfils a condition is a set of something; of others its members are told. */
function naming(open: string, said: string): string {
  if (open === 'langle') return ` ${said.replace(/, /, ' and ')}`;
  if (!/^(?:\\\{|lbrace)$/.test(open)) return ` ${said}`;
  return / such that /.test(said) ? ` of ${said}` : ` ${said}`;
}

function sign(name: string, cursor: Cursor, within: Within): Unit {
  const read = command(name, cursor, tokens => sequence(tokens));
  if (read) return read;
  if (/^(?:\||vert|mid|:)$/.test(name) && within === 'set') return { said: 'such that', is: 'operator' };
  // What is taken at a place: \left. f \right|_{x=0}.
  if (/^(?:\||vert)$/.test(name) && cursor.skip('_')) return { said: `at ${sequence(cursor.whole())}`, is: 'operator' };
  if (/^(?:\||vert|mid)$/.test(name)) return { said: within === 'call' ? 'given' : 'divides', is: 'operator' };
  if (name === ':' && cursor.has('to', 'rightarrow')) return { said: 'from', is: 'operator' };
  const said = entryOf(SIGNS, name) ?? entryOf(SIGNS, name.replace(/^\\/, ''));
  if (FUNCTIONS.has(name)) return { said: said ?? name, is: 'function' };
  if (said !== undefined) return { said, is: NAMES.has(name) ? 'variable' : 'operator' };
  return { said: /^\p{L}/u.test(name) ? name : '', is: /^\p{L}/u.test(name) ? 'function' : 'operator' };
}
