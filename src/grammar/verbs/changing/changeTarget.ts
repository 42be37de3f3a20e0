import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { isOfOtherRule } from '../../adding/styles/styleAdded.ts';
import { isVague } from '../../code/proseGuard.ts';
import { expression } from '../../code/spokenCode.ts';
import { addressIn } from '../../english/prose/address.ts';
import { quantityOf } from '../../english/quantities.ts';
import { signAt } from '../../english/signs.ts';
import { pointedPhrases } from '../../places/finding/phraseTargets.ts';
import { isInText, type Place, type Pointed, pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { stretches } from '../../places/resolve.ts';
import { NEAREST } from '../../places/said/which.ts';
import { isOnlyKey, keyAround } from '../../places/text/keys.ts';
import { caret, moved } from '../../places/text/outcome.ts';
import { renamedToo } from '../naming/renamedToo.ts';
import { CHANGE, CHANGE_ALL, CHANGE_WITHIN, SET } from '../said/changing.ts';
import { LEADS_TO, SAYS } from '../said/inDocuments.ts';
import { saysWhere, withoutSay } from '../said/newWords.ts';
import { CHANGE_INSTEAD } from '../said/wishes.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { connective } from '../wishing/connectives.ts';
import { addressOfLink, cellOfRow, pairedValue, variableValue } from '../wishing/meantValues.ts';
import { isPronoun, valueAtHand } from '../wishing/valueAtHand.ts';
import {
  capitalToo,
  compared,
  isCoinedValue,
  isOfLanguage,
  keywordOf,
  namedSo,
  nameSaid,
  typeNamed,
  wholeName,
} from './alike.ts';
import {
  attributeValues,
  heldValues,
  isLiteral,
  isStyleProperty,
  keyOf,
  lastName,
  ownName,
  partOfTag,
  tagNamed,
  textAtHand,
  valueBehind,
} from './heldValue.ts';
import { countedAs, measureHere } from './measured.ts';
import { newTexts, signsAlone } from './newText.ts';
import { isRequest, isStyled, isTextSaid, SIDE, saidInstead, says, saysWhatIs } from './saidSoFar.ts';

export const changeTarget = defineVerb({
  name: 'change_target',
  description: 'Puts spoken code in the place of something that is named by structure or text.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    target,
    to: described(z.string(), 'As it is said: "foo dot bar".'),
    within: z.optional(described(z.string(), 'Where alone: "this function".')),
    letters: z.optional(described(z.string(), 'The same with its capitals, where it becomes a text for people.')),
    of: z.optional(
      described(z.enum(['value', 'thing']), 'Changes the value that the target has, or a thing that is no mere text.'),
    ),
    old: z.optional(described(z.string(), 'What it says so far: nothing else is changed.')),
  }),
  group: 'edit',
  said: [
    {
      say: ['change <target> to <text> in <thing>'],
      also: CHANGE_WITHIN,
      with: said => ({ target: said('target'), to: said('text'), within: said('thing') }),
      help: message('help.change-within', { example: 'change foo to bar in this function' }),
    },
    {
      say: ['(change | replace) all [of | the] <target> (to | with | into | by) <text>'],
      with: said => ({ target: `all ${said('target')}`, to: said('text') }),
      help: message('help.change-all'),
    },
    {
      say: ['change <target> to <text> everywhere'],
      also: CHANGE_ALL,
      // What is a kind of thing too, as "row", is a name here.
      with: said => ({ target: `all phrase ${withoutArticle(said('target'))}`, to: said('text') }),
      help: message('help.change-everywhere'),
    },
    {
      say: ['(change | replace) <target> (to | with | into | by) <text>'],
      also: CHANGE,
      with: said => ({ target: said('target') || said('phrase'), to: said('text') || said('plain') }),
      help: message('help.change', { example: 'change next return to raise', second: 'change foo to bar' }),
    },
    {
      say: CHANGE_INSTEAD,
      with: said => ({ target: said('target'), to: said('text'), of: 'thing' as const }),
      help: message('help.change-instead', { example: 'put y instead of the second argument' }),
    },
    {
      say: ['<target> should say <text>'],
      also: SAYS,
      with: said => ({ target: said('target'), ...saidInstead(said('text')) }),
      help: message('help.change-says', { example: 'the heading should say all tasks' }),
      isWide: true,
    },
    {
      say: ['make <target> point to <text>'],
      also: LEADS_TO,
      with: said => ({ target: `link target of ${said('target')}`, to: said('text') }),
      help: message('help.change-leads', { example: 'make the link point to slash contact' }),
      isWide: true,
    },
    {
      say: ['set <target> to <text>'],
      also: SET,
      with: said => ({ target: said('target'), to: said('text') || said('literal'), of: 'value' as const }),
      help: message('help.set', { example: 'set timeout to thirty' }),
    },
  ],
  plan(given, place) {
    const said = wordsIn(given.target);
    const to = measureHere(withoutSay(wordsIn(given.to), said));
    if (to.length === 0 || isStyled(to) || isVague(to) || saysWhere(to) || saysWhatIs(said, place)) return undefined;
    if (given.of === 'value' && JOINS.test(given.target)) return undefined;
    const joint = given.within === undefined ? connective(said, to, place) : undefined;
    if (joint) return joint === 'unclear' ? undefined : joint;
    // "Order by to order by descending": what joins the two is the other word.
    if (/^to$/i.test(to[0] ?? '') && to.length > 1) return undefined;
    const isAtHand = given.of === 'value' && isPronoun(said) && place.selection.start === place.selection.end;
    const atHand = isAtHand ? valueAtHand(to, place) : undefined;
    if (atHand) return { edits: [atHand], selections: [caret(atHand.start + atHand.text.length)] };
    if (isAtHand && (quantityOf(to) || isLiteral(expression(to, place.wording, 'value').text))) return undefined;
    const found =
      given.within === undefined
        ? capitalToo(changed(said, to, given.of === 'value', place), given.letters, place)
        : allWithin(said, wordsIn(given.within), place);
    if (found.length === 0 || (given.of === 'thing' && found.some(({ kind }) => kind === 'phrase'))) return undefined;
    if (given.old !== undefined && !found.every(span => says(span, wordsIn(given.old ?? ''), place))) return undefined;
    if (found.some(({ kind }) => ADDRESSES.test(kind)) && addressIn(to) === undefined) return undefined;
    // "The message" is a text, and no name of something that has one.
    if (
      to.length > 1 &&
      found.some(span => span.kind === 'phrase' && isTextSaid(said) && !isInText({ ...place, cursor: span.start }))
    )
      return undefined;
    // "Top to bottom" is about properties, and no value.
    if (place.tree?.knows('ruleset') && SIDE.test(said.join(' ')) && SIDE.test(to.join(' '))) return undefined;
    // All of a file is hardly meant: "change everything to async" is for a model.
    if (found.some(({ kind }) => kind === 'file' || (kind === 'line' && found.length > 1))) return undefined;
    if (found.some(span => isRequest(to, span, place) || isOfLanguage(to, span, place))) return undefined;
    const meant = asMeant(to, found, place);
    const counted = found.length === 1 ? countedAs(found[0] as Pointed, meant, place) : undefined;
    if (counted === 'unclear') return undefined;
    if (counted) return { edits: [counted], selections: [caret(counted.start + counted.text.length)] };
    if (found.some(span => isCoinedValue(meant, span, place))) return undefined;
    const renamed = renamedToo(said, found, to, place);
    if (renamed) return renamed;
    const edits = newTexts(
      meant,
      given.letters,
      found.map(span => wholeName(span, to, place)),
      place,
    );
    // What is so already is not changed: something else was meant, or nothing.
    if (edits.every(({ start, end, text }) => place.text.slice(start, end) === text)) return undefined;
    const at = edits.find(({ end }) => end >= place.cursor) ?? edits.at(-1);
    const cursor = at && moved(at.start, edits) + at.text.length;
    return { edits, ...(cursor !== undefined && { selections: [caret(cursor)] }) };
  },
});

const ADDRESSES = /^(link target|image source)$/;

/** "Set the number to five": what joins the two is no part of either. */
const JOINS = /(?:^| )(?:to|at|be|equal|equals|as|with)$/i;

/**
 * Without where it is to be, "true to false here", and without a word that stands in front of it already: "this to return
 * true" behind `return`.
 */
function asMeant(to: readonly string[], found: readonly Pointed[], place: Place): readonly string[] {
  const { text, wording, tree } = place;
  if (!wording.writing || to.length < 2) return to;
  const isPeoples = found.some(span => isText(span, place) || isInText({ ...place, cursor: span.start }));
  const stands = !isPeoples && /^(here|there)$/i.test(to.at(-1) ?? '') ? to.slice(0, -1) : to;
  const [first = ''] = stands;
  const isThere =
    stands.length > 1 && tree !== undefined && found.every(({ start }) => text.slice(0, start).endsWith(`${first} `));
  return isThere && /^(return|throw|raise|await|yield|new|not)$/.test(first) ? stands.slice(1) : stands;
}

function withoutArticle(said: string): string {
  return said.replace(/^(the|a|an) /i, '');
}

/** What is changed: a word of the language, the value of what has one, or what is pointed at itself. */
function changed(said: readonly string[], to: readonly string[], isSet: boolean, place: Place): readonly Pointed[] {
  if (isOfOtherRule(said, place)) return [];
  const type = typeNamed(said, to, place);
  if (type) return [type];
  const cell = to.some(word => /^slash$/i.test(word)) ? cellOfRow(said, place) : undefined;
  if (cell) return cell;
  const keyword = keywordOf(said, to, place);
  if (keyword) return keyword;
  const isSign = signsAlone(to) !== undefined;
  const isValue =
    isSet ||
    isSign ||
    isStyleProperty(said, place) ||
    !place.wording.writing ||
    isLiteral(expression(to, place.wording, 'value').text);
  const values = isValue ? heldValues(said, place).filter(value => !isSign || isText(value, place)) : [];
  if (values.length > 0) return !isSet && values.some(value => isOtherSort(value, to, place)) ? [] : values;
  const text = values.length === 0 && !isSet ? textAtHand(said, to, place) : undefined;
  if (text) return [text];
  const ofAttribute = attributeValues(said, place);
  if (ofAttribute.length > 0) return ofAttribute;
  const called = compared(said, to, place) ?? nameSaid(said, place);
  const pointedTo =
    called.length > 0 ? called : stretches(said, place).filter(span => isInReach(span.kind, span, place));
  // "Start" alone is a word that stands there: nothing is no thing to be changed.
  const isWord =
    said.length === 1 && pointedTo.length > 0 && pointedTo.every(({ kind }) => kind === 'edge' || kind === 'reach');
  const all = isWord ? pointedPhrases(said, NEAREST, place, undefined, 'words') : pointedTo;
  // Things all over a file are none to be changed into one.
  const paired = pairedValue(all, place);
  if (paired) return paired;
  const variable = variableValue(all, to, place);
  if (variable) return variable;
  const plural = all.length > 1 || all[0]?.kind === 'name' ? namedSo(said, place) : undefined;
  const found = plural ? [plural] : all;
  if (found.length > 1 && found.some(({ kind }) => kind === 'name')) return [];
  // What is set has a value: no name takes its place.
  if (isSet && found.some(({ kind }) => kind === 'phrase')) return [];
  // A link leads somewhere, and is not all of it.
  if (found.some(({ kind }) => kind === 'link'))
    return addressIn(to) !== undefined && to.length > 1 ? stretches(['link', 'target', 'of', ...said], place) : [];
  const address = found.some(({ kind }) => kind === 'tag') ? addressOfLink(found, said, to, place) : undefined;
  if (address) return address;
  if (found.some(({ kind }) => kind === 'tag')) return found.flatMap(tag => partOfTag(tag, said, to, place));
  const ofTag = found.length === 1 ? tagNamed(found[0] as Pointed, place) : undefined;
  // The name of a tag stands at both of its ends.
  if (ofTag) return partOfTag(ofTag, ['tag'], to.slice(0, 1), place);
  // Of an entry the value is changed, and never its key.
  const keyed = found.flatMap(span => (span.kind === 'phrase' ? (keyAround(span, place) ?? []) : []));
  if (keyed.length > 0) {
    const behind = keyed.flatMap(key => valueBehind(key, place) ?? []);
    if (behind.some(value => isOtherSort(value, to, place))) return [];
    return found.length === 1 && isOnlyKey(said, keyed, place) ? behind.map(value => pointed(value, 'value')) : [];
  }
  // What is said of an entry of data is about its value: "change the build script to tsc".
  const entries = place.tree?.data ? found.filter(({ kind }) => kind === 'entry') : [];
  if (entries.length > 0) {
    const values = entries.flatMap(entry => valueBehind(keyOf(entry, place), place) ?? []);
    const isWhole = values.length === found.length && !values.some(value => isOtherSort(value, to, place));
    return isWhole ? values.map(value => pointed(value, 'value')) : [];
  }
  // Of an attribute its text; what is code there, nobody says so.
  if (found.some(({ kind, start, end }) => kind === 'attribute' && place.text.slice(start, end).includes('='))) {
    const texts = found.flatMap(one =>
      (place.tree?.scopes('attribute text') ?? []).filter(({ start, end }) => start >= one.start && end <= one.end),
    );
    return texts.length === found.length ? texts.map(one => pointed(one, 'attribute text')) : [];
  }
  // Of a call its name: "change the map to filter".
  const [call] = found;
  if (found.length === 1 && call?.kind === 'call' && call.words && to.every(word => /^[\p{L}\p{N}']+$/u.test(word)))
    return [pointed(lastName(call.words, place), 'phrase')];
  // A mere name is none of these.
  const isName = to.every(word => /^[\p{L}\p{N}']+$/u.test(word)) && signsAlone(to) === undefined;
  const isLong = ({ kind, start, end }: Pointed) => kind === 'element' && place.text.slice(start, end).includes('\n');
  if (isName && found.some(span => WHOLE.test(span.kind) || isLong(span))) return [];
  const isPlain = isName && to.every((_word, at) => signAt(to, at) === undefined);
  return isPlain ? found.map(one => ownName(one, place)) : found;
}

const WHOLE =
  /^(function|method|class|interface|enum|struct|trait|record|implementation|namespace|body|members|statements|if|else|else if|for|while|loop|switch|try|catch|finally|ruleset|join|.* clause)$/;

/** A number is changed to no name: "change react to preact" is about something else than `"^18.2.0"`. */
function isOtherSort({ start, end }: Span, to: readonly string[], { text, wording }: Place): boolean {
  const isNumber = /^["']?[v^~]?\d[\d.]*["']?$/.test(text.slice(start, end));
  return isNumber && /^[\p{L}-]+$/u.test(to.join('')) && !/\d/.test(expression(to, wording, 'value').text);
}

/** Every place within something where words stand. */
function allWithin(said: readonly string[], within: readonly string[], place: Place): readonly Pointed[] {
  const around = stretches(within, place);
  return stretches(['all', ...said], place).filter(
    ({ kind, start, end }) => kind === 'phrase' && around.some(span => span.start <= start && end <= span.end),
  );
}

function isText({ start }: Pointed, { text }: Place): boolean {
  return /^["'`]/.test(text.slice(start, start + 1));
}
