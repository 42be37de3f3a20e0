import { hasSentenceWord, isNewName, namesIn } from '../../code/evidence.ts';
import { SpokenTokens } from '../../code/spoken/spokenTokens.ts';
import { expression } from '../../code/spokenCode.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { terminated } from '../said/slots.ts';
import { fill } from '../template.ts';
import { type Bare, isKnown, written } from './bare.ts';

/** "User dot name equals null", "count plus plus", "items dot append of item": signs between names of the file. */
export function byItsSigns(bare: Bare): Outcome | undefined {
  const { words, where, writing } = bare;
  const { wording } = where.place;
  if (hasSentenceWord(words, wording)) return undefined;
  const { text, cursor } = expression(words, wording, 'statement');
  const put = () => where.put({ text: terminated(text, writing), cursor: cursor ?? text.length });
  const assign = CALL.test(text) ? undefined : assignIn(bare);
  if (assign !== undefined)
    return isSet(bare, assign, text) ? (where.room === 'members' ? property(bare) : put()) : undefined;
  if (where.room === 'members') return undefined;
  const { known, unknown } = namesIn(text, wording);
  if (known.length === 0 || unknown.length > 0) return undefined;
  const isCounted = /^[\w$@.]+(\+\+|--)$/.test(text) && (writing.terminator === ';' || writing.sigil !== undefined);
  // "Go server dot run call", "await client dot close call".
  const key = text.slice(0, (/^(go|await) /.exec(text)?.[0] ?? '').length);
  const isOwn = key === '' || Object.hasOwn(writing.words, key.trim());
  const isCall = isOwn && CALL.test(text.slice(key.length)) && isKnown(text.slice(key.length), bare, true);
  // "Set open of true": a function that the file calls or declares.
  const [, name = ''] = /^([\w$]+)\(.*\)$/s.exec(text) ?? [];
  const isFunction =
    EFFECTS.test(name) ||
    (wording.lexicon.has(name) && (wording.lexicon.calls(name) || /[\p{Ll}\d][\p{Lu}_]/u.test(name)));
  const isOwnCall = name !== '' && !/^\p{Lu}/u.test(name) && isFunction && isKnown(text, bare, true);
  // "Names dot sort" does nothing unless it is called.
  if (DOING.test(text)) return where.put({ text: terminated(`${text}()`, writing), cursor: text.length + 2 });
  const isStream = /^(std::)?(cout|cerr|clog) << \S/.test(text) && isKnown(text, bare, true);
  // "Items dot each do pipe item pipe".
  const isBlock = writing.code['if'] === RUBY_IF && /^[\w@]+\.\w+(\(.*\))? do( \|[^|]*\|)?$/.test(text);
  if (isBlock) return where.put(fill(`${text}\n$body\nend`, {}, where.place.unit, ''));
  return isCounted || isCall || isOwnCall || isStream ? put() : undefined;
}

/** What the languages have to do something. */
const EFFECTS =
  /^(setTimeout|setInterval|clearTimeout|clearInterval|requestAnimationFrame|printf|free|memset|memcpy|panic|exit|alert)$/;
/** Members that do something to what has them, and need nothing for it. */
const DOING =
  /^[\w$@.]+(\.|->)(sort|reverse|clear|close|flush|commit|rollback|save|start|stop|cancel|dispose|release|lock|unlock|shuffle|hide|show|focus|blur|submit|reload|refresh|reset|disconnect)$/;

/** A call of a member, without anything behind it. */
const CALL = /^[\w$@]+(\.|::|->)[\w.$:>-]*[(].*\)$/s;
const RUBY_IF = 'if $condition\n$body\nend';

/** Where something is set, with the sign for it; undefined where nothing is. */
function assignIn({ words, where }: Bare): number | undefined {
  const tokens = new SpokenTokens(words, where.place.wording);
  for (let at = 0; at < words.length; ) {
    const token = tokens.at(at, { mode: 'code', inName: at > 0, hasLeft: at > 0 });
    if (token?.kind === 'sign' && token.stands === 'assign') return at;
    at += token?.length ?? 1;
  }
  return undefined;
}

/** Whether what is set is there, or may come about by being set, and all of the value is known. */
function isSet(bare: Bare, assign: number, text: string): boolean {
  const { words, where, writing } = bare;
  const { wording } = where.place;
  const sign = / ?([-+*/%&|^:?<>.]*=) ?/.exec(text.slice(1));
  if (!sign || assign === 0) return false;
  const left = text.slice(0, sign.index + 1);
  const right = text.slice(sign.index + 1 + sign[0].length);
  const own = namesIn(left, wording);
  const isThere = own.known.length > 0 && own.unknown.length === 0;
  if (!isThere && !(writing.sigil ? /^\$this\b/ : /^(self|this|@\w+|\$\w+)/).test(left)) {
    // Where nothing is declared, it comes about by being set.
    const declares =
      (writing.terminator === ';' && !writing.sigil) || writing.typeMark === ' ' ? sign[1] === ':=' : sign[1] === '=';
    const name = words.slice(0, assign);
    const isNew = name.length <= 2 && isNewName(name, wording) && !words.slice(assign + 1).some(isNumberOfThings);
    if (!isNew || !(declares || where.room === 'members')) return false;
  }
  return (
    isKnown(right, bare, true) ||
    (/^(await )?[\w.]+\(.*\)$/s.test(right) && namesIn(right, wording).unknown.length === 0)
  );
}

/** "Two coffees" is no value. */
function isNumberOfThings(word: string, at: number, words: readonly string[]): boolean {
  return (
    /^(one|two|three|four|five|six|seven|eight|nine|ten)$/i.test(word) && /^[a-z]{4,}s$/i.test(words[at + 1] ?? '')
  );
}

function property({ words, where }: Bare): Outcome | undefined {
  return written({ words: ['property', ...words], where });
}
