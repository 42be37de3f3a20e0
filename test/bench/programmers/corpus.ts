import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LineIndex } from '../../../src/editor/text.ts';
import { nearbyIdentifiers, nearbyNames } from '../../../src/transcribe/names/identifiers.ts';
import { languageIdOf } from '../../support/languageIds.ts';

const FOLDER = join(import.meta.dirname, '../../recorded/programmers');

/** As many names as a session tells its recogniser. */
const MOST_NAMES = 100;

/** To work with, or to judge by and not to look at. */
export type Half = 'open' | 'aside';

/** What a programmer says over a file. */
export interface Sentence {
  readonly file: string;
  readonly half: Half;
  readonly mode: 'command' | 'dictation';
  /** The words alone. */
  readonly said: string;
  /** The same with the file's names as the file spells them. */
  readonly written: string;
  /** Those of the file's names that are said, in their order; half of all sentences have none. */
  readonly names: readonly string[];
  /** The file's names near the cursor, as a session has them for itself and as it tells them to others. */
  readonly identifiers: readonly string[];
  readonly hints: readonly string[];
}

interface RecordedFile {
  readonly file: string;
  readonly at: string;
  readonly text: string;
  readonly open: readonly Said[];
  readonly aside: readonly Said[];
}

type Said = { readonly command: string } | { readonly dictation: string };

/** A name: `<max speed|maxSpeed>`, or `<total>` where it is said as it is written. */
const NAME = /<([^|>]+)(?:\|([^>]+))?>/g;

/** All sentences of `test/recorded/programmers`. */
export function programmersSentences(): readonly Sentence[] {
  return globSync('*.yml', { cwd: FOLDER })
    .sort()
    .flatMap(name => sentencesOf(parse(readFileSync(join(FOLDER, name), 'utf8'))));
}

function sentencesOf({ file, at, text, open, aside }: RecordedFile): readonly Sentence[] {
  const index = new LineIndex(text);
  const cursor = index.positionAt(text.indexOf(at));
  const document = {
    path: file,
    languageId: languageIdOf(file),
    lineCount: index.lineCount,
    line: (line: number) => index.line(line),
  };
  const identifiers = nearbyIdentifiers(document, cursor, MOST_NAMES);
  const hints = nearbyNames(document, cursor, MOST_NAMES);
  const about = { file, identifiers, hints };
  return [
    ...open.map(each => sentence(each, { ...about, half: 'open' })),
    ...aside.map(each => sentence(each, { ...about, half: 'aside' })),
  ];
}

function sentence(said: Said, about: Pick<Sentence, 'file' | 'half' | 'identifiers' | 'hints'>): Sentence {
  const [mode, marked] =
    'command' in said ? (['command', said.command] as const) : (['dictation', said.dictation] as const);
  return {
    ...about,
    mode,
    said: marked.replace(NAME, '$1'),
    written: marked.replace(NAME, (_, words: string, spelled = words) => spelled),
    names: [...marked.matchAll(NAME)].map(([, words = '', spelled = words]) => spelled),
  };
}
