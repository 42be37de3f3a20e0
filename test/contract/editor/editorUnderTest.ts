import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../src/common/errors.ts';
import type { TextDocument } from '../../../src/editor/documents.ts';
import type { Editor } from '../../../src/editor/editor.ts';
import { type Position, position, range, type Selection, type TextEdit } from '../../../src/editor/position.ts';

/** An editor and what surrounds it: its user and its disk. */
export interface EditorUnderTest {
  readonly editor: Editor;
  /** Puts a file into the workspace folder; `name` may have folders in it. Returns its path. Nothing is opened. */
  write(name: string, text: string): Promise<string>;
  /** What is saved. */
  onDisk(path: string): Promise<string>;
  /** The user types into an open document that is shown. */
  type(path: string, at: Position, text: string): Promise<void>;
  /** The user closes a document without saving it. */
  close(path: string): Promise<void>;
  /** Makes a file one that cannot be changed. */
  lock(path: string): Promise<void>;
  stop(): Promise<void>;
}

export const FIVE_LINES = 'one\ntwo\nthree\nfour\nfive\n';
export const NO_JOIN = { join: false };

/** An editor of its own for each test of a suite. */
export class Started {
  under!: EditorUnderTest;

  constructor(start: () => Promise<EditorUnderTest>) {
    beforeEach(async () => {
      this.under = await start();
    });
    afterEach(() => this.under.stop());
  }

  get editor(): Editor {
    return this.under.editor;
  }

  /** A new file, shown, with the cursor at its start. */
  async shown(name: string, text: string): Promise<TextDocument> {
    const path = await this.under.write(name, text);
    await this.editor.documents.select(path, [cursor(0, 0)]);
    return this.editor.documents.read(path);
  }

  async textOf(path: string): Promise<string> {
    return (await this.editor.documents.read(path)).text;
  }

  async edit(path: string, edits: readonly TextEdit[], join = false): Promise<void> {
    const { version } = await this.editor.documents.read(path);
    await this.editor.documents.edit([{ path, edits, version }], { join });
  }
}

export function cursor(line: number, character: number): Selection {
  return { anchor: position(line, character), active: position(line, character) };
}

export function insertion(line: number, character: number, newText: string): TextEdit {
  return { range: range(line, character, line, character), newText };
}

export function replacement(line: number, character: number, toLine: number, to: number, newText: string): TextEdit {
  return { range: range(line, character, toLine, to), newText };
}

export async function rejects(code: ErrorCode, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, { name: 'AloudError', code });
}
