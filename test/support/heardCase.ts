import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { silentLog } from '../../src/common/log.ts';
import { commentSyntaxOf } from '../../src/editor/commentSyntax.ts';
import { Lexicon } from '../../src/grammar/code/lexicon.ts';
import { choose } from '../../src/grammar/commands/choose.ts';
import { after, type Code } from '../../src/grammar/commands/judging/coming.ts';
import type { Place } from '../../src/grammar/places/place.ts';
import { verbCalled } from '../../src/grammar/verbs/verbs.ts';
import { Parsers } from '../../src/syntax/parsers.ts';

/** A command, and what a recogniser made of it. */
export interface HeardCase {
  readonly said: string;
  readonly heard: string;
  /** Where it is said: one of the texts of texts.json, which are called by their languages; else that of the runner. */
  readonly in?: string;
}

/** `same` is the reading that it has as it was said, none included; `wrong` another one; `none` none where it has one. */
export interface HeardResult {
  readonly outcome: 'same' | 'wrong' | 'none';
  /** Whether what was said comes to anything. */
  readonly isKnown: boolean;
  readonly heardAs: string | undefined;
  readonly said: string | undefined;
  readonly got: string | undefined;
  readonly ms: number;
}

const LANGUAGE = 'typescript';

const RECORDED = join(import.meta.dirname, '../recorded/heard');

/** Texts by their languages, each with `‸` where the cursor is. */
const TEXTS = JSON.parse(readFileSync(join(RECORDED, 'texts.json'), 'utf8')) as Readonly<Record<string, string>>;

/** Compares what is understood of what was heard with what is understood of what was said, at one place. */
export class HeardRunner {
  readonly #parsers: Parsers;
  readonly #text: string;
  readonly #cursor: number;

  /** `text` holds all that the commands name; `at` stands where the cursor is. */
  constructor(folders: readonly string[], text: string, at: string) {
    this.#parsers = new Parsers({ folders, log: silentLog });
    this.#text = text;
    this.#cursor = text.indexOf(at) + at.length;
  }

  async run({ said, heard, in: language = LANGUAGE }: HeardCase): Promise<HeardResult> {
    const own = TEXTS[language];
    const text = own?.replace('‸', '') ?? this.#text;
    const cursor = own?.indexOf('‸') ?? this.#cursor;
    const tree = await this.#parsers.parse(text, language);
    const place: Place = {
      text,
      cursor,
      selection: { start: cursor, end: cursor },
      tree,
      unit: '  ',
      comments: commentSyntaxOf(language),
      wording: { writing: tree?.writing, lexicon: new Lexicon(text, tree?.writing?.names.variable) },
    };
    const first = await this.#comingOf(said, place, language);
    const from = performance.now();
    const second = await this.#comingOf(heard, place, language);
    const ms = performance.now() - from;
    tree?.dispose();
    const outcome = second.key === first.key ? 'same' : second.key === undefined ? 'none' : 'wrong';
    return { outcome, isKnown: first.key !== undefined, heardAs: second.heardAs, said: first.key, got: second.key, ms };
  }

  async #comingOf(
    said: string,
    place: Place,
    language: string,
  ): Promise<{ key: string | undefined; heardAs: string | undefined }> {
    const code: Code = {
      parse: async text => {
        const tree = await this.#parsers.parse(text, language);
        return { tree, dispose: () => tree?.dispose() };
      },
      isWorse: (text, before) => this.#parsers.isWorse(text, before),
    };
    const choice = await choose(said, place, code);
    if (!choice) return { key: undefined, heardAs: undefined };
    const keys: string[] = [];
    let there = place;
    for (const { name, arguments: given } of choice.reading.calls) {
      const outcome = verbCalled(name)?.plan(given, there);
      if (outcome) {
        keys.push(JSON.stringify([outcome.edits, outcome.selections]));
        there = after(outcome, there);
      } else keys.push(JSON.stringify([name, given]).toLowerCase());
    }
    return { key: keys.join(' '), heardAs: choice.heardAs };
  }
}

/** The file in which all that they name stands. */
export const ACCOUNT = readFileSync(join(RECORDED, 'account.ts.txt'), 'utf8');

export function heardCases(path: string): readonly HeardCase[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as HeardCase & { readonly mode?: string })
    .filter(({ mode = 'command' }) => mode === 'command');
}

export function recordedHeard(
  name:
    | 'open'
    | 'aside'
    | 'languages'
    | 'languagesAside'
    | 'spoken'
    | 'spokenAside'
    | 'phrased'
    | 'phrasedAside'
    | 'newer'
    | 'newerAside',
): readonly HeardCase[] {
  return heardCases(join(RECORDED, `${name}.jsonl`));
}
