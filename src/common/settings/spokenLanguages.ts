import type { Settings } from './settings.ts';

/** What the user speaks. */
export interface SpokenLanguages {
  /** ISO 639-1; undefined where none is named, or several are. */
  readonly language: string | undefined;
  /** Where several are named, all of them. */
  readonly languages?: readonly string[];
  /** Whether it shall become English. */
  readonly translate?: boolean;
}

/** What the user says that they speak: `en`, or `en, de`. */
export function spokenLanguages(settings: Settings): SpokenLanguages {
  const named = settings.get('aloud.transcription.language').split(/[\s,;]+/);
  const all = [...new Set(named.filter(language => language !== ''))];
  const spoken = all.length > 1 ? { language: undefined, languages: all } : { language: all[0] };
  const isEnglish = isOfEnglish(spoken.language);
  return settings.get('aloud.transcription.translate') && !isEnglish ? intoEnglish(spoken) : spoken;
}

/** To become English: whoever asks for that speaks something else just then, though they may mostly speak English. */
export function intoEnglish(spoken: SpokenLanguages): SpokenLanguages {
  return { ...spoken, ...(isOfEnglish(spoken.language) && { language: undefined }), translate: true };
}

function isOfEnglish(language: string | undefined): boolean {
  return language !== undefined && /^en\b/i.test(language);
}
