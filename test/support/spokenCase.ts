import { extname } from 'node:path';
import { EDITOR_COMMANDS, type EditorCommandName } from '../../src/actions/gate/editorCommands.ts';
import { silentLog } from '../../src/common/log.ts';
import { commentSyntaxOf } from '../../src/editor/commentSyntax.ts';
import { Lexicon } from '../../src/grammar/code/lexicon.ts';
import { after } from '../../src/grammar/commands/judging/coming.ts';
import type { Call } from '../../src/grammar/commands/understand.ts';
import { choiceIn } from '../../src/grammar/languages/choiceIn.ts';
import { languagesOf } from '../../src/grammar/languages/languages.ts';
import type { Place } from '../../src/grammar/places/place.ts';
import { indentationOf } from '../../src/grammar/places/text/layout.ts';
import { plan } from '../../src/grammar/verbs/verbs.ts';
import { blockOf, languageIdAt } from '../../src/syntax/blocks.ts';
import { Parsers } from '../../src/syntax/parsers.ts';

/** A spoken command with the document before and after; offsets count UTF-16 units. */
export interface SpokenCase {
  readonly id: string;
  readonly suite: string;
  /** Its ending names the language. */
  readonly file: string;
  readonly before: string;
  readonly cursor: number;
  readonly said: string;
  /** The language in which it is said, as ISO 639-1; English where none is named. */
  readonly language?: string;
  readonly after: string;
  /**
   * What counts: text and cursor, the selection, or the cursor alone; what the editor runs; or that nothing is done, since
   * only a model or nobody could know what is meant.
   */
  readonly kind: 'edit' | 'select' | 'move' | 'command' | 'hand-on';
  /** Begins at -1 where the text alone counts. */
  readonly selection: readonly [number, number];
  /** Texts or selections that are as good; a text counts wherever the cursor is then. */
  readonly alt?: readonly (string | readonly [number, number])[];
  /** The editor commands or actions of which one should run: their names, or regular expressions for them. */
  readonly expect?: readonly string[];
  /** White space does not count. */
  readonly loose?: boolean;
}

export interface CaseResult {
  readonly pass: boolean;
  readonly text: string;
  readonly selection: readonly [number, number];
  /** What the grammar made of it; undefined where it did not understand, or would ask first. */
  readonly calls: readonly Call[] | undefined;
  /** The texts of which one is meant, where it would be asked which. */
  readonly asked: readonly string[];
}

/** JSX is no TypeScript: the grammar that reads both is taken for both. */
const LANGUAGE_IDS: Readonly<Record<string, string>> = {
  '.ts': 'typescriptreact',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.py': 'python',
  '.java': 'java',
  '.cpp': 'cpp',
  '.hpp': 'cpp',
  '.c': 'c',
  '.cs': 'csharp',
  '.go': 'go',
  '.rs': 'rust',
  '.rb': 'ruby',
  '.sh': 'shellscript',
  '.dart': 'dart',
  '.kt': 'kotlin',
  '.html': 'html',
  '.scss': 'scss',
  '.css': 'css',
  '.php': 'php',
  '.ps1': 'powershell',
  '.sql': 'sql',
  '.json': 'json',
  '.jsonc': 'jsonc',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.toml': 'toml',
  '.ini': 'ini',
  '.env': 'dotenv',
  '.vue': 'vue',
  Dockerfile: 'dockerfile',
  '.md': 'markdown',
  '.txt': 'plaintext',
};

/** Runs spoken cases through the grammar alone: no editor, no network. */
export class CaseRunner {
  readonly #parsers: Parsers;

  constructor(folders: readonly string[]) {
    this.#parsers = new Parsers({ folders, log: silentLog });
  }

  async run(given: SpokenCase): Promise<CaseResult> {
    const ofFile = LANGUAGE_IDS[extname(given.file) || given.file] ?? 'plaintext';
    const languageId = languageIdAt(given.before, ofFile, given.cursor);
    const parse = async (text: string) => {
      const tree = await this.#parsers.parse(text, languageId);
      return { tree, dispose: () => tree?.dispose() };
    };
    const first = await parse(given.before);
    const writing = first.tree?.writing;
    let place: Place = {
      text: given.before,
      cursor: given.cursor,
      selection: { start: given.cursor, end: given.cursor },
      tree: first.tree,
      unit: indentationOf(given.before) ?? ' '.repeat(writing?.indent ?? 2),
      comments: commentSyntaxOf(blockOf(languageId).languageId),
      wording: { writing, lexicon: Lexicon.of(given.before, writing) },
    };
    const isWorse = this.#parsers.isWorse.bind(this.#parsers);
    const [language] = languagesOf({ language: given.language });
    const choice = await choiceIn(language, given.said, place, { parse, isWorse });
    // What is asked about is not done.
    const calls = choice?.rivals ? undefined : choice?.reading.calls;
    for (const { name, arguments: args } of calls ?? []) {
      const outcome = plan(name, args, place);
      if (!outcome) break;
      place = after(outcome, place);
      if (outcome.edits.length > 0) place = { ...place, tree: (await parse(place.text)).tree };
    }
    first.dispose();
    const { text, selection } = place;
    const asked = (choice?.rivals ?? []).map(({ start, end }) => given.before.slice(start, end));
    const result = { text, selection: [selection.start, selection.end] as const, calls, asked };
    return { pass: isRight(given, result), ...result };
  }
}

function isRight(given: SpokenCase, { text, selection, calls }: Omit<CaseResult, 'pass'>): boolean {
  const { kind, alt = [], before, expect = [] } = given;
  if (kind === 'hand-on') return calls === undefined;
  if (kind === 'command')
    return calls?.some(call => namesOf(call).some(name => expect.some(one => isNamed(name, one)))) ?? false;
  if (kind !== 'edit' && text !== before) return false;
  const counting = (one: string) => (given.loose ? one.replace(/\s+/g, '') : one.replace(/\n$/, ''));
  const isText = (other: string) => counting(text) === counting(other);
  if (kind === 'edit' && alt.some(other => typeof other === 'string' && isText(other))) return true;
  if (kind === 'edit' && !isText(given.after)) return false;
  const [from, to] = selection;
  if (given.selection[0] === -1) return true;
  return [given.selection, ...alt].some(
    other => typeof other !== 'string' && from === other[0] && (kind !== 'select' || to === other[1]),
  );
}

function isNamed(name: string, expected: string): boolean {
  const [, flags = '', source = ''] = /^(?:\(\?(\w)\))?(.*)$/.exec(expected) ?? [];
  return name === expected || new RegExp(`^(?:${source})$`, flags).test(name);
}

/** What the editor has by the same name that Aloud does by its interface. */
const COUNTERPARTS: Readonly<Record<string, readonly string[]>> = {
  save_file: ['workbench.action.files.save'],
  save_all: ['workbench.action.files.saveAll'],
  go_to_definition: ['editor.action.revealDefinition'],
  format_document: ['editor.action.formatDocument'],
  organize_imports: ['editor.action.organizeImports'],
  undo: ['undo'],
  redo: ['redo'],
};

/** The names that what is called goes by: the action's, the command's, and its id in the editor. */
function namesOf({ name, arguments: args }: Call): readonly string[] {
  const command = String(args['command'] ?? '');
  const known = Object.hasOwn(EDITOR_COMMANDS, command) ? EDITOR_COMMANDS[command as EditorCommandName].id : command;
  return [name, command, known, ...(COUNTERPARTS[name] ?? [])];
}
