import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What an ear made of a sound, and how long it took, in ms. */
export interface HeardOnce {
  readonly text: string;
  readonly ms: number;
}

/** Kept in a file, a line each, so that what comes after the ears can be worked at without hearing everything again. */
export class HeardBefore {
  readonly #path: string;
  readonly #heard = new Map<string, HeardOnce>();

  constructor(path: string) {
    this.#path = path;
    if (!existsSync(path)) return;
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const { key, text, ms } = JSON.parse(line) as HeardOnce & { readonly key: string };
      this.#heard.set(key, { text, ms });
    }
  }

  async of(key: string, hear: () => Promise<string>): Promise<HeardOnce> {
    const known = this.#heard.get(key);
    if (known) return known;
    const from = performance.now();
    const text = await hear();
    const once = { text, ms: Math.round(performance.now() - from) };
    this.#heard.set(key, once);
    mkdirSync(dirname(this.#path), { recursive: true });
    appendFileSync(this.#path, `${JSON.stringify({ key, ...once })}\n`);
    return once;
  }
}
