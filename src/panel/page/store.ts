import { announced } from '../announced.ts';
import type { Entry } from '../entry.ts';
import { patched } from '../patches.ts';
import type { FromPanel, ToPanel } from '../protocol.ts';
import { EMPTY, type PanelState } from '../state.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void };

/** What was looked for, and what of it was found in earlier runs. */
export interface Search {
  readonly words: string;
  readonly earlier: readonly Entry[];
}

/** What the page knows: what the editor has told, and what was looked for. */
export class Store {
  state: PanelState = EMPTY;
  search: Search | undefined;
  /** What a screen reader is told, oldest first, each with a number of its own. */
  told: readonly { readonly id: number; readonly text: string }[] = [];
  /** Undefined until the editor has said what there is. */
  isBegun = false;
  readonly #editor = acquireVsCodeApi();
  readonly #changed: () => void;
  #sentences: Readonly<Record<string, string>> = {};
  #count = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
    window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => this.#take(data));
    this.send({ type: 'ready' });
  }

  send(message: FromPanel): void {
    this.#editor.postMessage(message);
  }

  look(words: string | undefined): void {
    const isMore = words !== undefined && words.trim() !== '';
    this.search = words === undefined ? undefined : { words, earlier: isMore ? (this.search?.earlier ?? []) : [] };
    this.send({ type: 'search', words: words ?? '' });
    this.#changed();
  }

  /** A sentence of the catalogue, in the person's language, about these values. */
  say(id: string, values: Readonly<Record<string, string | number>> = {}): string {
    const sentence = this.#sentences[id] ?? '';
    return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? value.toLocaleString(document.documentElement.lang) : (value ?? place);
    });
  }

  #take(message: ToPanel): void {
    const before = this.state;
    if (message.type === 'begin') {
      this.#sentences = message.sentences;
      this.state = message.state;
      this.isBegun = true;
    } else if (message.type === 'patch') {
      this.state = patched(this.state, message.patches);
      const news = announced(before, this.state).map(text => ({ id: this.#count++, text }));
      if (news.length > 0) this.told = [...this.told, ...news].slice(-20);
    } else if (this.search?.words === message.words) {
      this.search = { words: message.words, earlier: message.entries };
    }
    this.#changed();
  }
}
