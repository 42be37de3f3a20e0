// What VS Code puts in place of `%key%` in package.json it reads from package.nls.json beside it, and in another language
// from package.nls.<language>.json. Their sources are in media/l10n, with what this makes of them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const SOURCES = join(ROOT, 'media/l10n');
const SCHEMA = join(ROOT, 'media/commands.schema.json');
const FILE = /^package\.nls(?:\.([\w-]+))?\.json$/;

/** The texts of package.json by their keys. */
export type Nls = Readonly<Record<string, string>>;

/** Those of English, or of another language, called as VS Code calls it: `zh-cn`. */
export function nls(language?: string): Nls {
  return JSON.parse(
    readFileSync(join(SOURCES, language ? `package.nls.${language}.json` : 'package.nls.json'), 'utf8'),
  );
}

/** A value with the texts of their keys in it; what has no text stays as it is. */
export function withTexts<T>(value: T, texts: Nls): T {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
    typeof each === 'string' ? each.replace(/^%([\w.-]+)%$/, (whole, key) => texts[key] ?? whole) : each,
  );
}

/**
 * Lays them beside package.json in `folder`, and a schema of own commands in each language in `dist`, since VS Code puts
 * no texts into schemas.
 */
export function layNls(folder: string, dist = join(folder, 'dist')): void {
  for (const [file, language] of readdirSync(SOURCES).flatMap(name => [FILE.exec(name) ?? []]))
    if (file) layLanguage(folder, nls(language), language, dist);
}

/** The same for one language, which is English if undefined. What has no text there is said in English. */
export function layLanguage(folder: string, texts: Nls, language?: string, dist = join(folder, 'dist')): void {
  const schemas = join(dist, 'schemas');
  const schema = language ? `commands.${language}.json` : 'commands.json';
  const all = { ...nls(), ...texts };
  mkdirSync(schemas, { recursive: true });
  write(join(schemas, schema), withTexts(JSON.parse(readFileSync(SCHEMA, 'utf8')), all));
  const file = language ? `package.nls.${language}.json` : 'package.nls.json';
  write(join(folder, file), { ...all, 'ownCommands.schema': `./dist/schemas/${schema}` });
}

function write(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
