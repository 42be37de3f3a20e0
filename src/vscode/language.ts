import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../common/log.ts';
import { speakIn } from '../messages/text.ts';
import { translationFrom } from '../messages/translation.ts';

/**
 * Speaks to people in the editor's language, where there is a translation: `<language>.json` in a folder, or that of its
 * first part, as `de` for `de-AT`. What cannot be used is left out, and said in the log: then people are spoken to in
 * English. At once, so that nothing is said in another language before; nothing is read where the language is English.
 * @param language - a BCP 47 tag, as `vscode.env.language` is one.
 */
export function speakLanguageOf(language: string, folder: string, log: Log): void {
  const tag = language.toLowerCase();
  const [first = ''] = tag.split('-');
  if (first === 'en' || !/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/.test(tag)) return;
  for (const name of new Set([tag, first])) {
    const file = join(folder, `${name}.json`);
    const json = textOf(file);
    if (json === undefined) continue;
    try {
      speakIn(tag, translationFrom(json));
      return;
    } catch (thrown) {
      log.warn(`${file} is left out: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
    }
  }
}

/** Undefined where there is no such file. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
