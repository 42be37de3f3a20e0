// The languages of the face, and what each has: sentences, the texts of package.json, the walkthrough.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ENGLISH } from '../../../src/messages/english.ts';
import { nls } from '../building/nls.ts';

const MEDIA = resolve(import.meta.dirname, '../../../media');

/** Texts by their names. */
export type Texts = Readonly<Record<string, string>>;

/** Everything that a person reads in one language. */
export interface Face {
  /** As VS Code calls it: `zh-cn`. */
  readonly language: string;
  /** In ICU's message format. */
  readonly sentences: Texts;
  /** Of package.json, as they are. */
  readonly texts: Texts;
  /** Markdown, by the file's name. */
  readonly pages: Texts;
}

/** The languages that something is there for, in the order of their names. */
export const LANGUAGES: readonly string[] = [
  ...new Set(
    [...readdirSync(join(MEDIA, 'l10n')), ...readdirSync(join(MEDIA, 'walkthrough'))].flatMap(
      name => /\.(?:nls|l10n)\.([\w-]+)\.(?:json|md)$/.exec(name)?.[1] ?? [],
    ),
  ),
].sort();

/** The names of the walkthrough's pages. */
export const PAGES: readonly string[] = readdirSync(join(MEDIA, 'walkthrough'))
  .filter(name => /^[\w-]+\.md$/.test(name))
  .map(name => name.slice(0, -'.md'.length));

export const ENGLISH_FACE: Face = { language: 'en', sentences: ENGLISH, texts: nls(), pages: pagesOf('') };

/** What there is in a language; nothing where its file is not there. */
export function faceOf(language: string): Face {
  const bundle = join(MEDIA, 'l10n', `bundle.l10n.${language}.json`);
  const sentences = existsSync(bundle) ? JSON.parse(readFileSync(bundle, 'utf8')) : {};
  const hasTexts = existsSync(join(MEDIA, 'l10n', `package.nls.${language}.json`));
  return { language, sentences, texts: hasTexts ? nls(language) : {}, pages: pagesOf(`.nls.${language}`) };
}

function pagesOf(ending: string): Texts {
  const files = PAGES.map((name): [string, string] => [name, join(MEDIA, 'walkthrough', `${name}${ending}.md`)]);
  return Object.fromEntries(
    files.filter(([, file]) => existsSync(file)).map(([name, file]) => [name, readFileSync(file, 'utf8')]),
  );
}
