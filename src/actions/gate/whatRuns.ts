import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { TextDocument } from '../../editor/documents.ts';

/** What the usual runners read besides their arguments, in the folder where they run. */
const MANIFESTS = `
  package.json Makefile makefile GNUmakefile justfile Rakefile Taskfile.yml Taskfile.yaml composer.json deno.json
  Cargo.toml build.rs pyproject.toml setup.py setup.cfg tox.ini noxfile.py pom.xml build.gradle build.gradle.kts
  CMakeLists.txt meson.build build.zig mix.exs build.sbt Gemfile go.mod Dockerfile docker-compose.yml compose.yaml
`
  .trim()
  .split(/\s+/);

/** A line that names more is no plain command. */
const MOST_NAMED = 60;

const TESTS = /test|spec/i;

/**
 * All of what a command line runs, as far as the workspace decides it: the line, the files that it names and those that
 * runners read. Undefined for tests, which are whatever the code has become: they cannot be allowed for ever.
 */
export async function whatRuns(
  line: string,
  folder: string | undefined,
  read: (path: string) => Promise<TextDocument>,
): Promise<string | undefined> {
  if (TESTS.test(line)) return undefined;
  const words = line.split(/[\s"'`;|&<>()=]+/).filter(word => word !== '');
  if (words.length > MOST_NAMED) return undefined;
  const hash = createHash('sha256').update(line);
  for (const name of [...MANIFESTS, ...words]) {
    const path = isAbsolute(name) ? name : folder && join(folder, name);
    if (!path) continue;
    const text = await read(path).then(
      document => document.text,
      () => undefined,
    );
    if (text !== undefined) hash.update(JSON.stringify([name, text]));
  }
  return hash.digest('hex');
}
