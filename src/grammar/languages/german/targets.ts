import type { Phrase } from '../phrases.ts';
import { MANY_THINGS, PAIRS, THINGS } from './nouns.ts';

const THE = '(der | die | das | den | dem | des)';
const OF = '(von | vom | von der | von dem | der | des | in | im | in der | in dem | aus | aus der | aus dem)';
const NAMED = '[namens | mit [dem] namen]';

/** What is pointed at, the likeliest reading first. */
const TARGETS: readonly Phrase[] = [
  { say: ['<selected>'], means: '<selected>' },
  { say: ['<bit>'], means: '<bit>' },
];

/** The same without what takes all: “alles weg” is only told. */
const BITS: readonly Phrase[] = [
  { say: ['<lines>'], means: '<lines>' },
  { say: ['<edge>'], means: '<edge>' },
  { say: ['<enclosed>'], means: '<enclosed>' },
  { say: ['<reach>'], means: '<reach>' },
  { say: ['<several>'], means: '<several>' },
  { say: ['<one>', '<one> hier'], means: '<one>' },
  { say: [`<target> ${OF} <place>`], means: '<target> of <place>' },
  { say: ['<called>'], means: '<called>' },
];

/** The same where something else is: never a mere name behind an article. */
const PLACES: readonly Phrase[] = [
  { say: ['<lines>'], means: '<lines>' },
  { say: ['<one>'], means: '<one>' },
  { say: ['<called>'], means: '<called>' },
];

const SELECTED: readonly Phrase[] = [
  { say: ['(das | dies | es | die auswahl | das markierte | das ausgewählte | den markierten text)'], means: 'that' },
  {
    say: [
      `(alles | den ganzen text | den gesamten text | den ganzen code | den gesamten code)`,
      `[die] (ganze | gesamte) datei`,
    ],
    means: 'everything',
  },
];

const LINES: readonly Phrase[] = [
  {
    say: [
      `[${THE}] (zeile | zeilen) <number> bis [zur | zu] [einschließlich] [${THE}] [zeile] <number2>`,
      '<number> bis <number2>',
      `von [${THE}] [zeile] <number> bis [zur | zu] [${THE}] [zeile] <number2>`,
    ],
    means: 'lines <number> to <number2>',
  },
  { say: [`[${THE}] zeile [nummer] <number>`], means: 'line <number>' },
];

const EDGES: readonly Phrase[] = [
  { say: [`[${THE}] (zeilenende | ende ${OF} [aktuellen] zeile)`], means: 'end of line' },
  { say: [`[${THE}] (zeilenanfang | anfang ${OF} [aktuellen] zeile)`], means: 'start of line' },
  { say: [`[${THE}] (dateiende | ende ${OF} (datei | dokuments))`], means: 'end of file' },
  { say: [`[${THE}] (dateianfang | (anfang | beginn) ${OF} (datei | dokuments))`], means: 'start of file' },
  { say: [`[${THE}] (ende | schluss) ${OF} <place>`], means: 'end of <place>' },
  { say: [`[${THE}] (anfang | beginn) ${OF} <place>`], means: 'start of <place>' },
];

const CONTENTS = '(alles | das | den inhalt | inhalt | den text | text)';
const AMONG = '(in | zwischen | innerhalb | aus | von)';

const ENCLOSED: readonly Phrase[] = [
  {
    say: [
      `${CONTENTS} [${AMONG}] [${THE} | beiden | diesen] <pair> [steht | ist]`,
      `[alles] was [${AMONG}] [${THE} | beiden | diesen] <pair> steht`,
    ],
    means: 'everything in the <pair>',
  },
  {
    say: [
      `${CONTENTS} [${AMONG}] [${THE} | beiden | diesen] <pair> (in | von | vom) <place>`,
      `[alles] was (in | von) <place> [${AMONG}] [${THE} | beiden] <pair> steht`,
    ],
    means: 'everything in the <pair> in <place>',
  },
  { say: [`${CONTENTS} ${OF} <place>`], means: 'everything in <place>' },
];

const REACHES: readonly Phrase[] = [
  { say: ['[von hier | alles] bis [zum | zur | ans | an | zu] <edge>'], means: 'up to <edge>' },
  { say: ['[von hier | alles] bis [zum | zur | ans | an | zu] <place>'], means: 'up to <place>' },
  { say: [`[den | der] rest [${OF} zeile]`], means: 'rest of line' },
  { say: [`[den | der] rest ${OF} <place>`], means: 'rest of <place>' },
];

const NEXT = '(nächste | nächsten | nächster | nächstes | folgende | folgenden | kommenden)';
const PREVIOUS =
  '(vorherige | vorherigen | vorheriger | vorheriges | vorige | vorigen | voriger | voriges | vorhergehende | vorhergehenden)';
const LAST = '(letzte | letzten | letzter | letztes)';
const ALL = '(alle | allen | sämtliche)';

/** Several of a kind. */
const SEVERAL: readonly Phrase[] = [
  { say: [`[${THE}] ${NEXT} <number> <things>`], means: 'next <number> <things>' },
  { say: [`[${THE}] ${PREVIOUS} <number> <things>`], means: 'previous <number> <things>' },
  { say: [`[${THE}] (ersten | erste) <number> <things>`], means: 'first <number> <things>' },
  { say: [`[${THE}] ${LAST} <number> <things>`], means: 'last <number> <things>' },
  { say: [`[${THE}] ${NEXT} beiden <things>`], means: 'next 2 <things>' },
  { say: [`[${THE}] ${LAST} beiden <things>`], means: 'last 2 <things>' },
  { say: [`[${THE}] ersten beiden <things>`], means: 'first 2 <things>' },
  { say: [`${THE} <things>`], means: 'the <things>' },
  { say: [`${ALL} [${THE}] <things>`], means: 'all <things>' },
];

/** One of a kind, which may have a name. */
const ONES: readonly Phrase[] = [
  { say: ['<thing>'], means: '<thing>' },
  { say: [`${THE} [ganze | ganzen | gesamte | gesamten | komplette | kompletten] <thing>`], means: 'the <thing>' },
  {
    say: ['(diese | diesen | dieses | diesem | dieser) <thing>'],
    means: 'this <thing>',
  },
  { say: [`[${THE}] (aktuelle | aktuellen | aktuelles | jetzige | jetzigen) <thing>`], means: 'the current <thing>' },
  { say: [`[${THE}] ${NEXT} <thing>`], means: 'next <thing>' },
  { say: [`[${THE}] ${PREVIOUS} <thing>`], means: 'previous <thing>' },
  { say: [`[${THE}] ${LAST} <thing>`], means: 'last <thing>' },
  { say: [`[${THE}] (vorletzte | vorletzten | vorletzter | vorletztes) <thing>`], means: 'second to last <thing>' },
  { say: [`[${THE}] <rank> <thing>`], means: '<rank> <thing>' },
  {
    say: [`[${THE}] [ganze | ganzen | gesamte | gesamten | komplette | kompletten] <thing> ${NAMED} <name>`],
    means: '<thing> <name>',
  },
  { say: [`${THE} <name> <thing>`], means: 'the <name> <thing>' },
];

/** What is known by its name or its letters alone. */
const CALLED: readonly Phrase[] = [
  { say: ['[das] wort <name>', '[den] text <name>'], means: 'the text <name>' },
  { say: ['<name>'], means: '<name>' },
  { say: [`${THE} <name>`], means: 'the <name>' },
];

/** What can only be somewhere in the text: no mere name. */
const SPOTS: readonly Phrase[] = [
  { say: ['<lines>'], means: '<lines>' },
  { say: [`${THE} <thing> ${NAMED} <name>`], means: '<thing> <name>' },
];

export const TARGET_PARTS: Readonly<Record<string, readonly Phrase[]>> = {
  target: TARGETS,
  bit: BITS,
  place: PLACES,
  selected: SELECTED,
  lines: LINES,
  spot: SPOTS,
  edge: EDGES,
  enclosed: ENCLOSED,
  reach: REACHES,
  several: SEVERAL,
  one: ONES,
  called: CALLED,
  thing: THINGS,
  things: MANY_THINGS,
  pair: PAIRS,
};
