import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layLanguage } from '../building/nls.ts';
import type { Face } from '../face/languages.ts';

const VERSION = '1.0.0';

/**
 * Installs a language pack, without which VS Code has no display language but English: one that translates nothing of VS
 * Code's own. `extensions` is the folder of the server's extensions.
 */
export function installLanguagePack(language: string, extensions: string, dataFolder: string): void {
  const name = `language-pack-${language}`;
  const folder = join(extensions, `aloud-test.${name}-${VERSION}`);
  mkdirSync(folder, { recursive: true });
  const translations = [{ id: 'vscode', path: './main.i18n.json' }];
  const localizations = [
    { languageId: language, languageName: language, localizedLanguageName: language, translations },
  ];
  const manifest = { name, publisher: 'aloud-test', version: VERSION, engines: { vscode: '^1.100.0' } };
  writeJson(join(folder, 'package.json'), { ...manifest, contributes: { localizations } });
  writeJson(join(folder, 'main.i18n.json'), { version: VERSION, contents: {} });
  mkdirSync(dataFolder, { recursive: true });
  writeJson(join(dataFolder, 'languagepacks.json'), {
    [language]: {
      hash: 'test',
      label: language,
      extensions: [{ extensionIdentifier: { id: `aloud-test.${name}` }, version: VERSION }],
      translations: { vscode: join(folder, 'main.i18n.json') },
    },
  });
}

/** Lays the files of a language into the installed extension, as a package that has it would bring them. */
export function layFace({ language, sentences, texts, pages }: Face, extensions: string): void {
  const installed = readdirSync(extensions).find(name => /^aloud\.aloud-\d/.test(name));
  if (!installed) throw new Error('Aloud is not installed.');
  const folder = join(extensions, installed);
  layLanguage(folder, texts, language);
  mkdirSync(join(folder, 'media/l10n'), { recursive: true });
  writeJson(join(folder, 'media/l10n', `bundle.l10n.${language}.json`), sentences);
  for (const [name, page] of Object.entries(pages))
    writeFileSync(join(folder, 'media/walkthrough', `${name}.nls.${language}.md`), page);
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value));
}
