/**
 * Characters that show nothing, or that change how others are shown: format and bidi controls, tag characters,
 * fillers, variation selectors, control characters and halves of surrogate pairs. Tab and line ends are left out.
 */
const UNSEEN = /(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\u2028\u2029\u2800]/gu;

/** Joiners and selectors that belong to an emoji and are seen as part of it. */
const IN_EMOJI =
  /(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})|(?<=[\p{Extended_Pictographic}\u2194\u2195#*0-9])\uFE0F/gu;

const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

/**
 * The text with everything that could hide in it made visible, as `⟨U+202E⟩`. For text that a model reads or a person
 * approves, so that neither is shown something else than what is there.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  const kept = new Set<number>();
  for (const match of text.matchAll(IN_EMOJI)) kept.add(match.index);
  return text.replace(UNSEEN, (unseen, offset: number) =>
    kept.has(offset) ? unseen : `⟨U+${(unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** The same on one line: for names and messages, which could otherwise pretend to be lines of their own. */
export function visibleLine(text: string): string {
  return visible(text)
    .replace(/\r\n|[\n\r]/g, '⏎')
    .replace(/\t/g, ' ');
}
