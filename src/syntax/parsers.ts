import type { Log } from '../common/log.ts';
import type { Stretch } from '../editor/text.ts';
import { type Grammar, Grammars, type GrammarsProps } from './grammars.ts';
import { languageFor } from './languages.ts';
import { type ParseOptions, parsed, searched } from './parsing.ts';
import { Slices } from './slices.ts';
import { TooOdd } from './structure/structure.ts';
import type { SyntaxTree } from './syntaxTree.ts';
import { isWorse } from './worse.ts';

/** Texts longer than this, in UTF-16 units, are not parsed: each million takes seconds and some 40 megabytes. */
const LONGEST_TEXT = 4_000_000;

/** So many documents' trees are kept, the last ones used, and of so many UTF-16 units together. */
const MOST_KEPT = 10;
const MOST_TEXT = 8_000_000;

/** A tree that was given out is good for so long, in ms, after another has taken its place. */
const RETIRED_MS = 30_000;
/** But of so many UTF-16 units together at the most, beside the last: the library has no more than 2 gigabytes. */
const MOST_RETIRED_TEXT = 16_000_000;

/** A text that was too odd is not looked at again for so long, in ms: that may take as long as it took. */
const ODD_MS = 60_000;

/** A document that changes is read when it has been left alone for so long, in ms. */
const PAUSE_MS = 30;
/** And broken code once more, from the beginning, after so long. */
const REST_MS = 500;

export interface KeptDocument {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

interface Kept {
  readonly text: string;
  readonly languageId: string;
  /** Undefined where there is none that could be found. */
  readonly tree: SyntaxTree | undefined;
  /** Where its code was too odd, when that was found out, in ms of the clock that only goes forward. */
  readonly oddSince: number | undefined;
  /** Whether it was parsed only where it differs from the one before. */
  readonly isGrown: boolean;
}

/** What is kept of a document, made or in the making. */
interface Entry {
  readonly text: string;
  readonly languageId: string;
  readonly made: Promise<Kept>;
}

/** Parses source text with tree-sitter. The library and each grammar load when first needed. */
export class Parsers {
  readonly #grammars: Grammars;
  readonly #log: Log;
  readonly #kept = new Map<string, Entry>();
  readonly #also: ((tree: SyntaxTree) => Iterator<void, unknown>)[] = [];
  readonly #pauses = new Map<string, NodeJS.Timeout>();
  /** Trees that somebody may be working with. */
  readonly #given = new WeakSet<SyntaxTree>();
  /** Those of them that another has taken the place of, the oldest first. */
  readonly #retired = new Set<SyntaxTree>();

  constructor(props: GrammarsProps) {
    this.#grammars = new Grammars(props);
    this.#log = props.log;
  }

  /** What else is to be read of each version of a document beforehand; it yields, so that the editor stays quick. */
  alsoRead(work: (tree: SyntaxTree) => Iterator<void, unknown>): void {
    this.#also.push(work);
  }

  /**
   * The tree of a text, to be disposed of by the caller; undefined where there is no grammar for the language, or the
   * text is too long or too odd. Broken code has a tree too. Where the text differs little from that of a tree,
   * `before`, only that is parsed. Throws `cancelled`.
   */
  async parse(text: string, languageId: string, options: ParseOptions = {}): Promise<SyntaxTree | undefined> {
    const grammar = await this.#grammarFor(text, languageId);
    return grammar && this.#unlessOdd(parsed(this.#grammars, grammar, text, options));
  }

  /**
   * Whether a text is less of its language than the one it came from was; `stretch` is where they differ, if that is
   * known. Throws `cancelled`.
   */
  async isWorse(text: string, before: SyntaxTree, stretch?: Stretch, withHoles = false): Promise<boolean> {
    return (await this.#unlessOdd(isWorse(this.#grammars, text, before, stretch, withHoles))) ?? false;
  }

  /**
   * The tree of a document, kept until its next version is asked for, which is then parsed only where it differs. Not to
   * be disposed of; good for a while longer than the next call for the same path. Undefined as with `parse`.
   */
  async treeOf(document: KeptDocument): Promise<SyntaxTree | undefined> {
    const { tree } = await this.#read(document);
    if (tree) this.#given.add(tree);
    return tree;
  }

  #read(document: KeptDocument): Promise<Kept> {
    const { path, languageId, text } = document;
    const before = this.#kept.get(path);
    const isKnown = before?.text === text && before.languageId === languageId;
    const entry = isKnown ? before : { text, languageId, made: this.#next(before?.made, document) };
    this.#kept.delete(path);
    this.#kept.set(path, entry);
    // What failed is tried again by whoever asks next.
    if (!isKnown) entry.made.catch(() => this.#kept.get(path) === entry && this.#kept.delete(path));
    this.#forgetOldest();
    return entry.made;
  }

  /**
   * Reads a document afresh if its tree has grown from earlier ones and is of broken code: what a parser makes of that
   * depends on how it came about, and far from the break it can be worse than it need be. Undefined where nothing would
   * be gained.
   */
  async renewed(document: KeptDocument): Promise<SyntaxTree | undefined> {
    const { path, text } = document;
    const before = this.#kept.get(path);
    const isNow = () => this.#kept.get(path) === before;
    const kept = await before?.made.catch(() => undefined);
    if (!isNow() || !kept?.isGrown || !kept.tree?.isBroken || kept.text !== text) return undefined;
    const tree = await this.#unlessOdd(this.#whole(kept.tree.grammar, text, { before: kept.tree, isAfresh: true }));
    if (!isNow()) {
      tree?.dispose();
      return undefined;
    }
    const made = Promise.resolve({ ...kept, tree, isGrown: false });
    this.#kept.set(path, { text, languageId: kept.languageId, made });
    this.#retire(kept.tree);
    if (tree) this.#given.add(tree);
    return tree;
  }

  /** Reads a document before it is asked for, so that the first question is as quick as the others. */
  async warm(document: KeptDocument): Promise<void> {
    await this.#read(document);
    await this.renewed(document);
  }

  /**
   * Told of each change of a document, and when there is a pause, reads it as it is then, if its tree is kept.
   * Undefined from `read` where it is gone.
   */
  changed(path: string, read: () => KeptDocument | undefined): void {
    if (!this.#kept.has(path)) return;
    const isKept = (document: KeptDocument | undefined) => document !== undefined && this.#kept.has(path);
    this.#after(path, PAUSE_MS, async () => {
      const document = read();
      if (!document || !isKept(document)) return;
      const { tree } = await this.#read(document);
      if (!tree?.isBroken || this.#pauses.has(path)) return;
      this.#after(path, REST_MS, async () => {
        const now = read();
        if (now && isKept(now)) await this.renewed(now);
      });
    });
  }

  /** Told when a document is closed: its tree goes. */
  closed(path: string): void {
    clearTimeout(this.#pauses.get(path));
    this.#pauses.delete(path);
    this.#forget(path);
  }

  dispose(): void {
    for (const path of [...this.#kept.keys(), ...this.#pauses.keys()]) this.closed(path);
  }

  #after(path: string, ms: number, work: () => Promise<void>): void {
    clearTimeout(this.#pauses.get(path));
    const timer = setTimeout(() => {
      this.#pauses.delete(path);
      work().catch((thrown: unknown) => this.#log.warn(`${path} could not be read: ${thrown}`));
    }, ms);
    this.#pauses.set(path, timer.unref());
  }

  async #next(making: Promise<Kept> | undefined, { languageId, text }: KeptDocument): Promise<Kept> {
    const before = await making?.catch(() => undefined);
    const grammar = await this.#grammarFor(text, languageId);
    const same = before?.languageId === languageId ? before : undefined;
    const isStillOdd = same?.oddSince !== undefined && performance.now() < same.oddSince + ODD_MS;
    const options = { before: same?.tree };
    const tree = grammar && !isStillOdd ? await this.#unlessOdd(this.#whole(grammar, text, options)) : undefined;
    if (before?.tree) this.#retire(before.tree);
    const oddSince = isStillOdd ? same.oddSince : grammar && !tree ? performance.now() : undefined;
    return { text, languageId, tree, oddSince, isGrown: same?.tree !== undefined };
  }

  async #whole(grammar: Grammar, text: string, options: ParseOptions): Promise<SyntaxTree> {
    // One for all of it: each by itself would begin a turn where the one before has not ended its own.
    const slices = new Slices();
    const tree = await parsed(this.#grammars, grammar, text, { ...options, slices });
    try {
      await searched(tree, slices);
      for (const work of this.#also) await slices.run(work(tree));
      return tree;
    } catch (thrown) {
      tree.dispose();
      throw thrown;
    }
  }

  async #unlessOdd<Read>(reading: Promise<Read>): Promise<Read | undefined> {
    try {
      return await reading;
    } catch (thrown) {
      if (!(thrown instanceof TooOdd)) throw thrown;
      this.#log.warn(`A text has no syntax that can be found. ${thrown.message}`);
      return undefined;
    }
  }

  async #grammarFor(text: string, languageId: string): Promise<Grammar | undefined> {
    const language = languageFor(languageId);
    return !language || text.length > LONGEST_TEXT ? undefined : this.#grammars.of(language);
  }

  #forgetOldest(): void {
    let length = 0;
    for (const { text } of this.#kept.values()) length += text.length;
    for (const [path, { text }] of this.#kept) {
      if (this.#kept.size <= 1 || (this.#kept.size <= MOST_KEPT && length <= MOST_TEXT)) return;
      length -= text.length;
      this.#forget(path);
    }
  }

  #forget(path: string): void {
    const kept = this.#kept.get(path);
    this.#kept.delete(path);
    kept?.made.then(
      ({ tree }) => tree && this.#retire(tree),
      () => {},
    );
  }

  #retire(tree: SyntaxTree): void {
    if (!this.#given.has(tree)) {
      tree.dispose();
      return;
    }
    this.#retired.add(tree);
    setTimeout(() => this.#end(tree), RETIRED_MS).unref();
    let length = 0;
    for (const { lines } of this.#retired) length += lines.text.length;
    for (const oldest of this.#retired) {
      if (oldest === tree || length <= MOST_RETIRED_TEXT) return;
      length -= oldest.lines.text.length;
      this.#end(oldest);
    }
  }

  #end(tree: SyntaxTree): void {
    this.#retired.delete(tree);
    tree.dispose();
  }
}
