import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visible, visibleLine } from '../../common/visible.ts';
import type { TextMatch } from '../../editor/files.ts';
import type { Location } from '../../editor/languages.ts';
import type { Position } from '../../editor/position.ts';
import type { ActionContext } from '../action.ts';
import { defineAction, described, fileField } from '../define.ts';
import { short } from '../text/finding.ts';
import { nameAt } from '../text/symbols.ts';

const MOST_FOUND = 60;
const MOST_ENTRIES = 200;
const LONGEST_LINE = 200;
const LONGEST_DEFINITION = 80;

const nameField = z.optional(
  described(z.string().check(z.minLength(1)), 'A name that stands in the file; the one under the cursor if left out.'),
);

export const findSymbols = defineAction({
  name: 'find_symbols',
  description: 'Finds functions, classes and the like by name in the whole workspace, with their files and lines.',
  risk: 'reads',
  input: z.strictObject({ name: described(z.string().check(z.minLength(1)), 'The name, or the beginning of it.') }),
  async run({ name }, context) {
    const all = await context.editor.languages.workspaceSymbols(name, MOST_FOUND * 2);
    const found = [];
    for (const symbol of all) if (await context.isReadable(symbol.location.path)) found.push(symbol);
    if (found.length === 0) return `No symbol like "${short(name)}" is known in the workspace.`;
    const lines = found
      .slice(0, MOST_FOUND)
      .map(({ name: called, kind, location }) => `${kind} ${visibleLine(called)}, ${placeOf(context, location)}`);
    return listed(lines, found.length);
  },
});

export const findReferences = defineAction({
  name: 'find_references',
  description: 'Lists where a function, variable or other symbol is used, in all files, with the lines.',
  risk: 'reads',
  input: z.strictObject({ name: nameField, file: fileField }),
  async run({ name, file }, context) {
    const places = await referencesTo(context, name, file);
    const lines: string[] = [];
    for (const place of places.slice(0, MOST_FOUND)) {
      const document = await context.editor.documents.read(place.path);
      lines.push(`${placeOf(context, place)}: ${shownLine(document.line(place.range.start.line))}`);
    }
    return listed(lines, places.length);
  },
});

/** Where a name is used, of what can be read. Throws `not-found`. */
export async function referencesTo(
  context: ActionContext,
  name: string | undefined,
  file: string | undefined,
): Promise<readonly Location[]> {
  const document = await context.document(file);
  const at = nameAt(context, document, name);
  const found: Location[] = [];
  for (const place of await context.editor.languages.references(document.path, at))
    if (await context.isReadable(place.path)) found.push(place);
  if (found.length > 0) return found;
  throw new AloudError({
    code: 'not-found',
    message: `The language knows no use of ${name ? `"${short(name)}"` : 'what is under the cursor'}. search_files finds text.`,
  });
}

export const readDefinition = defineAction({
  name: 'read_definition',
  description: 'Reads the code that defines a name, wherever in the workspace it is, without going there.',
  risk: 'reads',
  input: z.strictObject({ name: nameField, file: fileField }),
  async run({ name, file }, context) {
    const document = await context.document(file);
    const [target] = await context.editor.languages.definition(document.path, nameAt(context, document, name));
    if (!target) throw new AloudError({ code: 'not-found', message: 'No definition was found.' });
    if (!(await context.isReadable(target.path)))
      return `It is defined outside the workspace, in ${visibleLine(basename(target.path))}. go_to_definition shows it to the user.`;
    const definition = await context.editor.documents.read(target.path);
    const whole = await wholeOf(context, target.path, target.range.start);
    const first = whole?.start.line ?? target.range.start.line;
    const last = Math.min(whole?.end.line ?? first + 10, first + LONGEST_DEFINITION, definition.lineCount - 1);
    const lines: string[] = [];
    for (let line = first; line <= last; line++) lines.push(`${line + 1} ${shownLine(definition.line(line))}`);
    return [`${placeOf(context, target)}:`, ...lines].join('\n');
  },
});

/** The range of the symbol whose name stands at a position. */
async function wholeOf(context: ActionContext, path: string, at: Position) {
  const symbols = await context.editor.languages.symbols(path).catch(() => []);
  const holding = (all: typeof symbols): (typeof symbols)[number] | undefined => {
    for (const symbol of all) {
      if (at.line < symbol.range.start.line || at.line > symbol.range.end.line) continue;
      return holding(symbol.children) ?? (symbol.nameRange.start.line === at.line ? symbol : undefined);
    }
    return undefined;
  };
  return holding(symbols)?.range;
}

export const readHover = defineAction({
  name: 'read_hover',
  description: 'Reads what the editor knows of a name: its type, signature and documentation.',
  risk: 'reads',
  input: z.strictObject({ name: nameField, file: fileField }),
  async run({ name, file }, context) {
    const document = await context.document(file);
    const texts = await context.editor.languages.hover(document.path, nameAt(context, document, name));
    return texts.length === 0 ? 'The editor knows nothing of it.' : visible(texts.join('\n\n'));
  },
});

export const searchFiles = defineAction({
  name: 'search_files',
  description: 'Searches the files of the workspace for a text or a regular expression. Gives files and lines.',
  risk: 'reads',
  input: z.strictObject({
    text: described(z.string().check(z.minLength(1)), 'What to look for.'),
    is_regex: z.optional(described(z.boolean(), 'The text is a regular expression of JavaScript.')),
    match_case: z.optional(described(z.boolean(), 'Upper and lower case matter.')),
    in_files: z.optional(described(z.string(), 'A glob that files must match, such as src/**/*.ts.')),
  }),
  async run({ text, is_regex: isRegex = false, match_case: matchCase = false, in_files: files }, context, signal) {
    const query = { text, isRegex, matchCase, ...(files && { files }) };
    const matches: TextMatch[] = [];
    const readable = new Map<string, boolean>();
    for (const match of await context.editor.files.search(query, MOST_FOUND * 4, signal)) {
      if (!readable.has(match.path)) readable.set(match.path, await context.isReadable(match.path));
      if (readable.get(match.path)) matches.push(match);
    }
    if (matches.length === 0) return `"${short(text)}" stands in no file that was searched.`;
    const lines = matches
      .slice(0, MOST_FOUND)
      .map(({ path, line, text: found }) => `${nameOf(context, path)}:${line + 1}: ${shownLine(found)}`);
    return listed(lines, matches.length);
  },
});

export const listFolder = defineAction({
  name: 'list_folder',
  description: 'Lists what is in a folder of the workspace. Folders end with a slash.',
  risk: 'reads',
  input: z.strictObject({
    folder: z.optional(
      described(z.string(), 'Path relative to the workspace folder; the workspace itself if left out.'),
    ),
  }),
  async run({ folder }, context) {
    const entries = await context.editor.files.list(await context.folder(folder || '.'));
    if (entries.length === 0) return 'The folder is empty.';
    const names = entries.map(({ name, isFolder }) => visibleLine(name) + (isFolder ? '/' : ''));
    return listed(names.slice(0, MOST_ENTRIES), names.length);
  },
});

function listed(lines: readonly string[], all: number): string {
  return [...lines, ...(all > lines.length ? [`… and ${all - lines.length} more`] : [])].join('\n');
}

function placeOf(context: ActionContext, { path, range }: Location): string {
  return `${nameOf(context, path)}:${range.start.line + 1}`;
}

/** A path as the model writes it: relative to its folder. */
export function nameOf({ editor }: ActionContext, path: string): string {
  const folder = editor.files.folders.find(each => path.startsWith(`${each}/`) || path.startsWith(`${each}\\`));
  return visibleLine(folder ? path.slice(folder.length + 1).replaceAll('\\', '/') : path);
}

function shownLine(line: string): string {
  return visibleLine(line.trim().slice(0, LONGEST_LINE));
}
