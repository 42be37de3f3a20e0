/**
 * An utterance as words: punctuation that a recogniser writes of its own accord goes, as do words of courtesy around a
 * command. Letters keep their case: names may come spelled.
 */
export function spokenWords(utterance: string): readonly string[] {
  const words = utterance
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d"]/g, '')
    // A full stop ends a sentence; one inside of a number or a name belongs to it.
    .replace(/[.,!?;:]+(?=\s|$)/g, '')
    .replace(/\bun-?comment\b/gi, 'uncomment')
    .split(/\s+/)
    .filter(Boolean);
  return withoutCourtesy(words);
}

const BEFORE = [
  ['please'],
  ['okay'],
  ['ok'],
  ['could', 'you'],
  ['can', 'you'],
  ['would', 'you'],
  ['now'],
  ['and'],
  ['then'],
  ['um'],
  ['uh'],
];
const BEHIND = [['please'], ['thanks'], ['thank', 'you'], ['for', 'me'], ['now']];

function withoutCourtesy(words: readonly string[]): readonly string[] {
  let said = words;
  for (let before = -1; before !== said.length; ) {
    before = said.length;
    for (const polite of BEFORE)
      if (said.length > polite.length && polite.every((word, index) => said[index]?.toLowerCase() === word))
        said = said.slice(polite.length);
    for (const polite of BEHIND) {
      const from = said.length - polite.length;
      if (from > 0 && polite.every((word, index) => said[from + index]?.toLowerCase() === word))
        said = said.slice(0, from);
    }
  }
  return said;
}
