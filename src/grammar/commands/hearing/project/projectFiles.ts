import { basename } from 'node:path';
import type { View } from '../../../../actions/view/view.ts';
import { AloudError } from '../../../../common/errors.ts';
import { Slices } from '../../../../syntax/slices.ts';
import { saidOf } from '../../../code/lexicon.ts';
import { NamesBySound } from '../../../ear/namesBySound.ts';

/** So many files are known by the sound of their names. More of them at once would keep the editor waiting. */
const MOST_FILES = 10_000;
/** How long, in ms, what was read is what there is. */
const FRESH_MS = 30_000;

/** What the files of a project are called. */
export interface KnownFiles {
  readonly sounds: NamesBySound;
  /** Paths by the words of their names, without what they end with. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
}

/**
 * The files of the open folders by how their names are said, read when one is first asked for that is not there. What was
 * read stays while it is read again.
 */
export class ProjectFiles {
  #known: KnownFiles | undefined;
  #reading: Promise<KnownFiles | undefined> | undefined;
  #folders = '';
  #readAt = Number.NEGATIVE_INFINITY;

  /** Rejects with nothing: a project that cannot be read has no names. */
  async of(view: View): Promise<KnownFiles | undefined> {
    const folders = view.files.folders.join('\n');
    if (folders !== this.#folders) this.#known = undefined;
    const isFresh = folders === this.#folders && performance.now() - this.#readAt < FRESH_MS;
    if (!isFresh) {
      this.#folders = folders;
      this.#readAt = performance.now();
      const reading = read(view).catch(nothingIfRefused);
      this.#reading = reading;
      void reading.then(known => {
        if (this.#reading === reading) this.#known = known;
      });
    }
    return this.#known ?? this.#reading;
  }
}

function nothingIfRefused(thrown: unknown): undefined {
  if (thrown instanceof AloudError) return undefined;
  throw thrown;
}

async function read(view: View): Promise<KnownFiles> {
  const found = await view.files.find('', MOST_FILES);
  const slices = new Slices();
  const paths = await slices.run(byName(found));
  return { paths, sounds: await slices.run(NamesBySound.of(paths.keys())) };
}

function* byName(found: readonly string[]): Generator<void, ReadonlyMap<string, readonly string[]>> {
  const paths = new Map<string, string[]>();
  for (const path of found) {
    const said = saidOf(stemOf(path));
    if (said === '') continue;
    const same = paths.get(said);
    if (same) same.push(path);
    else paths.set(said, [path]);
    yield;
  }
  return paths;
}

/** A file's name without what it ends with: "cart" of `cart.ts`. */
export function stemOf(path: string): string {
  const name = basename(path);
  const end = name.lastIndexOf('.');
  return end > 0 ? name.slice(0, end) : name;
}
