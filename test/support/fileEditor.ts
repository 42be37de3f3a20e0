import { spawn } from 'node:child_process';
import { AloudError } from '../../src/common/errors.ts';
import type { ShownQuestion } from '../../src/editor/asking.ts';
import { commentSyntaxOf } from '../../src/editor/commentSyntax.ts';
import type { FileEdits, TextDocument } from '../../src/editor/documents.ts';
import type { Editor } from '../../src/editor/editor.ts';
import type { DocumentSymbol } from '../../src/editor/languages.ts';
import type { Position, Range } from '../../src/editor/position.ts';
import type { TerminalRun } from '../../src/editor/programs.ts';
import type { VersionControl } from '../../src/editor/versionControl.ts';
import { asWritten } from '../../src/messages/message.ts';
import { GitProgram } from '../../src/processes/gitProgram.ts';
import type { Parsers } from '../../src/syntax/parsers.ts';
import type { BufferedDocuments } from './editor/bufferedDocuments.ts';
import { FilesOnDisk } from './editor/filesOnDisk.ts';
import { PlainScreen } from './editor/plainScreen.ts';
import { RecordedBoxes } from './editor/recordedBoxes.ts';
import { ScriptedAsking } from './editor/scriptedAsking.ts';
import { ScriptedLanguages } from './editor/scriptedLanguages.ts';
import { ScriptedPrograms, type ScriptedProgramsProps } from './editor/scriptedPrograms.ts';
import { ScriptedWorkbench } from './editor/scriptedWorkbench.ts';

export interface FileEditorProps {
  readonly folder: string;
  readonly parsers: Parsers;
  readonly confirm: (question: ShownQuestion) => Promise<boolean>;
  /** Runs lines of a shell where one is wanted. */
  readonly shell?: ScriptedProgramsProps['shell'];
}

/**
 * A whole editor on files: what changes is written at once. Symbols come from the syntax; a rename is by name within one
 * file, as there is no language server.
 */
export class FileEditor implements Editor {
  readonly files: FilesOnDisk;
  readonly documents: BufferedDocuments;
  readonly languages: ScriptedLanguages;
  readonly programs: ScriptedPrograms;
  readonly workbench: ScriptedWorkbench;
  readonly screen: PlainScreen;
  readonly boxes = new RecordedBoxes();
  readonly versionControl: VersionControl;
  readonly asking: ScriptedAsking;

  constructor({ folder, parsers, confirm, shell = runInShell(folder) }: FileEditorProps) {
    this.files = new FilesOnDisk(folder);
    this.documents = this.files.documents;
    const read = (path: string) => this.documents.read(path);
    const services = {
      symbols: (document: TextDocument) => symbolsOf(document, parsers),
      rename: (document: TextDocument, at: Position, newName: string) => renameByName(document, at, newName, parsers),
      commentSyntax: commentSyntaxOf,
    };
    this.languages = new ScriptedLanguages(services, read);
    this.programs = new ScriptedPrograms({ shell }, read);
    this.screen = new PlainScreen(this.documents);
    this.workbench = new ScriptedWorkbench({}, () => this.documents.part());
    this.versionControl = new GitProgram(() => folder);
    const preview = async (changes: readonly FileEdits[], title: string) => {
      const paths = changes.map(({ path }) => path);
      return (await confirm({ title, detail: paths.join('\n'), yes: 'Change Them' })) ? paths : [];
    };
    this.asking = new ScriptedAsking({ confirm, preview }, changes => this.documents.check(changes));
  }
}
/** A line in the shell, with what it writes. */
function runInShell(folder: string): (command: string, signal: AbortSignal) => Promise<TerminalRun> {
  return (command, signal) =>
    new Promise(resolve => {
      let output = '';
      const child = spawn('/bin/sh', ['-c', command], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (piece: Buffer) => {
          output += piece;
        });
      child.once('close', code => resolve({ exitCode: code ?? undefined, output }));
      signal.addEventListener('abort', () => resolve({ exitCode: undefined, output }), { once: true });
    });
}

async function symbolsOf(document: TextDocument, parsers: Parsers): Promise<readonly DocumentSymbol[]> {
  const tree = await parsers.parse(document.text, document.languageId);
  if (!tree)
    throw new AloudError({
      code: 'unsupported',
      message: asWritten(`No grammar is there for ${document.languageId}.`),
    });
  try {
    return tree.outline();
  } finally {
    tree.dispose();
  }
}

async function renameByName(
  document: TextDocument,
  at: Position,
  newName: string,
  parsers: Parsers,
): Promise<readonly FileEdits[]> {
  const line = document.line(at.line);
  const word = [...line.matchAll(/[\p{L}\p{N}_$]+/gu)].find(
    ({ index, 0: text }) => index <= at.character && at.character <= index + text.length,
  )?.[0];
  const tree = await parsers.parse(document.text, document.languageId);
  if (!tree)
    throw new AloudError({
      code: 'unsupported',
      message: asWritten(`No grammar is there for ${document.languageId}.`),
    });
  try {
    const places: readonly Range[] = word === undefined ? [] : tree.occurrences(word);
    if (places.length === 0) return [];
    return [
      { path: document.path, version: document.version, edits: places.map(range => ({ range, newText: newName })) },
    ];
  } finally {
    tree.dispose();
  }
}
