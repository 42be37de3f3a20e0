import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { View } from '../../../../actions/view/view.ts';
import type { WorkspaceSymbol } from '../../../../editor/languages.ts';
import { message } from '../../../../messages/message.ts';
import { Slices } from '../../../../syntax/slices.ts';
import { saidOf } from '../../../code/lexicon.ts';
import { NamesBySound } from '../../../ear/namesBySound.ts';
import { soundsOf, soundsOfAll } from '../../../ear/sounds.ts';
import type { Place } from '../../../places/place.ts';
import type { Choice } from '../../choose.ts';
import type { Reading } from '../../understand.ts';
import { type Asked, askedOf } from './asked.ts';
import { type KnownFiles, ProjectFiles, stemOf } from './projectFiles.ts';

/** How long, in ms, the editor is waited for: a language server that has just started takes seconds. */
const PATIENCE_MS = 300;
/** So many symbols are asked for by each word, and so many words are asked by. */
const MOST_SYMBOLS = 100;
const MOST_ASKED_BY = 6;
/** Servers find what begins with these letters, or has them in its head: a word that was misheard begins as it was said. */
const LEAST_LETTERS = 2;
const LETTERS_OF_BEGINNING = 3;

/** So far may a name be from what was heard, for each of its phones, that is taken without asking, and that is asked for. */
const APART_PER_PHONE = 0.13;
const APART_PER_PHONE_IF_ASKED = 0.2;
/** A name is clearly the nearest where the next is so much further. */
const MARGIN = 0.3;
const MARGIN_PER_APART = 0.3;
/** What is so much further than the nearest is not asked for beside it. */
const MARGIN_IF_ASKED = 0.5;
const MOST_NEAR = 12;
const MOST_OFFERED = 3;
const MOST_PLACES = 4;

/** Something of the project that may be meant. */
interface Candidate {
  /** In small letters, its words with a blank between. */
  readonly said: string;
  readonly apart: number;
  /** The places that are called so, the nearest to where someone is first. */
  readonly places: readonly Named[];
}

interface Named {
  readonly kind: Asked['kind'];
  /** As it is written. */
  readonly name: string;
  readonly path: string;
  /** From 1. */
  readonly line?: number;
}

/** What the project has by its names: what an utterance asks for where the document in front of someone has no such thing. */
export class ProjectNames {
  readonly #files = new ProjectFiles();
  readonly #patienceMs: number;

  /** `patienceMs` is how long the editor is waited for. */
  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  /**
   * Where an utterance leads in the project: to what is called just so, or to the one name that sounds like it. Undefined
   * where it asks for nothing there, or nothing is clearly the nearest.
   */
  async choose(words: readonly string[], view: View, place: Place | undefined): Promise<Choice | undefined> {
    const asked = askedOf(words, place);
    const [first, second] = asked ? await this.#candidates(asked, view) : [];
    if (!asked || !first) return undefined;
    const margin = MARGIN + MARGIN_PER_APART * first.apart;
    const isSure =
      isExact(first, asked) ||
      (first.apart <= APART_PER_PHONE * longer(first, asked) && (!second || second.apart >= first.apart + margin));
    if (!isSure) return undefined;
    const [reading, ...alternatives] = readingsOf(first, asked, view);
    if (!reading) return undefined;
    const heardAs = isExact(first, asked) ? undefined : `${asked.before} ${first.places[0]?.name}`;
    return { reading, alternatives, ...(heardAs !== undefined && { heardAs }) };
  }

  /** What may have been asked for, in words, where nothing is clearly the nearest: a few, the likeliest first. */
  async nearly(words: readonly string[], view: View, place: Place | undefined): Promise<readonly string[]> {
    const asked = askedOf(words, place);
    const found = asked ? await this.#candidates(asked, view) : [];
    const [first] = found;
    if (!asked || !first || isExact(first, asked)) return [];
    return found
      .filter(({ apart }) => apart <= first.apart + MARGIN_IF_ASKED)
      .slice(0, MOST_OFFERED)
      .map(({ said }) => `${asked.before} ${said}`);
  }

  /** What sounds like what is asked for, the nearest first. */
  async #candidates(asked: Asked, view: View): Promise<readonly Candidate[]> {
    const { stem, ending } = apart(asked.name);
    if (stem.length === 0) return [];
    const known = await inTime(this.#files.of(view), undefined, this.#patienceMs);
    // By its letters a file is found without ears.
    if (asked.kind === 'file' && isPartOfAny(stem, ending, known)) return [];
    const near = known?.sounds.nearest(stem, APART_PER_PHONE_IF_ASKED, MOST_NEAR) ?? [];
    const files = near.flatMap(({ said, apart }) => candidateOf(said, apart, known, ending, view));
    if (ending !== undefined) return files;
    const beside = files.filter(({ places }) => places.length > 0).map(({ said }) => said.replaceAll(' ', ''));
    const symbols = await symbolsLike(stem, beside, view, this.#patienceMs);
    return merged(asked.isKind ? [] : files, symbols, asked.kind).toSorted((one, other) => one.apart - other.apart);
  }
}

/** A name as it was said, and what the file ends with where that was said too: "card dot ts". */
function apart(name: readonly string[]): { readonly stem: readonly string[]; readonly ending: string | undefined } {
  const words = name.flatMap(word => word.split('.').flatMap((part, at) => (at > 0 ? ['dot', part] : [part])));
  const dot = words.lastIndexOf('dot');
  const isEnding = dot > 0 && dot < words.length - 1;
  const stem = (isEnding ? words.slice(0, dot) : words).filter(word => word !== 'dot' && word !== '');
  return { stem, ending: isEnding ? words.slice(dot + 1).join('') : undefined };
}

/** Whether words stand in the name of a file as they are, one after the other. */
function isPartOfAny(stem: readonly string[], ending: string | undefined, known: KnownFiles | undefined): boolean {
  const said = ` ${stem.join(' ')} `;
  const one = stem.join('');
  for (const [name, paths] of known?.paths ?? [])
    if (` ${name} `.includes(said) || name.replaceAll(' ', '') === one)
      if (ending === undefined || paths.some(path => endsAlike(path, ending))) return true;
  return false;
}

function candidateOf(
  said: string,
  apart: number,
  known: KnownFiles | undefined,
  ending: string | undefined,
  view: View,
): readonly Candidate[] {
  const paths = (known?.paths.get(said) ?? []).filter(path => ending === undefined || endsAlike(path, ending));
  const places = nearestFirst(paths, view).map(path => ({ kind: 'file' as const, name: nameOf(path), path }));
  return places.length > 0 ? [{ said, apart, places }] : [];
}

function nameOf(path: string): string {
  return `${stemOf(path)}${extname(path)}`;
}

/** Whether a path ends with what was heard, or with what sounds just like it: "dot tea s". */
function endsAlike(path: string, ending: string): boolean {
  const own = extname(path).slice(1).toLowerCase();
  const sounds = new Set(soundsOf(own));
  return own === ending.toLowerCase() || soundsOf(ending).some(sound => sounds.has(sound));
}

/** Paths with the fewest steps between them and where someone is first. */
function nearestFirst(paths: readonly string[], view: View): readonly string[] {
  const here = pathHere(view)?.split(/[\\/]/) ?? [];
  const steps = (path: string) => {
    const parts = path.split(/[\\/]/);
    const other = parts.findIndex((part, at) => part !== here[at]);
    return parts.length + here.length - 2 * (other < 0 ? parts.length : other);
  };
  return [...paths].sort((one, other) => steps(one) - steps(other)).slice(0, MOST_PLACES);
}

function pathHere(view: View): string | undefined {
  try {
    return view.documents.here().path;
  } catch {
    return undefined;
  }
}

/** What the languages know that sounds like words: asked by these words, by how they begin, and by what files are called so. */
async function symbolsLike(
  words: readonly string[],
  beside: readonly string[],
  view: View,
  patienceMs: number,
): Promise<readonly Candidate[]> {
  const by = new Set([words.join(''), ...words, ...beside, ...words.map(word => word.slice(0, LETTERS_OF_BEGINNING))]);
  const asked = [...by].filter(({ length }) => length >= LEAST_LETTERS).slice(0, MOST_ASKED_BY);
  const found = await Promise.all(
    asked.map(name =>
      inTime<readonly WorkspaceSymbol[]>(
        view.languages.workspaceSymbols(name, MOST_SYMBOLS).catch(() => []),
        [],
        patienceMs,
      ),
    ),
  );
  const bySaid = new Map<string, WorkspaceSymbol[]>();
  for (const symbol of found.flat()) {
    // Languages write what a method takes behind its name.
    const said = saidOf(plainName(symbol));
    if (said === '') continue;
    const same = bySaid.get(said);
    if (!same) bySaid.set(said, [symbol]);
    else if (!same.some(each => isSamePlace(each, symbol))) same.push(symbol);
  }
  const sounds = await new Slices().run(NamesBySound.of(bySaid.keys()));
  return sounds.nearest(words, APART_PER_PHONE_IF_ASKED, MOST_NEAR).map(({ said, apart }) => {
    const symbols = bySaid.get(said) ?? [];
    const paths = nearestFirst([...new Set(symbols.map(({ location }) => location.path))], view);
    const places = paths.flatMap(path =>
      symbols
        .filter(({ location }) => location.path === path)
        .map(symbol => ({
          kind: 'symbol' as const,
          name: plainName(symbol),
          path,
          line: symbol.location.range.start.line + 1,
        })),
    );
    return { said, apart, places: places.slice(0, MOST_PLACES) };
  });
}

function plainName({ name }: WorkspaceSymbol): string {
  return name.replace(/\(.*$/s, '');
}

function isSamePlace({ location: one }: WorkspaceSymbol, { location: other }: WorkspaceSymbol): boolean {
  return one.path === other.path && one.range.start.line === other.range.start.line;
}

/** What is called the same is one: what is asked for comes first, be it the file or what is in it. */
function merged(files: readonly Candidate[], symbols: readonly Candidate[], kind: Asked['kind']): readonly Candidate[] {
  const all = new Map<string, Candidate>();
  for (const candidate of kind === 'file' ? [...files, ...symbols] : [...symbols, ...files]) {
    const key = candidate.said.replaceAll(' ', '');
    const same = all.get(key);
    all.set(key, same ? { ...same, places: [...same.places, ...candidate.places] } : candidate);
  }
  return [...all.values()];
}

function isExact({ said }: Candidate, { name }: Asked): boolean {
  return said.replaceAll(' ', '') === apart(name).stem.join('');
}

function longer({ said }: Candidate, { name }: Asked): number {
  const length = (words: readonly string[]) => soundsOfAll(words)[0]?.length ?? 0;
  return Math.max(length(said.split(' ')), length(apart(name).stem));
}

/** The ways there, the likeliest first. */
function readingsOf({ places }: Candidate, { before }: Asked, view: View): readonly Reading[] {
  return places.flatMap(({ kind, name, path, line }) => {
    const file = view.files.nameOf(path);
    const calls =
      kind === 'file'
        ? [{ name: 'open_file', arguments: { file } }]
        : [
            { name: 'go_to', arguments: { symbol: name, file } },
            // Where several in the file are called so.
            { name: 'go_to', arguments: { line, file } },
          ];
    const says = message('commands.in-file', { what: `${before} ${name}`, file });
    return calls.map(call => ({ calls: [call], says, isFixed: false }));
  });
}

/** What comes of work that may take longer than some ms, or what there is instead. */
function inTime<T>(work: Promise<T>, instead: T, patienceMs: number): Promise<T> {
  return Promise.race([work, sleep(patienceMs, instead, { ref: false })]);
}
