import type { Phrase } from '../phrases.ts';

/** What things are called, one and many, and what the grammar calls them. */
const NOUNS: readonly (readonly [one: string, many: string, means: string])[] = [
  ['zeile', 'zeilen', 'line'],
  ['(leerzeile | leere zeile)', '(leerzeilen | leere zeilen | leeren zeilen)', 'blank line'],
  ['wort', '(wörter | wörtern | worte)', 'word'],
  ['(zeichen | buchstabe | buchstaben)', '(zeichen | buchstaben)', 'character'],
  ['satz', '(sätze | sätzen)', 'sentence'],
  ['absatz', '(absätze | absätzen)', 'paragraph'],
  ['zahl', 'zahlen', 'number'],
  ['(datei | dokument | dokuments)', '(dateien | dokumente)', 'file'],
  ['(block | codeblock)', '(blöcke | blöcken)', 'block'],
  ['funktion', 'funktionen', 'function'],
  ['methode', 'methoden', 'method'],
  ['(konstruktor | konstruktors)', 'konstruktoren', 'constructor'],
  ['klasse', 'klassen', 'class'],
  ['(schnittstelle | interface | interfaces)', '(schnittstellen | interfaces)', 'interface'],
  ['(aufzählung | enum)', '(aufzählungen | enums)', 'enum'],
  ['(struktur | struct)', '(strukturen | structs)', 'struct'],
  ['(schleife | loop)', '(schleifen | loops)', 'loop'],
  ['(for schleife | forschleife)', '(for schleifen | forschleifen)', 'for loop'],
  ['(while schleife | whileschleife)', '(while schleifen | whileschleifen)', 'while loop'],
  ['bedingung', 'bedingungen', 'condition'],
  ['(if | if anweisung | if abfrage | wenn abfrage)', '(ifs | if anweisungen | if abfragen)', 'if'],
  ['(else | else zweig | else block | sonst zweig)', 'else zweige', 'else'],
  ['(try | try block)', 'try blöcke', 'try'],
  ['(catch | catch block | fehlerbehandlung)', 'catch blöcke', 'catch'],
  ['(parameter | parameters)', '(parameter | parametern)', 'parameter'],
  ['(parameterliste | parameter liste)', 'parameterlisten', 'parameter list'],
  ['(argument | arguments)', '(argumente | argumenten)', 'argument'],
  ['(kommentar | kommentars)', '(kommentare | kommentaren)', 'comment'],
  ['(anweisung | statement)', '(anweisungen | statements)', 'statement'],
  [
    '(return | returns | rückgabe | return anweisung | return statement | rückgabeanweisung)',
    '(returns | rückgaben | return anweisungen)',
    'return',
  ],
  ['rückgabewert', '(rückgabewerte | rückgabewerten)', 'return value'],
  ['(rückgabetyp | return typ)', 'rückgabetypen', 'return type'],
  ['variable', 'variablen', 'variable'],
  ['(zuweisung | zuordnung)', 'zuweisungen', 'assignment'],
  ['konstante', 'konstanten', 'constant'],
  ['(eigenschaft | feld)', '(eigenschaften | felder | feldern)', 'property'],
  ['attribut', '(attribute | attributen)', 'attribute'],
  ['(import | imports)', '(importe | importen | imports)', 'import'],
  ['(aufruf | funktionsaufruf | methodenaufruf)', '(aufrufe | aufrufen | funktionsaufrufe)', 'call'],
  ['(wert | wertes)', '(werte | werten)', 'value'],
  ['(schlüssel | key)', '(schlüssel | keys)', 'key'],
  ['typ', '(typen | typs)', 'type'],
  ['(string | strings | zeichenkette)', '(strings | zeichenketten)', 'string'],
  ['(element | elements)', '(elemente | elementen)', 'element'],
  ['eintrag', '(einträge | einträgen)', 'entry'],
  ['liste', 'listen', 'list'],
  ['test', 'tests', 'test'],
  ['(fall | case)', '(fälle | fällen | cases)', 'case'],
  ['überschrift', 'überschriften', 'heading'],
  ['abschnitt', '(abschnitte | abschnitten)', 'section'],
  ['tabelle', 'tabellen', 'table'],
  ['spalte', 'spalten', 'column'],
  ['zelle', 'zellen', 'cell'],
  ['(rumpf | körper)', '(rümpfe | körper)', 'body'],
  ['(dekorator | annotation)', '(dekoratoren | annotationen)', 'decorator'],
  ['tag', 'tags', 'tag'],
];

/** One of them: `Funktion`. */
export const THINGS: readonly Phrase[] = NOUNS.map(([one, , means]) => ({ say: [one], means }));

/** Several: `Zeilen`. */
export const MANY_THINGS: readonly Phrase[] = NOUNS.map(([, many, means]) => ({ say: [many], means: manyOf(means) }));

function manyOf(means: string): string {
  if (/(?:ss|sh|ch|x)$/.test(means)) return `${means}es`;
  return /[^aeiou]y$/.test(means) ? `${means.slice(0, -1)}ies` : `${means}s`;
}

/** Brackets and quotes, whatever case they are in. */
export const PAIRS: readonly Phrase[] = [
  { say: ['[runden | runde | runder] (klammern | klammer)'], means: 'parentheses' },
  { say: ['(eckigen | eckige | eckiger) (klammern | klammer)'], means: 'square brackets' },
  { say: ['(geschweiften | geschweifte | geschweifter) (klammern | klammer)'], means: 'braces' },
  { say: ['(spitzen | spitze | spitzer) (klammern | klammer)'], means: 'angle brackets' },
  { say: ['[doppelten] (anführungszeichen | anführungsstrichen | anführungsstriche | gänsefüßchen)'], means: 'quotes' },
  { say: ['(hochkommas | hochkommata | einfachen anführungszeichen)'], means: 'single quotes' },
];
