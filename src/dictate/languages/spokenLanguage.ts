import { ENGLISH_MARKS } from '../../grammar/english/prose/englishMarks.ts';
import type { SpokenMarks } from '../../grammar/english/prose/marks.ts';
import { FRENCH_MARKS } from './french.ts';
import { GERMAN_MARKS } from './german.ts';
import { SPANISH_MARKS } from './spanish.ts';

/** A language as far as dictation knows it. */
export interface SpokenLanguage {
  /** ISO 639-1; `other` for all that dictation has no rules for. */
  readonly id: 'en' | 'de' | 'fr' | 'es' | 'other';
  readonly marks: SpokenMarks | undefined;
  /** Small words that every text has. */
  readonly small: ReadonlySet<string>;
  /** Sounds of someone who thinks, as words. */
  readonly fillers?: RegExp;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const ENGLISH: SpokenLanguage = {
  id: 'en',
  marks: ENGLISH_MARKS,
  small:
    words(`the a an is are was were of and to in that it for not with this be on as at by from or if when i you we they he she
    has have do does can will so but all which no yes then there what how why your my our its than only also because`),
};

const OTHERS: readonly SpokenLanguage[] = [
  {
    id: 'de',
    marks: GERMAN_MARKS,
    small:
      words(`der die das und ist nicht ein eine einen einem einer den dem des zu mit von auf für sich es ich wir du er sie
      wenn aber auch wie oder nur noch sind hat haben wird werden im am zum zur aus bei nach über ihr mir dir dich mich uns
      kann muss dass weil hier dort dann jetzt sehr heute gestern morgen komma punkt doppelpunkt fragezeichen ausrufezeichen
      anführungszeichen klammer zeile absatz hallo bitte danke ja nein gut uhr gehen gibt`),
    fillers: /^(?:ä+h+m*|e+h+m+|h+m+)$/,
  },
  {
    id: 'fr',
    marks: FRENCH_MARKS,
    small:
      words(`le la les de des du un une et est pas que qui dans pour sur avec ce cette il elle nous vous je à au aux ne se
      sont en par plus ou mais comme tout tous être avoir fait c'est j'ai l'on très virgule guillemets parenthèse
      d'interrogation d'exclamation bonjour merci oui non on y leur nos mes ses`),
    fillers: /^(?:e+u+h+|h+m+)$/,
  },
  {
    id: 'es',
    marks: SPANISH_MARKS,
    small:
      words(`el la los las de del un una y es que en por para con se lo su al como más pero este esta son hay está muy
      también todo cuando porque yo tú nosotros qué cómo dónde hola gracias sí punto puntos interrogación exclamación
      comillas paréntesis párrafo dos muy está están`),
    fillers: /^(?:e+h+|h+m+)$/,
  },
  {
    id: 'other',
    marks: undefined,
    small:
      words(`il che di non per è della sono una uma não os mais com het een van niet dat op zijn och att det som är på ikke og
      jest nie się na ve bir bu için`),
  },
];

/** Small words elsewhere that are words of English. */
const ALSO_ENGLISH: ReadonlySet<string> =
  words(`die am hat war also plus par pour on en les des ne se son fait sont me no con as
  un una es el la los del de du per non van is in so an was man bin gut dos mes nos ses ou il y net uhr punt com det na che dat
  van op`);

const OTHER = OTHERS.at(-1) as SpokenLanguage;

/**
 * The language of what was said: that of the setting, if there is one; else by its small words and letters, and where
 * these do not tell, by those of the text before. English is taken in doubt.
 * @param setting - as ISO 639-1 or a BCP 47 tag.
 */
export function spokenLanguage(said: string, setting: string | undefined, before: string): SpokenLanguage {
  const tag = setting?.toLowerCase().split('-')[0];
  if (tag) return [ENGLISH, ...OTHERS].find(({ id }) => id === tag) ?? OTHER;
  return languageOf(said) ?? languageOf(before.slice(-400)) ?? ENGLISH;
}

function languageOf(text: string): SpokenLanguage | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 < letters) return OTHER;
  const said = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const count = (language: SpokenLanguage) => said.filter(word => language.small.has(word)).length;
  const english = count(ENGLISH);
  let best: SpokenLanguage | undefined;
  let most = 0;
  for (const language of OTHERS) {
    const found = count(language);
    if (found > most) [best, most] = [language, found];
  }
  // A single word that English has too does not make it another language.
  const isEnough = most >= 2 || said.some(word => best?.small.has(word) && !ALSO_ENGLISH.has(word));
  if (best && isEnough && most > english) return best;
  return english > 0 ? ENGLISH : undefined;
}
