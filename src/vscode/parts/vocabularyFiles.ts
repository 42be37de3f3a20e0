import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { AloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { asWritten, message } from '../../messages/message.ts';
import { guarded, type VocabularyOrigin, type VocabularyStore, vocabularyOf } from '../../session/vocabulary.ts';
import { importedWords } from '../../transcribe/vocabulary/importedWords.ts';
import type { OwnWord, Vocabulary } from '../../transcribe/vocabulary/vocabulary.ts';
import { parseVocabulary, withoutWord, withWords } from '../../transcribe/vocabulary/vocabularyFile.ts';
import { isThere } from '../isThere.ts';
import { List, type OpenRow } from '../views/list.ts';
import { shownProblem } from '../views/problems.ts';
import { chooseFile, inform, pick } from '../views/screen.ts';
import { WatchedFiles } from '../watchedFiles.ts';
import { watchFile } from '../watchFile.ts';

const IN_WORKSPACE = '.vscode/aloud-words.json';
const IN_HOME = '.aloud-words.json';
/** A list that is imported has at most so many bytes. */
const MOST_BYTES = 2_000_000;

const EXAMPLE = `{
  "words": [
    "numpy",
    { "written": "Kubernetes", "heard": ["cooper netties", "cuber net ease"] }
  ]
}
`;

interface Read {
  readonly origin: VocabularyOrigin;
  readonly words: readonly OwnWord[];
}

/**
 * The words of the user and of the project, read from the home folder and from the workspace where it is trusted, and read
 * again whenever a file changes, folders come or go, or the workspace is trusted. What is wrong in a file is shown in it.
 */
export class VocabularyFiles implements VocabularyStore {
  readonly #log: Log;
  readonly #problems = vscode.languages.createDiagnosticCollection('aloud vocabulary');
  readonly #homeFile = vscode.Uri.file(join(homedir(), IN_HOME));
  readonly #watched: WatchedFiles;
  readonly #subscriptions: readonly vscode.Disposable[];
  #loaded: Promise<readonly Read[]> | undefined;

  constructor(log: Log) {
    this.#log = log;
    this.#watched = new WatchedFiles({
      files: () => this.#files().map(String),
      watch: (file, changed) => watchFile(vscode.Uri.parse(file, true), changed),
      changed: () => this.#reload(),
    });
    this.#subscriptions = [
      this.#problems,
      this.#watched,
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#isOwn(uri) && this.#reload()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#watched.update()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#watched.update()),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async current(): Promise<Vocabulary> {
    const all = await this.#read();
    const of = (origin: VocabularyOrigin) => all.filter(read => read.origin === origin).flatMap(({ words }) => words);
    return vocabularyOf(of('home'), of('workspace'));
  }

  /** Whether there is what would count if the workspace were trusted. */
  async leavesOut(): Promise<boolean> {
    if (vscode.workspace.isTrusted) return false;
    return (await Promise.all(ofWorkspace().map(isThere))).includes(true);
  }

  async learn(words: readonly OwnWord[]): Promise<void> {
    await this.#change(before => withWords(before, words));
  }

  /** Opens one of the files; one that is not there begins with an example that is not saved yet. */
  async edit(): Promise<void> {
    const places = this.#files().map(uri => ({
      label: this.#isHome(uri) ? message('vocabulary.for-all') : message('vocabulary.for-this'),
      description: asWritten(uri.fsPath),
      uri,
    }));
    const chosen = places.length === 1 ? places[0] : await pick(places, { title: message('vocabulary.title') });
    if (!chosen) return;
    const isThere = (await textOf(chosen.uri)) !== undefined;
    const document = await vscode.workspace.openTextDocument(
      isThere ? chosen.uri : chosen.uri.with({ scheme: 'untitled' }),
    );
    const editor = await vscode.window.showTextDocument(document);
    if (isThere || document.getText() !== '') return;
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await editor.edit(builder => builder.insert(new vscode.Position(0, 0), EXAMPLE));
  }

  /** Learns the words of a list; of one that is chosen, if none is given. */
  async import(given?: vscode.Uri): Promise<void> {
    const kinds = [[message('vocabulary.which-list'), ['txt', 'csv', 'tsv', 'talon-list', '*']]] as const;
    const uri = given ?? (await chooseFile(message('vocabulary.which-list'), message('vocabulary.import'), kinds));
    if (!uri) return;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const { words, unread } = importedWords(new TextDecoder().decode(bytes.slice(0, MOST_BYTES)));
    if (words.length > 0) await this.learn(words);
    const count = words.length;
    void inform(
      unread === 0 ? message('vocabulary.imported', { count }) : message('vocabulary.imported-some', { count, unread }),
    );
  }

  /** All words that are in force; those of the user can be forgotten. */
  async list(): Promise<void> {
    const all = await this.#read();
    if (all.every(({ words }) => words.length === 0)) return void inform(message('vocabulary.none'));
    const list = new List<WordRow>({ title: message('vocabulary.title'), matchOnDescription: true });
    const forget = (written: string) => {
      list.rows = list.rows.filter(({ word, isOwn }) => word !== written || !isOwn);
      void this.#change(before => withoutWord(before, written));
    };
    list.rows = all.flatMap(({ origin, words }) => words.map(word => rowOf(guarded(word, origin), origin, forget)));
    list.show();
    await list.chosen;
    list.dispose();
  }

  async #change(made: (before: string) => string): Promise<void> {
    const before = (await textOf(this.#homeFile)) ?? '';
    const { problems } = parseVocabulary(before);
    const [problem] = problems.filter(({ offset, length }) => offset === 0 && length <= 1);
    if (problem && before.trim() !== '') throw new AloudError({ code: 'unsupported', message: problem.message });
    await vscode.workspace.fs.writeFile(this.#homeFile, new TextEncoder().encode(made(before)));
    this.#reload();
  }

  /** What an untrusted workspace holds is not even read. */
  #files(): readonly vscode.Uri[] {
    return [...(vscode.workspace.isTrusted ? ofWorkspace() : []), this.#homeFile];
  }

  #isHome(uri: vscode.Uri): boolean {
    return uri.toString() === this.#homeFile.toString();
  }

  #isOwn(uri: vscode.Uri): boolean {
    return this.#files().some(file => file.toString() === uri.toString());
  }

  #read(): Promise<readonly Read[]> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  #reload(): void {
    this.#loaded = undefined;
  }

  async #load(): Promise<readonly Read[]> {
    const all: Read[] = [];
    for (const uri of this.#files()) {
      const written = await textOf(uri).catch((thrown: unknown) =>
        this.#log.error(`${uri.fsPath} could not be read`, thrown),
      );
      if (typeof written !== 'string') this.#problems.delete(uri);
      else all.push({ origin: this.#isHome(uri) ? 'home' : 'workspace', words: await this.#shown(uri, written) });
    }
    return all;
  }

  /** Shows what is wrong in a file, and returns what is right. */
  async #shown(uri: vscode.Uri, written: string): Promise<readonly OwnWord[]> {
    const { words, problems } = parseVocabulary(written);
    if (problems.length === 0) this.#problems.delete(uri);
    else {
      const document = await vscode.workspace.openTextDocument(uri);
      this.#problems.set(
        uri,
        problems.map(problem => shownProblem(document, problem)),
      );
    }
    return words;
  }
}

interface WordRow extends OpenRow {
  readonly word: string;
  readonly isOwn: boolean;
}

function rowOf(
  { written, heard, onlyInText }: OwnWord,
  origin: VocabularyOrigin,
  forget: (written: string) => void,
): WordRow {
  const isOwn = origin === 'home';
  const buttons = [{ icon: 'trash', says: message('vocabulary.remove'), press: () => forget(written) }];
  return {
    label: asWritten(written),
    description: message('vocabulary.heard-as', { heard }),
    ...(onlyInText && { detail: message('vocabulary.only-in-text', { written }) }),
    ...(isOwn && { buttons }),
    word: written,
    isOwn,
  };
}

/** Undefined for a file that is not there. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (thrown) {
    if (thrown instanceof vscode.FileSystemError && thrown.code === 'FileNotFound') return undefined;
    throw thrown;
  }
}

function ofWorkspace(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, IN_WORKSPACE));
}
