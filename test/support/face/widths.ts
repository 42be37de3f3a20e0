const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How wide a text is in columns: characters of Chinese and Japanese take two, and those that only join others none. */
export function columnsOf(text: string): number {
  return [...SEGMENTS.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
}

/** Names of texts, how many columns fit where they stand, and where that is. */
interface Room {
  readonly names: RegExp;
  readonly columns: number;
  readonly where: string;
}

/** What has a fixed width on screen, by how wide it is where VS Code has no more than its usual room. */
const ROOMS: readonly Room[] = [
  {
    names: /^status\.(opening|listening|thinking|acting|speaking|awake|asleep|muted|asks)$/,
    columns: 32,
    where: 'the status bar, which hides whole items where it is full: level and words follow in the same one',
  },
  {
    names: /^(asking\..+-yes|asking\.always|remedies\..+|screen\.no|panel\.clear-yes|panel\.mute|panel\.end-talk)$/,
    columns: 36,
    where: 'a button, of which a notification of 450 px has two or three in a line',
  },
  {
    names: /^panel\.(ready|mode-.+|undone|cancelled|news|question)$/,
    columns: 28,
    where: 'a heading of the panel, which may be as narrow as a side bar',
  },
  {
    names: /^command\..+\.title$/,
    columns: 62,
    where: 'the palette, 600 px wide, with “Aloud: ” before it and the key behind it',
  },
  { names: /^view\..+\.name$/, columns: 32, where: 'the side bar, 300 px wide, in capitals' },
  { names: /^walkthrough\..+\.title$/, columns: 64, where: 'the list of steps, a third of an editor' },
];

/** What is short may be longer by this, since a word of one language is three of another. */
const SHORT = 24;

/** How many columns a text may have in any language, and why. */
export function roomOf(name: string, english: string): { readonly columns: number; readonly where: string } {
  const room = ROOMS.find(({ names }) => names.test(name));
  return room ?? { columns: Math.max(2 * columnsOf(english), SHORT), where: 'twice as much as English takes' };
}
