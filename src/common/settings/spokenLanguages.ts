import type { Settings } from './settings.ts';

/** What the user speaks. */
export interface SpokenLanguages {
  /** ISO 639-1; undefined where none is named, or several are. */
  readonly language: string | undefined;
  /** Where several are named, all of them. */
  readonly languages?: readonly string[];
}

/** What the user says that they speak: `en`, or `en, de`. */
export function spokenLanguages(settings: Settings): SpokenLanguages {
  const named = settings.get('aloud.transcription.language').split(/[\s,;]+/);
  const all = [...new Set(named.filter(language => language !== ''))];
  return all.length > 1 ? { language: undefined, languages: all } : { language: all[0] };
}
