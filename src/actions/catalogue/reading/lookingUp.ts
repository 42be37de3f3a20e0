import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { visible, visibleLine } from '../../../common/visible.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import type { Location } from '../../../editor/languages.ts';
import type { Position, Range } from '../../../editor/position.ts';
import { message } from '../../../messages/message.ts';
import { defineReading, described, fileField, nonEmpty } from '../../define.ts';
import { short } from '../../text/finding.ts';
import { numberedLine, numberedLines } from '../../text/numbered.ts';
import { nameAt } from '../../text/symbols.ts';
import type { View } from '../../view/view.ts';

const MOST_FOUND = 60;
const MOST_ENTRIES = 200;
const LONGEST_LINE = 300;
const LONGEST_DEFINITION = 80;

const nameField = z.optional(nonEmpty('Else the one under the cursor.'));

export const findSymbols = defineReading({
  name: 'find_symbols',
  description: 'Finds functions, classes and the like by name in the whole workspace.',
  needs: ['folder'],
  input: z.strictObject({ name: nonEmpty('Or its beginning.') }),
  async run({ name }, view) {
    const found = await orHint(view.languages.workspaceSymbols(name, MOST_FOUND * 2), 'search_files finds text.');
    if (found.length === 0)
      return {
        forModel: `No symbol like "${short(name)}" is known in the workspace. search_files finds text.`,
        forUser: message('finding.no-symbol-like', { name: short(name) }),
      };
    const lines = found
      .slice(0, MOST_FOUND)
      .map(({ name: called, kind, location }) => `${kind} ${visibleLine(called)}, ${placeOf(view, location)}`);
    return { forModel: listed(lines, found.length), forUser: message('finding.symbols', { count: found.length }) };
  },
});

export const findReferences = defineReading({
  name: 'find_references',
  description: 'Lists where a symbol is used, in all files, with the lines.',
  needs: ['document'],
  input: z.strictObject({ name: nameField, file: fileField }),
  async run({ name, file }, view) {
    const document = await view.documents.read(file);
    const at = nameAt(view, document, name);
    const places = await orHint(
      view.languages.references(document, at),
      'find_symbols finds definitions, search_files finds text.',
    );
    if (places.length === 0)
      throw new AloudError({
        code: 'not-found',
        message: name ? message('finding.no-uses-of', { name: short(name) }) : message('finding.no-uses-here'),
        forModel: `The language knows no use of ${name ? `"${short(name)}"` : 'what is under the cursor'}. search_files finds text.`,
      });
    const shown = places.slice(0, MOST_FOUND);
    const lines: FoundLine[] = [];
    for (const { path, range } of shown) {
      const { line } = range.start;
      lines.push({ path, line, text: (await view.documents.read(path)).line(line) });
    }
    return {
      forModel: byFile(view, lines, places.length),
      forUser: name
        ? message('finding.uses-of', { count: places.length, name: short(name) })
        : message('finding.uses', { count: places.length }),
    };
  },
});

export const readDefinition = defineReading({
  name: 'read_definition',
  description:
    'Reads the code that defines a name, in whichever file, and what the editor knows of its type and documentation.',
  needs: ['document'],
  input: z.strictObject({ name: nameField, file: fileField }),
  async run({ name, file }, view) {
    const document = await view.documents.read(file);
    const at = nameAt(view, document, name);
    const known = await view.languages.hover(document, at).catch(ifUnsupported);
    const [target] = await orHint(view.languages.definition(document, at), 'find_symbols finds definitions by name.');
    if (!target && known.length === 0)
      throw new AloudError({
        code: 'not-found',
        message: message('finding.no-definition'),
        forModel: 'No definition was found. find_symbols looks for it by name.',
      });
    const code = target ? await definitionAt(view, target) : 'No definition was found.';
    return {
      forModel: [code, ...(known.length > 0 ? ['The editor says:', visible(known.join('\n\n'))] : [])].join('\n'),
      forUser: target
        ? message('finding.definition', { file: basename(target.path) })
        : message('finding.what-is-known'),
    };
  },
});

async function definitionAt(view: View, target: Location): Promise<string> {
  if (!(await view.files.isReadable(target.path)))
    return `It is defined outside the workspace, in ${visibleLine(basename(target.path))}. go_to_definition shows it to the user.`;
  const definition = await view.documents.read(target.path);
  const whole = await wholeOf(view, definition, target.range.start);
  const first = whole?.start.line ?? target.range.start.line;
  const last = Math.min(whole?.end.line ?? first + 10, first + LONGEST_DEFINITION, definition.lineCount - 1);
  return [`${view.files.nameOf(target.path)}:`, ...numberedLines(definition, first, last)].join('\n');
}

/** The range of the symbol whose name stands at a position. */
async function wholeOf(view: View, document: TextDocument, at: Position): Promise<Range | undefined> {
  const symbols = await view.languages.symbols(document).catch(() => []);
  const holding = (all: typeof symbols): (typeof symbols)[number] | undefined => {
    for (const symbol of all) {
      if (at.line < symbol.range.start.line || at.line > symbol.range.end.line) continue;
      return holding(symbol.children) ?? (symbol.nameRange.start.line === at.line ? symbol : undefined);
    }
    return undefined;
  };
  return holding(symbols)?.range;
}

export const searchFiles = defineReading({
  name: 'search_files',
  description: 'Searches the files of the workspace for a text. Gives the lines by file.',
  needs: ['folder'],
  input: z.strictObject({
    text: z.string().check(z.minLength(1)),
    is_regex: z.optional(z.boolean()),
    match_case: z.optional(z.boolean()),
    in_files: z.optional(described(z.string(), 'A glob, such as src/**/*.ts.')),
  }),
  async run({ text, is_regex: isRegex = false, match_case: matchCase = false, in_files: files }, view, signal) {
    const query = { text, isRegex, matchCase, ...(files && { files }) };
    const matches = await view.files.search(query, MOST_FOUND * 4, signal);
    if (matches.length === 0) return message('finding.text-nowhere', { text: short(text) });
    return {
      forModel: byFile(view, matches.slice(0, MOST_FOUND), matches.length),
      forUser: message('finding.text', { text: short(text), count: matches.length }),
    };
  },
});

export const listFolder = defineReading({
  name: 'list_folder',
  description: 'Lists what is in a folder of the workspace. Folders end with a slash.',
  needs: ['folder'],
  input: z.strictObject({
    folder: z.optional(described(z.string(), 'Else the workspace folder.')),
  }),
  async run({ folder }, view) {
    const entries = await view.files.list(folder || '.');
    if (entries.length === 0) return message('files.folder-empty');
    const names = entries.map(({ name, isFolder }) => visibleLine(name) + (isFolder ? '/' : ''));
    return {
      forModel: listed(names.slice(0, MOST_ENTRIES), names.length),
      forUser: folder ? message('files.folder-named', { folder: short(folder) }) : message('files.folder'),
    };
  },
});

interface FoundLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Lines by the files that they stand in, numbered as everywhere. */
function byFile(view: View, lines: readonly FoundLine[], all: number): string {
  const told: string[] = [];
  let before: string | undefined;
  for (const { path, line, text } of lines) {
    if (path !== before) told.push(`${view.files.nameOf(path)}:`);
    before = path;
    told.push(numberedLine(line + 1, text.slice(0, LONGEST_LINE)));
  }
  return [...told, ...(all > lines.length ? [`… and ${all - lines.length} more`] : [])].join('\n');
}

function listed(lines: readonly string[], all: number): string {
  return [...lines, ...(all > lines.length ? [`… and ${all - lines.length} more`] : [])].join('\n');
}

function placeOf(view: View, { path, range }: Location): string {
  return `${view.files.nameOf(path)}:${range.start.line + 1}`;
}

/** What a language cannot do here a model may do in another way. */
async function orHint<T>(work: Promise<T>, hint: string): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof AloudError) || thrown.code !== 'unsupported') throw thrown;
    const forModel = `${thrown.message} ${hint}`;
    throw new AloudError({ code: 'unsupported', message: thrown.says, forModel, cause: thrown });
  }
}

function ifUnsupported(thrown: unknown): readonly string[] {
  if (thrown instanceof AloudError && thrown.code === 'unsupported') return [];
  throw thrown;
}
