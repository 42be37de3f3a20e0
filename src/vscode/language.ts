import type { Log } from '../common/log.ts';
import { speakIn } from '../messages/text.ts';
import type { Translation } from '../messages/translation.ts';

/**
 * Speaks to people in the editor's language, where there is a translation. What cannot be said of it is said in English, with
 * a line in the log.
 * @param language - a BCP 47 tag, as `vscode.env.language` is one.
 * @param bundle - `vscode.l10n.bundle`: what media/l10n has for that language, by the names of the sentences; undefined where
 *   it has nothing, or the language is English. `vscode.l10n.t` is not asked, since it knows no plurals.
 */
export function speakLanguageOf(language: string, bundle: Translation | undefined, log: Log): void {
  if (bundle) speakIn(language, bundle, fault => log.warn(`The translation into ${language}: ${fault}.`));
}
