import { blockOf, inBlock } from './blocks.ts';
import type { Language } from './language.ts';
import { bash } from './languages/bash.ts';
import { cpp } from './languages/cpp.ts';
import { csharp } from './languages/csharp.ts';
import { css } from './languages/css.ts';
import { dart } from './languages/dart.ts';
import { dockerfile } from './languages/dockerfile.ts';
import { javascript, tsx, typescript } from './languages/ecmascript.ts';
import { go } from './languages/go.ts';
import { html, vue } from './languages/html.ts';
import { dotenv, ini } from './languages/ini.ts';
import { java } from './languages/java.ts';
import { json } from './languages/json.ts';
import { kotlin } from './languages/kotlin.ts';
import { markdown } from './languages/markdown.ts';
import { php } from './languages/php.ts';
import { powershell } from './languages/powershell.ts';
import { python } from './languages/python.ts';
import { ruby } from './languages/ruby.ts';
import { rust } from './languages/rust.ts';
import { scss } from './languages/scss.ts';
import { sql } from './languages/sql.ts';
import { toml } from './languages/toml.ts';
import { yaml } from './languages/yaml.ts';

export const LANGUAGES: readonly Language[] = [
  ...[javascript, typescript, tsx, python, cpp, csharp, java, php, kotlin, dart],
  ...[rust, go, ruby, bash, powershell, html, vue, css, scss, sql],
  ...[json, yaml, toml, markdown, ini, dotenv, dockerfile],
];

const IN_BLOCKS = new Map<string, Language>();

/** The language of an id of VS Code's, or of a block's (`languageIdAt`). */
export function languageFor(languageId: string): Language | undefined {
  const { languageId: own, block } = blockOf(languageId);
  const language = LANGUAGES.find(({ languageIds }) => languageIds.includes(own));
  if (!language || block === undefined) return language;
  const known = IN_BLOCKS.get(languageId) ?? inBlock(language, block);
  IN_BLOCKS.set(languageId, known);
  return known;
}
