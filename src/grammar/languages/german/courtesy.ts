import type { Phrase } from '../phrases.ts';
import { folded } from './spelling.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(folded));

/** Small words that add nothing to a command. */
export const PARTICLES = words(`
  bitte mal doch eben halt einfach kurz schnell gerade jetzt nun mir bitteschön dankeschön einmal vielleicht
  äh ähm ähem öh hm hmm tja`);

/** Said before what is wanted, and not among people: “wir müssen die Datei speichern” is only told. */
export const BEFORE: readonly string[] = [
  ...['kannst du', 'könntest du', 'würdest du', 'magst du', 'willst du', 'können sie', 'könnten sie', 'würden sie'],
  ...['ich möchte', 'ich möchte gern', 'ich möchte gerne', 'ich will', 'ich würde gern', 'ich würde gerne'],
  ...['sei so gut und', 'sei so nett und', 'hilf', 'ok', 'okay', 'also', 'so', 'gut', 'ja', 'na', 'hey', 'hallo'],
  ...['ach', 'oh', 'ups', 'hoppla', 'nee', 'und', 'und dann', 'dann', 'als nächstes', 'noch', 'auch'],
];

/** Said behind what is wanted. */
export const BEHIND: readonly string[] = [
  ...[
    'danke',
    'danke schön',
    'vielen dank',
    'ja',
    'ok',
    'okay',
    'oder',
    'wenn möglich',
    'wenn es geht',
    'wenn du kannst',
  ],
  ...['für mich', 'sei so gut', 'sei so nett', 'gern', 'gerne'],
];

/** Where one of these is said, it is to be left, or only talked about. */
export const NEVER = words(`
  nicht nichts kein keine keinen keinem keiner nie niemals bloß ohne statt anstatt sondern außer weder ob warum wieso weshalb
  wenn falls weil dass damit obwohl
  sobald nachdem bevor solange später morgen gestern`);

const OFTEN = ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'];

/** How often something is done. */
export const TIMES: readonly Phrase[] = OFTEN.map((often, at) => ({ say: [`${often}mal`], means: String(at + 2) }));

/** What recognisers write as two words and is one. */
export const TOGETHER: ReadonlySet<string> = new Set(
  ['noch mal', 'noch einmal', 'ein mal', ...OFTEN.map(often => `${often} mal`)].map(folded),
);

/** Small words that are small words of English, or words of its commands. */
export const ALSO_ENGLISH = words('in an so was am die also on will has end her man');

/** How words hang together: nothing is called so. */
export const NO_NAME = words(`
  der die das den dem des ein eine einen einem einer eines dies diese diesen diesem dieser dieses jene jenen jener jenes
  aktuelle aktuellen aktueller aktuelles ganze ganzen ganzer ganzes gesamte gesamten alle allen aller alles beide beiden
  mein meine meinen meinem meiner dein deine deinen sein seine ihr ihre unser unsere
  ich du er sie es wir mich dich ihn uns euch ihm ihnen was wer wo wie welche welchen welcher welches wann
  und oder aber sondern dann noch auch nur schon sehr so da dort hier jetzt bald immer wieder
  in im ins an am ans auf aufs zu zum zur von vom bei beim aus mit nach vor hinter über unter neben zwischen durch für gegen um
  bis ab seit innerhalb außerhalb
  bin bist ist sind war waren wird werden wurde hat habe haben hatte kann kannst können soll sollen sollte sollten will wollen
  muss müssen möchte darf steht stehen
  nächste nächsten nächster nächstes vorige vorigen voriger voriges vorherige vorherigen vorheriger vorheriges
  letzte letzten letzter letztes vorletzte vorletzten erste ersten erster erstes folgende folgenden
  oben unten links rechts hoch runter rauf weg raus rein auf zu ein aus ab her hin zurück
  geh gehe gehen spring springe springen lösch lösche löschen entfern entferne entfernen markier markiere markieren
  wähl wähle wählen auswählen mach mache machen nimm setz setze zeig zeige öffne öffnen schließ schließe schließen
  speicher speichere speichern kommentier kommentiere kommentieren auskommentieren
  zeile zeilen wort wörter wörtern zeichen anfang beginn ende schluss rest inhalt stelle mal
  ${OFTEN.map(often => `${often}mal`).join(' ')}`);
