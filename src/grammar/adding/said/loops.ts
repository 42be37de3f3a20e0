import { declared, expression, loopHeader } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import type { Slots } from '../template.ts';

/** "const e of list", "string item in items": slots modifiers, type, name, value; else all of it as the slot header. */
export function loopOf(words: readonly string[], wording: Wording): Slots {
  const [over = '', ...rest] = words;
  // "Over orders" goes through each order.
  const each =
    /^(over|through)$/.test(over) && rest.length > 0 ? singular(rest.filter(word => word !== 'the')) : undefined;
  if (each) return loopOf([...each, 'in', ...rest.filter(word => word !== 'the')], wording);
  const joint = words.findIndex(
    (word, index) => index > 0 && (word === 'in' || word === 'of') && index < words.length - 1,
  );
  if (joint > 0) {
    const parts = declared(words.slice(0, joint), wording);
    const value = expression(rangeOf(words.slice(joint + 1), wording), wording, 'value').text;
    const { sigil = '', pairMark = ', ' } = wording.writing ?? {};
    const name = parts.nameText
      .split(/,\s*/)
      .map(one => (one.startsWith(sigil) ? one : sigil + one))
      .join(pairMark);
    // "For const key in object" is meant as it is said.
    const isIn = words[joint] === 'in' && /^(const|let|var)$/.test(parts.modifiers);
    return { modifiers: parts.modifiers, type: parts.type, name, value, header: '', joint: isIn ? 'in' : '' };
  }
  return { header: words.length === 0 ? '' : loopHeader(words, wording).text, name: '', value: '' };
}

/** "Order" of "orders"; undefined for what is no list by its name. */
function singular(words: readonly string[]): readonly string[] | undefined {
  const last = words.at(-1) ?? '';
  const one = /[^aeious]ies$/.test(last)
    ? `${last.slice(0, -3)}y`
    : /(?:ss|sh|ch|x)es$/.test(last)
      ? last.slice(0, -2)
      : /[^su]s$/.test(last)
        ? last.slice(0, -1)
        : undefined;
  const isPlain = words.every(word => /^[a-z0-9]+$/i.test(word) && !/^(of|dot|range)$/.test(word));
  return one && isPlain ? [...words.slice(0, -1), one] : undefined;
}

/** "Range ten" is a call where that makes a list of numbers, and the word is the loop's own in Go. */
function rangeOf(words: readonly string[], { writing }: Wording): readonly string[] {
  if (words[0] !== 'range' || words.length < 2 || /^(of|open|paren|parens|dot)$/.test(words[1] as string)) return words;
  if (writing?.typeMark === ' ') return words.slice(1);
  return writing?.empty ? ['range', 'of', ...words.slice(1)] : words;
}
