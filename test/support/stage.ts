import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Access } from '../../src/actions/action.ts';
import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { Gate } from '../../src/actions/gate/gate.ts';
import type { Author, Manner } from '../../src/actions/gate/rules.ts';
import { accessFor } from '../../src/actions/run/access.ts';
import { Exchange, type PreviewLimits, type Remembered } from '../../src/actions/run/exchange.ts';
import { Runner } from '../../src/actions/run/runner.ts';
import type { ErrorCode } from '../../src/common/errors.ts';
import { silentLog } from '../../src/common/log.ts';
import type { Answer, ShownQuestion } from '../../src/editor/asking.ts';
import { commentSyntaxOf } from '../../src/editor/commentSyntax.ts';
import { type Position, selectionRange } from '../../src/editor/position.ts';
import { LineIndex } from '../../src/editor/text.ts';
import { english } from '../../src/messages/text.ts';
import { Scene } from '../../src/session/scene.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import type { LanguageServices } from './editor/scriptedLanguages.ts';
import { InMemoryEditor, type InMemoryEditorProps } from './inMemoryEditor.ts';

export interface StageOptions {
  readonly services?: LanguageServices;
  readonly commands?: NonNullable<InMemoryEditorProps['commands']>;
  readonly answer?: boolean | ((question: ShownQuestion) => Promise<boolean | Answer>);
  readonly trusted?: boolean;
  readonly by?: Author;
  readonly manner?: Manner;
  readonly words?: string;
  readonly remembered?: Remembered;
  readonly preview?: PreviewLimits;
  /** Whatever else the editor has. */
  readonly editor?: InMemoryEditorProps;
}

/**
 * A turn in a workspace of real files. In texts, `‸` is the cursor and `«…»` the selection; the first file that has one
 * is the one the user is in.
 */
export class Stage {
  readonly folder: string;
  readonly editor: InMemoryEditor;
  readonly exchange: Exchange;
  readonly runner: Runner;
  readonly events: Happening[] = [];
  readonly #scene: Scene | undefined;
  readonly #by: Author;

  constructor(files: Readonly<Record<string, string>>, options: StageOptions = {}) {
    this.folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'aloud-stage-'))), 'workspace');
    mkdirSync(this.folder);
    const plain: Record<string, string> = {};
    for (const [name, text] of Object.entries(files)) {
      const path = this.path(name);
      mkdirSync(dirname(path), { recursive: true });
      plain[path] = text.replace(/[‸«»]/g, '');
      writeFileSync(path, plain[path]);
    }
    const {
      services,
      commands,
      answer = false,
      trusted = true,
      by = 'model',
      manner = 'asked',
      words = '',
      editor = {},
    } = options;
    this.editor = new InMemoryEditor({
      folders: [this.folder],
      open: plain,
      services: { commentSyntax: commentSyntaxOf, ...services },
      ...(commands && { commands }),
      ...editor,
      confirm: typeof answer === 'function' ? answer : async () => answer,
    });
    const own = Object.keys(files).find(name => /[‸«]/.test(files[name] as string));
    if (own !== undefined) this.#place(own, files[own] as string);
    this.#scene = Scene.open(this.editor);
    this.exchange = new Exchange({
      editor: this.editor,
      gate: new Gate({ folders: () => [this.folder], trusted: () => trusted }),
      place: this.#scene,
      manner,
      words,
      tell: event => event.event !== 'action' && this.events.push(event),
      signal: new AbortController().signal,
      ...(options.remembered && { remembered: options.remembered }),
      ...(options.preview && { preview: options.preview }),
    });
    this.#by = by;
    this.runner = new Runner({ exchange: this.exchange, by, actions: CATALOGUE, log: silentLog });
  }

  /** What an action could reach. */
  get access(): Access {
    return accessFor(this.exchange, this.#by);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Runs an action on arguments as a model writes them. Resolves with what the model is told. */
  async run(name: string, args: unknown = {}): Promise<string> {
    return (await this.report(name, args)).forModel;
  }

  async report(name: string, args: unknown = {}): Promise<{ readonly forModel: string; readonly forUser: string }> {
    const { forModel, forUser } = await this.runner.call(name, args);
    return { forModel, forUser: english(forUser) };
  }

  /** The message of the error with this code that an action throws. */
  async fails(code: ErrorCode, name: string, args: unknown = {}): Promise<string> {
    const error = await this.run(name, args).then(
      result => assert.fail(`It said: ${result}`),
      thrown => thrown,
    );
    assert.equal(error.code, code, error.stack);
    return error.message;
  }

  text(name: string): string {
    return this.editor.text(this.path(name));
  }

  /** The text with the turn's cursor or selection in it. */
  marked(): string {
    const { path, selection } = this.exchange.here();
    const index = new LineIndex(this.editor.text(path));
    const { start, end } = selectionRange(selection);
    const [from, to] = [index.offsetAt(start), index.offsetAt(end)];
    const [before, inside, after] = [index.text.slice(0, from), index.text.slice(from, to), index.text.slice(to)];
    return from === to ? `${before}‸${after}` : `${before}«${inside}»${after}`;
  }

  /** The paths that were told to have changed, by name. */
  get edited(): readonly string[] {
    return this.events.flatMap(event => (event.event === 'edit' ? [event.file.slice(this.folder.length + 1)] : []));
  }

  close(): void {
    this.exchange.dispose();
    this.#scene?.dispose();
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }

  #place(name: string, text: string): void {
    const index = new LineIndex(text.replace(/[‸«»]/g, ''));
    const from = text.search(/[‸«]/);
    const to = text.includes('»') ? text.indexOf('»') - 1 : from;
    const [start, end]: Position[] = [index.positionAt(from), index.positionAt(to)];
    this.editor.place(this.path(name), start as Position, end);
  }
}
