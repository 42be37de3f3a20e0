import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { structuredPatch } from 'diff';
import { parse } from 'yaml';
import { undoTurn } from '../../src/actions/run/journal.ts';
import { silentLog } from '../../src/common/log.ts';
import { settingsFrom } from '../../src/common/settings/settings.ts';
import { LineIndex } from '../../src/editor/text.ts';
import { Memory } from '../../src/session/memory.ts';
import { Scene } from '../../src/session/scene.ts';
import { runTurn } from '../../src/session/turn.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { FileEditor } from './fileEditor.ts';
import { grammarFolders } from './grammarFolders.ts';
import { ScriptedChatModel, type ScriptedReply } from './scriptedChatModel.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { turnOf } from './turnOf.ts';

type Call = Readonly<Record<string, unknown>>;

/** What was said, what a model made of it, and what came of that. */
export interface RecordedTurn {
  readonly said: string;
  /** The text that the cursor stands before. */
  readonly at: string;
  /** The calls of one reply, after which it is done. */
  readonly calls?: readonly Call[];
  /** The calls of several replies, or the last words. */
  readonly replies?: readonly (readonly Call[] | { readonly text: string })[];
  /** The codes of the calls that fail, in order. */
  readonly errors?: readonly string[];
  /** Lines taken away and put in, with the number of the first one before; absent where nothing changes. */
  readonly diff?: string;
  /** What is selected afterwards, if it is not a cursor; or the line of the text where the cursor is. */
  readonly selected?: string;
  readonly files_after?: Readonly<Record<string, string>>;
}

export interface RecordedFile {
  readonly file: string;
  readonly source: string;
  readonly cases: readonly RecordedTurn[];
}

export interface PlayedTurn {
  readonly before: string;
  readonly after: string;
  readonly diff: string;
  readonly selected: string;
  readonly errors: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** The text once the turn was undone; undefined if it changed nothing. */
  readonly undone: string | undefined;
}

export function readRecorded(path: string): RecordedFile {
  return parse(readFileSync(path, 'utf8')) as RecordedFile;
}

const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
const settings = settingsFrom({ 'aloud.commands.understand': 'chat', 'aloud.speech.answers': 'never' });
/** Plays a recorded turn through the whole of a turn, on real files, with a model that says what the record says. */
export async function play({ file, source }: RecordedFile, turn: RecordedTurn): Promise<PlayedTurn> {
  const around = temporaryFolder('recorded');
  try {
    const folder = join(realpathSync(around.path), 'workspace');
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source);
    const editor = new FileEditor({ folder, parsers, confirm: async () => false });
    await editor.documents.read(path);
    const at = new LineIndex(source).positionAt(source.indexOf(turn.at));
    editor.documents.place(path, at);
    const chat = new ScriptedChatModel(repliesOf(turn));
    const memory = new Memory();
    const codes: string[] = [];
    const watch = (event: Happening): void => {
      if (event.event === 'action' && 'error' in event) codes.push(event.error);
    };
    const scene = Scene.open(editor);
    const parts = turnOf({ editor, settings, memory, chat, parsers });
    const about = { mode: 'command', said: { text: turn.said }, scene, manner: 'asked' } as const;
    await runTurn(about, parts, watch, new AbortController().signal);
    scene?.dispose();
    chat.finish();
    const after = editor.documents.text(path);
    const files = Object.fromEntries(
      Object.keys(turn.files_after ?? {}).map(name => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    const selected = selectionOf(editor);
    const errors = chat.requests
      .flatMap(({ messages }, i) => (i === chat.requests.length - 1 ? messages : []))
      .flatMap(message => (message.role === 'tool' ? (/^Error: ([\w-]+)/.exec(message.content)?.[1] ?? []) : []));
    const hasChanged = memory.journal.lastSize > 0;
    if (hasChanged) await undoTurn(memory.journal, editor);
    const undone = hasChanged ? readFileSync(path, 'utf8') : undefined;
    return { before: source, after, diff: diffOf(source, after), selected, errors, files, undone };
  } finally {
    around.remove();
  }
}

function repliesOf({ calls, replies }: RecordedTurn): readonly ScriptedReply[] {
  const all = replies ?? [calls ?? []];
  const script = all.map((reply): ScriptedReply => {
    if ('text' in reply) return { text: (reply as { text: string }).text };
    return {
      calls: (reply as readonly Call[]).flatMap(call =>
        Object.entries(call).map(([name, given]) => ({ name, arguments: given })),
      ),
    };
  });
  const last = all.at(-1);
  return last && 'text' in last ? script : [...script, { text: 'Done.' }];
}

/** Changed lines alone, each run of them headed by the number of its first line before. */
function diffOf(before: string, after: string): string {
  const { hunks } = structuredPatch('a', 'b', before, after, '', '', { context: 0 });
  return hunks
    .map(({ oldStart, lines }) => [`@${oldStart}`, ...lines.filter(line => !line.startsWith('\\'))].join('\n'))
    .join('\n');
}

/** What is selected, or the line with the cursor as `|`. */
function selectionOf(editor: FileEditor): string {
  const active = editor.documents.active();
  if (!active) return '';
  const index = new LineIndex(active.document.text);
  return active.selections
    .map(({ anchor, active: cursor }) => {
      const [from, to] = [index.offsetAt(anchor), index.offsetAt(cursor)];
      if (from !== to) return index.text.slice(Math.min(from, to), Math.max(from, to));
      const line = index.line(cursor.line);
      return `${line.slice(0, cursor.character)}|${line.slice(cursor.character)}`;
    })
    .join(' & ');
}
