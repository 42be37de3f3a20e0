import type { Language } from './language.ts';
import { cpp, csharp, java, php } from './languages/cFamily.ts';
import { javascript, tsx, typescript } from './languages/ecmascript.ts';
import { python } from './languages/python.ts';
import { bash, css, ini, powershell, ruby } from './languages/scripting.ts';
import { go, rust } from './languages/systems.ts';

export const LANGUAGES: readonly Language[] = [
  ...[javascript, typescript, tsx, python, cpp, csharp, java, php],
  ...[rust, go, ruby, bash, powershell, css, ini],
];

export function languageFor(languageId: string): Language | undefined {
  return LANGUAGES.find(language => language.languageIds.includes(languageId));
}
