import { declared, expression, loopHeader } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import type { Slots } from '../template.ts';

/** "const e of list", "string item in items": slots modifiers, type, name, value; else all of it as the slot header. */
export function loopOf(words: readonly string[], wording: Wording): Slots {
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

/** "Range ten" is a call where that makes a list of numbers, and the word is the loop's own in Go. */
function rangeOf(words: readonly string[], { writing }: Wording): readonly string[] {
  if (words[0] !== 'range' || words.length < 2 || /^(of|open|paren|parens|dot)$/.test(words[1] as string)) return words;
  if (writing?.typeMark === ' ') return words.slice(1);
  return writing?.empty ? ['range', 'of', ...words.slice(1)] : words;
}
