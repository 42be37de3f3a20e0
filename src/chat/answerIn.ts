import type { Settings } from '../common/settings/settings.ts';
import { spokenLanguages } from '../common/settings/spokenLanguages.ts';

/** The language that answers are in. Languages are called as English calls them: `German`. */
export interface AnswerIn {
  /** The one that the user speaks, where it is known whatever is said: they named no other, or it comes as English. */
  readonly spoken: string | undefined;
  /** The one for what tells nothing of its own. */
  readonly otherwise: string;
  /** Where the user names several, all of them: what seems to be another was misheard. */
  readonly among?: readonly string[];
}

/** What an editor speaks that nobody has told otherwise. */
const ENGLISH = 'en';
const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
/** Tags that have a name and are no language: unknown, several, uncoded, none. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mul', 'mis', 'zxx']);

/**
 * What the user speaks, as the settings name it, else the display language.
 * @param display - a BCP 47 tag; English if absent.
 */
export function answerIn(settings: Settings, display = ENGLISH): AnswerIn {
  const { language, languages = [], translate } = spokenLanguages(settings);
  const [base = ENGLISH] = display.toLowerCase().split('-');
  const isOwn = languages.length === 0 || languages.some(each => each.toLowerCase().startsWith(base));
  const otherwise = nameOf(isOwn ? display : (languages[0] ?? display)) ?? 'English';
  // What is put into English does not show what was spoken.
  const spoken = language === undefined ? undefined : nameOf(language);
  return {
    spoken: spoken ?? (translate ? otherwise : undefined),
    otherwise,
    ...(languages.length > 0 && { among: languages.flatMap(each => heardAs(each) ?? []) }),
  };
}

/**
 * The same where a recogniser tells which languages it heard, as tags or by their English names: what was spoken goes before
 * what is only supposed. Of what a server tells, nothing but the name of a language that exists gets any further.
 */
export function asHeard(answer: AnswerIn, heard: readonly string[] = []): AnswerIn {
  if (answer.spoken !== undefined) return answer;
  const { among } = answer;
  const otherwise = heard.map(heardAs).find(name => name !== undefined && (among?.includes(name) ?? true));
  return otherwise === undefined ? answer : { ...answer, otherwise };
}

/** What a model is told of it, beside what was said; '' where that tells all. `isSaid`: whether the user's own words are there. */
export function answerNote({ spoken, otherwise }: AnswerIn, isSaid: boolean): string {
  if (spoken !== undefined) return `Answer in ${spoken}.`;
  if (otherwise === 'English') return '';
  return isSaid
    ? `Answer in the language of the user's words, and in ${otherwise} where they do not tell.`
    : `Answer in ${otherwise}.`;
}

/** The same for a conversation. */
export function conversationNote({ spoken, otherwise }: AnswerIn): string {
  if (spoken !== undefined) return `Speak ${spoken}, unless the user goes over to another language.`;
  if (otherwise === 'English') return '';
  return `Speak the language of the user, and ${otherwise} until you have heard it.`;
}

/** Undefined where it is no language that has a name. */
function nameOf(tag: string): string | undefined {
  if (/^en\b/i.test(tag)) return 'English';
  try {
    return NAMES.of(tag);
  } catch {
    return undefined;
  }
}

/** `German` for `de`, `de-AT` and `german`; undefined for what is no language. */
function heardAs(told: string): string | undefined {
  const base = told.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return NO_LANGUAGE.has(base) ? undefined : (nameOf(base) ?? namesByThemselves().get(base));
}

let byThemselves: ReadonlyMap<string, string> | undefined;

/** The English names of the languages that have a tag of two letters, by the same in small letters. */
function namesByThemselves(): ReadonlyMap<string, string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  byThemselves ??= new Map(
    letters
      .flatMap(first => letters.map(second => nameOf(first + second)))
      .flatMap(name => (name === undefined ? [] : [[name.toLowerCase(), name] as const])),
  );
  return byThemselves;
}
