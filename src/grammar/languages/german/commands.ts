import type { Phrase } from '../phrases.ts';
import { EDITOR } from './editor.ts';
import { saying, type Verb, verb } from './verbs.ts';

const GO: readonly Verb[] = [
  ...[verb('geh'), verb('spring'), verb('wechsel', '', 'wechseln'), verb('navigier'), verb('lauf'), verb('fahr')],
  ...[verb('hüpf'), verb('hupf'), verb('scroll')],
];
const CURSOR: readonly Verb[] = [verb('setz'), verb('stell'), verb('beweg')];
const SELECT: readonly Verb[] = [verb('markier'), verb('wähl', 'aus'), verb('wähl'), verb('selektier')];
const DELETE: readonly Verb[] = [
  ...[verb('lösch'), verb('entfern'), verb('streich'), verb('nimm', 'raus', 'nehmen'), verb('wirf', 'raus', 'werfen')],
  ...[verb('wirf', 'weg', 'werfen'), verb('nimm', 'weg', 'nehmen'), verb('lösch', 'raus')],
  ...[verb('schmeiß', 'raus'), verb('schmeiß', 'weg')],
];

/** Where to, with what stands before it. */
const TO =
  '[zurück | weiter | runter | rauf | hoch | ab] (in | in die | in den | in das | ins | zu | zu der | zu den | zur | zum | auf | auf die | an | an das | an den | ans | nach)';
const THE = '(der | die | das | den | dem)';
const DOWN = '(nach unten | runter | hinunter | tiefer | weiter runter)';
const UP = '(nach oben | hoch | rauf | hinauf | höher)';
const NEXT = '(nächste | nächsten | nächster | nächstes)';
const PREVIOUS = '(vorherige | vorherigen | vorheriger | vorheriges | vorige | vorigen | voriger | voriges)';
const PROBLEM = '(fehler | problem | warnung)';
const MATCH = '(treffer | suchtreffer | fundstelle | vorkommen)';

/** Going somewhere. */
const GOING: readonly Phrase[] = [
  {
    say: [
      `[zum | zur | zu dem] ${NEXT} ${PROBLEM}`,
      ...saying(GO, `(zum | zur | zu dem) ${NEXT} ${PROBLEM}`),
      'wo ist der nächste fehler',
    ],
    means: 'next error',
  },
  {
    say: [
      `[zurück] [zum | zur | zu dem] ${PREVIOUS} ${PROBLEM}`,
      ...saying(GO, `[zurück] (zum | zur) ${PREVIOUS} ${PROBLEM}`),
    ],
    means: 'previous error',
  },
  { say: [`[zum] ${NEXT} ${MATCH}`, ...saying(GO, `zum ${NEXT} ${MATCH}`)], means: 'find next' },
  { say: [`[zum] ${PREVIOUS} ${MATCH}`, ...saying(GO, `zum ${PREVIOUS} ${MATCH}`)], means: 'find previous' },
  { say: ['zurück', ...saying(GO, '[wieder] zurück')], means: 'go back' },
  {
    say: [
      '[wieder] (vorwärts | nach vorn | nach vorne)',
      ...saying(GO, '[wieder] (vorwärts | nach vorn | nach vorne | vor)'),
    ],
    means: 'go forward',
  },
  {
    say: [
      ...saying(GO, '(zur | zu der) definition'),
      'zur definition',
      '(zeig | zeige) [die] definition',
      'wo ist das definiert',
    ],
    means: 'go to definition',
  },
  { say: [...saying(GO, 'ganz (nach unten | runter)'), 'ganz (nach unten | runter)'], means: 'bottom' },
  { say: [...saying(GO, 'ganz (nach oben | hoch)'), 'ganz (nach oben | hoch)'], means: 'top' },
  {
    say: [`<number> zeilen ${DOWN}`, ...saying(GO, `<number> (zeile | zeilen) ${DOWN}`), `<number> zeile ${DOWN}`],
    means: 'go down <number> lines',
    examples: ['geh drei Zeilen nach unten', 'geh zum zweiten Argument', 'geh ans Ende der Zeile'],
  },
  {
    say: [`<number> zeilen ${UP}`, ...saying(GO, `<number> (zeile | zeilen) ${UP}`), `<number> zeile ${UP}`],
    means: 'go up <number> lines',
    examples: ['geh drei Zeilen nach unten', 'geh zum zweiten Argument', 'geh ans Ende der Zeile'],
  },
  {
    say: [
      ...saying(GO, `${TO} <target>`),
      `${TO} <target>`,
      ...saying(CURSOR, `[den] cursor ${TO} <target>`),
      `[den] cursor ${TO} <target>`,
      `(bring | bringe) (mich | den cursor) ${TO} <target>`,
      `nimm mich mit ${TO} <target>`,
    ],
    means: 'go to <target>',
    examples: ['geh in Zeile fünf', 'geh zum zweiten Argument', 'geh ans Ende der Zeile'],
    goesOn: true,
  },
  {
    say: [...saying(GO, 'vor <target>'), 'vor <target>'],
    means: 'go before <target>',
    examples: ['geh vor die Zeile fünf', 'geh vor das zweite Argument', 'geh vor total'],
    goesOn: true,
  },
  {
    say: [...saying(GO, 'hinter <target>'), 'hinter <target>'],
    means: 'go after <target>',
    examples: ['geh hinter Zeile fünf', 'geh hinter das zweite Argument', 'geh hinter total'],
    goesOn: true,
  },
  {
    say: [`[${THE}] ${NEXT} <thing>`],
    means: 'next <thing>',
    examples: ['nächste Funktion', 'nächster Kommentar'],
    goesOn: true,
  },
  { say: [`[${THE}] ${PREVIOUS} <thing>`], means: 'previous <thing>', goesOn: true },
  {
    say: ['(eine | einen | ein) <thing> weiter'],
    means: 'next <thing>',
    examples: ['nächste Funktion', 'nächster Kommentar'],
  },
  {
    say: ['(zeig | zeige) <spot>', 'wo ist <spot>'],
    means: 'go to <spot>',
    examples: ['geh in Zeile fünf', 'geh zum zweiten Argument', 'geh ans Ende der Zeile'],
  },
  { say: ['(eine | einen | ein) <thing> zurück'], means: 'previous <thing>' },
  { say: ['zeile [nummer] <number>'], means: 'line <number>', goesOn: true },
  {
    say: ['<edge>'],
    means: 'go to <edge>',
    examples: ['geh in Zeile fünf', 'geh zum zweiten Argument', 'geh ans Ende der Zeile'],
    goesOn: true,
  },
];

/** What is done to a target. */
const TARGETED: readonly Phrase[] = [
  {
    say: [...saying(SELECT, '<target>')],
    means: 'select <target>',
    examples: ['markiere die Funktion', 'markiere die nächsten zwei Wörter', 'markiere Zeile vier bis neun'],
  },
  {
    say: [
      ...saying(DELETE, '<target>'),
      '(mach | mache) <target> weg',
      '<target> (kann | soll | muss | kommt) weg',
      'kill <target>',
      '<target> (kannst du | können sie) (löschen | entfernen | rausnehmen | weglassen | streichen)',
    ],
    means: 'delete <target>',
    examples: ['lösche das zweite Argument', 'lösche bis zum Ende der Zeile'],
  },
  {
    say: ['<bit> (weg | raus)', '(weg | raus) mit <bit>'],
    means: 'delete <bit>',
    examples: ['lösche das zweite Argument', 'lösche bis zum Ende der Zeile'],
  },
  {
    say: [...saying([verb('kommentier', 'aus')], '<target>')],
    means: 'comment out <target>',
  },
  { say: [...saying([verb('kopier')], '<target>')], means: 'copy <target>' },
];

/** Back, and again. */
const AGAIN: readonly Phrase[] = [
  {
    say: [
      'rückgängig',
      '(mach | mache | machen sie) [das | es | dies | die letzte änderung | den letzten schritt] [wieder] rückgängig',
      '[das | es | die letzte änderung | letzte änderung | den letzten schritt] [wieder] rückgängig machen',
      '(nimm | nehmen sie) (das | es | die letzte änderung) [wieder] zurück',
      '[das | die letzte änderung] zurücknehmen',
      '[nein] das war (falsch | ein fehler | verkehrt)',
    ],
    means: 'undo',
  },
  {
    say: ['wiederherstellen', '(stell | stelle) (das | es) wieder her', '(das | es) wiederherstellen'],
    means: 'redo',
  },
  {
    say: [
      'nochmal',
      'nocheinmal',
      '(das gleiche | dasselbe) (nochmal | nocheinmal)',
      'nochmals',
      '(mach | mache) (das | es) (nochmal | nocheinmal)',
      '(wiederhol | wiederhole) (das | es | den letzten befehl)',
      '(das | es) wiederholen',
      'wiederholen',
      '(das | es) (nochmal | nocheinmal) machen',
    ],
    means: 'repeat that',
    examples: ['wiederhole das dreimal'],
  },
  {
    say: ['(nimm | nimm die | wähl | wähle) (nummer | möglichkeit) <number>', 'use <number>'],
    means: 'use number <number>',
    examples: ['nimm Nummer zwei'],
  },
];

export const COMMANDS: readonly Phrase[] = [...GOING, ...TARGETED, ...AGAIN, ...EDITOR];
