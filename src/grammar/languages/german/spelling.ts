const ALSO_WRITTEN = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
]);

/** A word in the one way in which all are compared: `Löschen`, `loeschen` and, in Switzerland, `schliessen`. */
export function folded(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, letter => ALSO_WRITTEN.get(letter) ?? letter);
}
