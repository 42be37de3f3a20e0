import type { Phrase } from '../phrases.ts';
import { saying, verb } from './verbs.ts';

const OPEN = [verb('öffn', '', 'öffnen'), verb('zeig'), verb('zeig', 'an'), verb('mach', 'auf'), verb('blend', 'ein')];
const CLOSE = [verb('schließ'), verb('mach', 'zu'), verb('blend', 'aus')];
const RUN = [verb('führ', 'aus'), verb('start')];
const THE = '[der | die | das | den | dem | diese | diesen | dieses | aktuelle | aktuellen]';
const FILE = '(datei | tab | editor | reiter | dokument)';
const NEXT = '[zum | zur | in den | in die] (nächste | nächster | nächsten)';
const PREVIOUS = '[zum | zur | in den | in die] (vorherige | vorheriger | vorherigen | vorige | voriger | vorigen)';
const TEXT = '[die | den] (schrift | schriftgröße | text)';

const FOLDED =
  '(das | diese methode | es | die funktion | diese funktion | die methode | die klasse | den block | den abschnitt)';

const shown = (what: string): readonly string[] => saying(OPEN, what);
const toggled = (what: string): readonly string[] => [
  ...saying([...OPEN, ...CLOSE], what),
  what,
  `${what} (auf | zu | weg | an | aus)`,
];

/** What the editor and Aloud as a whole do. */
export const EDITOR: readonly Phrase[] = [
  {
    say: [
      'speichern',
      ...saying(
        [verb('speicher', '', 'speichern'), verb('speicher', 'ab', 'speichern'), verb('sicher', '', 'sichern')],
        `[das | es | die datei | diese datei | datei | das dokument | dokument | meine änderungen]`,
      ),
    ],
    means: 'save file',
  },
  {
    say: saying([verb('speicher', '', 'speichern'), verb('sicher', '', 'sichern')], '(alles | alle dateien | alle)'),
    means: 'save all',
  },
  { say: saying([verb('speicher', '', 'speichern')], '[die datei | datei] unter'), means: 'save as' },
  { say: ['schließen', '(schließ | schließe) (das | es)', ...saying(CLOSE, `${THE} ${FILE}`)], means: 'close file' },
  { say: saying(CLOSE, '(alles | alle dateien | alle tabs | alle editoren | alle reiter)'), means: 'close all files' },
  { say: saying(CLOSE, `[alle | die] anderen (dateien | tabs | editoren | reiter)`), means: 'close other files' },
  {
    say: [
      '[eine] neue datei',
      ...saying([verb('leg', 'an'), verb('erstell'), verb('öffn', '', 'öffnen')], '[eine] neue datei'),
    ],
    means: 'new file',
  },
  {
    say: saying([verb('öffn', '', 'öffnen')], '[die] zuletzt geschlossene datei [wieder]'),
    means: 'reopen closed file',
  },
  {
    say: ['datei suchen', ...saying([verb('such'), verb('find', '', 'finden')], '[eine | die] datei')],
    means: 'find file',
  },
  {
    say: saying([verb('teil'), verb('teil', 'auf')], '[den | das] (editor | fenster | bildschirm)'),
    means: 'split editor',
  },
  {
    say: saying([verb('teil')], '[den | das] (editor | fenster) (nach unten | waagerecht | waagrecht | horizontal)'),
    means: 'split editor down',
  },
  {
    say: [
      `${NEXT} ${FILE}`,
      `[einen | eine] ${FILE} weiter`,
      ...saying([verb('geh'), verb('wechsel', '', 'wechseln'), verb('spring')], `${NEXT} ${FILE}`),
    ],
    means: 'next tab',
  },
  {
    say: [
      `${PREVIOUS} ${FILE}`,
      ...saying([verb('geh'), verb('wechsel', '', 'wechseln'), verb('spring')], `[zurück] ${PREVIOUS} ${FILE}`),
    ],
    means: 'previous tab',
  },
  { say: ['(tab | reiter) [nummer] <number>'], means: 'tab <number>' },
  { say: ['[zum | den] <rank> (tab | reiter)'], means: '<rank> tab' },
  {
    say: [...toggled('[das | ein] (terminal | konsole)'), 'ich brauche [das | ein] (terminal | konsole)'],
    means: 'toggle terminal',
  },
  { say: saying([verb('öffn', '', 'öffnen'), verb('erstell')], '[ein] neues terminal'), means: 'new terminal' },
  { say: toggled('[die] (seitenleiste | sidebar)'), means: 'toggle sidebar' },
  { say: toggled('[das] (panel | bedienfeld)'), means: 'toggle panel' },
  { say: shown('[den] (explorer | dateibaum | datei explorer)'), means: 'show explorer' },
  { say: shown('[die | alle] (probleme | fehler | warnungen)'), means: 'show problems' },
  { say: shown('[die] (ausgabe)'), means: 'show output' },
  { say: shown('[die] (erweiterungen | extensions)'), means: 'show extensions' },
  { say: shown('[die] gliederung'), means: 'show outline' },
  {
    say: ['quellcodeverwaltung', ...shown('[die | das] (quellcodeverwaltung | versionsverwaltung | git)')],
    means: 'show source control',
  },
  { say: ['einstellungen', ...shown('[die] einstellungen')], means: 'show settings' },
  {
    say: ['tastenkürzel', ...shown('[die] (tastenkürzel | tastenkombinationen | tastaturkürzel)')],
    means: 'show shortcuts',
  },
  {
    say: ['[die] befehlspalette', ...shown('[die] (befehlspalette | palette | kommandopalette)')],
    means: 'show command palette',
  },
  {
    say: saying(
      [verb('formatier'), verb('format', '', 'formatieren')],
      '[das | die | den | es] [ganze | ganzen | gesamte] [datei | dokument | code]',
      'alles',
    ),
    means: 'format document',
  },
  { say: saying([verb('formatier')], '[die] (auswahl | markierung)'), means: 'format selection' },
  {
    say: [
      'projektweit suchen',
      ...saying([verb('such')], '(in allen dateien | im [ganzen] projekt | überall | in dateien)'),
    ],
    means: 'search in files',
  },
  { say: ['suchen', '(öffne | zeig | zeige) [die] suche', '[die] suche öffnen', '(such | suche)'], means: 'find' },
  {
    say: [
      ...saying(RUN, '[das | dieses] (programm | datei | skript | script)'),
      'ausführen',
      '(führ | führe) (das | es) aus',
    ],
    means: 'run program',
  },
  {
    say: [
      ...saying(RUN, '[alle | die | alle die] tests'),
      '(lass | lasse) [alle | die] tests laufen',
      '[alle | die] tests laufen lassen',
      'teste alles',
    ],
    means: 'run all tests',
  },
  { say: saying(RUN, '(diesen | den) test'), means: 'run this test' },
  {
    say: ['debuggen', ...saying([verb('start')], '[den | das] (debugger | debuggen | debugging)')],
    means: 'start debugging',
  },
  {
    say: saying([verb('beend'), verb('stopp')], '[den | das] (debugger | debuggen | debugging)'),
    means: 'stop debugging',
  },
  {
    say: [
      '(haltepunkt | breakpoint) hier',
      ...saying(
        [verb('setz'), verb('entfern'), verb('lösch'), verb('füg', 'ein')],
        '[einen | den | hier einen] (haltepunkt | breakpoint) [hier]',
      ),
    ],
    means: 'toggle breakpoint',
  },
  {
    say: [
      '[schrift] (größer | vergrößern)',
      `(mach | mache) ${TEXT} größer`,
      `${TEXT} (vergrößern | größer machen)`,
      '(vergrößer | vergrößere) (die schrift | den text)',
      '(reinzoomen | hineinzoomen | zoom rein | zoome rein | zoom hinein | zoome hinein | zoom größer)',
    ],
    means: 'zoom in',
  },
  {
    say: [
      '[schrift] (kleiner | verkleinern)',
      `(mach | mache) ${TEXT} kleiner`,
      `${TEXT} (verkleinern | kleiner machen)`,
      '(verkleiner | verkleinere) (die schrift | den text)',
      '(rauszoomen | herauszoomen | zoom raus | zoome raus | zoom heraus | zoome heraus)',
    ],
    means: 'zoom out',
  },
  { say: saying([verb('klapp', 'ein'), verb('falt', 'ein'), verb('klapp', 'zu')], 'alles'), means: 'fold all' },
  { say: saying([verb('klapp', 'aus'), verb('klapp', 'auf'), verb('falt', 'auf')], 'alles'), means: 'unfold all' },
  {
    say: [
      '(einklappen | zuklappen)',
      ...saying([verb('klapp', 'ein'), verb('klapp', 'zu'), verb('klapp', 'zusammen'), verb('falt', 'ein')], FOLDED),
    ],
    means: 'fold',
  },
  {
    say: [
      '(ausklappen | aufklappen)',
      ...saying([verb('klapp', 'aus'), verb('klapp', 'auf'), verb('falt', 'auf')], FOLDED),
    ],
    means: 'unfold',
  },
  {
    say: [
      '(zen modus | zenmodus | zen mode)',
      ...saying([verb('start'), verb('öffn', '', 'öffnen')], '[den] zen modus'),
    ],
    means: 'zen mode',
  },
  { say: ['(vollbild | vollbildmodus)'], means: 'full screen' },
  {
    say: ['ausschneiden', '(schneid | schneide) (das | es | die auswahl) aus', '(das | die auswahl) ausschneiden'],
    means: 'cut that',
  },
  {
    say: ['kopieren', '(kopier | kopiere) (das | es | die auswahl)', '(das | die auswahl) kopieren'],
    means: 'copy that',
  },
  {
    say: ['einfügen', '(füg | füge) (das | es | hier | das hier | es hier) ein', '(das | es | hier) einfügen'],
    means: 'paste',
  },
  {
    say: [
      '(importe | imports) (sortieren | ordnen | aufräumen)',
      '(sortier | sortiere | ordne) [die] (importe | imports)',
      '(räum | räume) [die] (importe | imports) auf',
    ],
    means: 'organize imports',
  },
  {
    say: ['(schnelle korrektur | schnellkorrektur)', '(korrigier | korrigiere | behebe | beheb) (das | den fehler)'],
    means: 'quick fix',
  },
  {
    say: [
      'scroll [weiter] (nach unten | runter)',
      '(nach unten | runter) scrollen',
      'weiter (nach unten | runter)',
      '(scroll | scrolle) ein (stück | bisschen) (nach unten | runter)',
      '(scroll | scrolle) [eine] seite (nach unten | runter)',
      '[eine] seite (nach unten | runter) [scrollen]',
    ],
    means: 'scroll down one page',
    examples: ['scroll nach unten', 'eine Seite nach unten'],
  },
  {
    say: [
      'scroll [weiter] (nach oben | hoch)',
      '(nach oben | hoch) scrollen',
      'weiter (nach oben | hoch)',
      '(scroll | scrolle) ein (stück | bisschen) (nach oben | hoch)',
      '(scroll | scrolle) [eine] seite (nach oben | hoch)',
      '[eine] seite (nach oben | hoch) [scrollen]',
    ],
    means: 'scroll up one page',
    examples: ['scroll nach oben', 'eine Seite nach oben'],
  },
  { say: ['(stopp | stop | halt | anhalten)', 'hör auf [zu scrollen]'], means: 'stop' },
  {
    say: ['(hör | höre) auf (zu reden | zu sprechen | vorzulesen)', '(pausier | pausiere) das vorlesen'],
    means: 'pause speaking',
  },
  { say: ['(lies | sprich) weiter', '(weiterlesen | weitersprechen)'], means: 'continue reading' },
  { say: ['(sprich | lies) lauter'], means: 'speak louder' },
  { say: ['(sprich | lies) leiser'], means: 'speak quieter' },
  { say: ['(sprich | lies) langsamer'], means: 'speak slower' },
  { say: ['(sprich | lies) schneller'], means: 'speak faster' },
  {
    say: [
      'was kann ich [alles] sagen',
      'hilfe',
      '(zeig | zeige) [die | alle] befehle',
      'befehle (zeigen | anzeigen)',
      'welche befehle gibt es',
    ],
    means: 'what can i say',
  },
  {
    say: [
      '(öffn | öffne) [die] [datei] <name>',
      '[die] datei <name> öffnen',
      '<name> öffnen',
      '(geh | gehe | wechsel | wechsle) (zur | in die) datei <name>',
    ],
    means: 'open <name>',
    examples: ['öffne user service'],
  },
];
