import { isRadio } from '../english/alphabet.ts';
import { FORMATTERS, isStyle } from '../english/formatters.ts';
import { isKeyAlone, keyOf } from '../english/keys.ts';
import { cardinalAt, ordinalAt, type Spoken } from '../english/numbers.ts';
import { quantityOf } from '../english/quantities.ts';
import { spelledOf } from '../english/spelling.ts';
import { countedIn } from '../verbs/asking/things.ts';
import { signsAlone } from '../verbs/changing/newText.ts';
import { headingLevelIn } from '../verbs/documents/headingWords.ts';
import { SAID_OF_DECLARATIONS } from '../verbs/reshaping/modifiers.ts';
import { isThing } from '../verbs/said/thing.ts';
import { oftenIn } from '../verbs/times.ts';
import { htmlTag } from '../verbs/wrapping/tagFor.ts';
import type { SlotRules } from './pattern.ts';

const FORMATTER_NAMES = new Set(FORMATTERS.flatMap(({ said }) => said));

/** What may be said for the slots of commands that do not take everything. */
export const SLOTS: SlotRules = {
  count: { mostWords: 12, fits: words => cardinalAt(lower(words), 0)?.length === words.length },
  lines: { mostWords: 12, fits: words => cardinalAt(lower(words), 0)?.length === words.length },
  often: { mostWords: 13, fits: words => oftenIn(words) !== undefined },
  letters: { mostWords: 60, fits: words => spelledOf(words) !== undefined },
  radio: { mostWords: 60, fits: words => isRadio(lower(words)) },
  counted: { mostWords: 14, fits: words => countedIn(lower(words)) !== undefined },
  key: { mostWords: 8, fits: words => keyOf(words) !== undefined },
  loneKey: { mostWords: 4, fits: words => isKeyAlone(keyOf(words)) },
  thing: { mostWords: 12, fits: isThing },
  modifier: { mostWords: 2, fits: words => SAID_OF_DECLARATIONS.has(lower(words).join(' ')) },
  // "Turn this into …", "turn the loop into …" ask for more than other words.
  phrase: { mostWords: 8, fits: words => !isThing(words) },
  // "Make it read only" is no text.
  plain: { mostWords: 8, fits: ([first = '']) => !/^(a|an|the|my|some|one|something|only)$/i.test(first) },
  heading: { mostWords: 5, fits: words => headingLevelIn(words) !== undefined },
  tag: { mostWords: 3, fits: words => htmlTag(words) !== undefined },
  literal: { mostWords: 10, fits: isLiteral },
  sign: { mostWords: 5, fits: words => signsAlone(words) !== undefined },
  file: { mostWords: 8, fits: isFileName },
  tab: { mostWords: 1, fits: words => isUpTo(9, cardinalAt(lower(words), 0)) },
  nth: { mostWords: 1, fits: words => isUpTo(9, ordinalAt(lower(words), 0)) },
  style: {
    mostWords: 3,
    fits: words => isStyle(lower(words).join(' ')) && FORMATTER_NAMES.has(lower(words).join(' ')),
  },
  formatter: { mostWords: 3, fits: words => FORMATTER_NAMES.has(lower(words).join(' ')) },
};

function isUpTo(most: number, number: Spoken | undefined): boolean {
  return number !== undefined && number.value >= 1 && number.value <= most;
}

/** What stands for a value by itself: a number, perhaps with its unit, or a word for truth or nothing. */
function isLiteral(words: readonly string[]): boolean {
  const said = lower(words);
  if (/^(true|false|null|nil|none|undefined|zero|empty|an empty (string|list|array|object))$/.test(said.join(' ')))
    return true;
  if (quantityOf(said)) return true;
  const from = /^(minus|negative)$/.test(said[0] ?? '') ? 1 : 0;
  const number = cardinalAt(said, from);
  if (!number) return /^[-+]?\d[\w.%]*$/.test(said.join(''));
  const unit = said.slice(from + number.length).join(' ');
  return unit === '' || /^(percent|%|pixels?|px|em|rem|seconds?|milliseconds?|ms|points?|degrees?)$/.test(unit);
}

/** "A connection to the database" is none: names have no articles, and nothing that puts things in relation. */
function isFileName(words: readonly string[]): boolean {
  return !lower(words).some(
    (word, at) => /^(a|an|to|for|with|from|and|that|which|this|my|it|new)$/.test(word) || (at > 0 && word === 'the'),
  );
}

function lower(words: readonly string[]): readonly string[] {
  return words.map(word => word.toLowerCase());
}
