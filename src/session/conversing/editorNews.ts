import type { View } from '../../actions/view/view.ts';
import { buildContext } from '../../chat/context.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import type { Scene } from '../scene.ts';
import { symbolsOf } from '../symbols.ts';
import type { Exchanges } from './exchanges.ts';

/** What comes in quick succession is told as one, so long after the last of it, in ms. */
const PAUSE_MS = 300;
/** The most that a change of place is told in, in estimated tokens. */
export const PLACE_TOKENS = 200;
/** What was told of a file has the code around its cursor: so many lines away from there it is told anew. */
const NEAR_LINES = 30;

const NOT_KNOWN = 'Where the user is now is not known.';

/** Calls whenever cursor, selection, file or problems may have changed, until it is disposed of. */
export type EditorChanges = (changed: () => void) => { dispose(): void };

/** What a model is told: of the file that is open, or only of where the user is in it. */
export interface News {
  readonly about: 'file' | 'place';
  readonly context: string;
}

export interface EditorNewsParts {
  readonly exchanges: Exchanges;
  readonly parsers: Parsers;
  readonly contextTokens: number;
  readonly changes: EditorChanges;
  readonly tell: (news: News) => void;
}

/**
 * What a model that converses knows of the editor. With the beginning and with another file it is told all of it; and else,
 * in few tokens, where the user is then and what is wrong there.
 */
export class EditorNews {
  readonly #parts: EditorNewsParts;
  readonly #ending = new AbortController();
  #watched: { dispose(): void } | undefined;
  #soon: NodeJS.Timeout | undefined;
  /** What was told last comes first. */
  #telling: Promise<void> = Promise.resolve();
  #file: { readonly path: string | undefined; readonly version: number; readonly line: number } | undefined;
  #place = '';

  constructor(parts: EditorNewsParts) {
    this.#parts = parts;
  }

  /** Tells all of it, and from then on what changes. */
  begin(): void {
    this.#watched = this.#parts.changes(() => {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.#tellNext(false), PAUSE_MS);
    });
    this.#tellNext(true);
  }

  /** Resolves when what has changed until now was told. */
  get settled(): Promise<void> {
    return this.#telling;
  }

  /** Resolves when everything was told as it is now: an answer is wanted. */
  async upToDate(): Promise<void> {
    clearTimeout(this.#soon);
    this.#tellNext(true);
    await this.#telling;
  }

  dispose(): void {
    this.#ending.abort();
    this.#watched?.dispose();
    clearTimeout(this.#soon);
  }

  /** `isAsked`: also of a text that has changed all is told, which is not worth it with every letter. */
  #tellNext(isAsked: boolean): void {
    this.#telling = this.#telling
      .then(() => this.#look(isAsked))
      .catch(() => {
        if (!this.#ending.signal.aborted) this.#parts.tell({ about: 'place', context: NOT_KNOWN });
      });
  }

  async #look(isAsked: boolean): Promise<void> {
    if (this.#ending.signal.aborted) return;
    const { scene, view } = this.#parts.exchanges.look(this.#ending.signal);
    try {
      await this.#tell(scene, view, isAsked);
    } finally {
      scene?.dispose();
    }
  }

  async #tell(scene: Scene | undefined, view: View, isAsked: boolean): Promise<void> {
    const { parsers, contextTokens, tell } = this.#parts;
    const now = {
      path: scene?.path,
      version: scene?.active.document.version ?? 0,
      line: scene?.selection.active.line ?? 0,
    };
    const here = scene && { active: scene.active, selection: scene.selection };
    const place = await buildContext({
      view,
      scene: here && { ...here, symbols: undefined },
      budgetTokens: PLACE_TOKENS,
      isBrief: true,
    });
    const known = this.#file;
    const isOld = known?.version !== now.version || Math.abs(known.line - now.line) > NEAR_LINES;
    if (known && known.path === now.path && !(isAsked && isOld)) {
      if (place !== this.#place) tell({ about: 'place', context: place });
    } else {
      const symbols = scene && (await symbolsOf(scene, parsers));
      // Where the user is stands in it.
      tell({
        about: 'file',
        context: await buildContext({ view, scene: here && { ...here, symbols }, budgetTokens: contextTokens }),
      });
      this.#file = now;
    }
    this.#place = place;
  }
}
