// `npm run --silent ears -- [EAR …] [--half open|aside] [--server NAME=ADDRESS#MODEL …] [--voice NAME …] [--every N]
// [--verbose]`: how well programmers are heard, as a table; with `--every` of every Nth sentence. Sounds and what was heard of
// them are kept in out/ears.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AloudError } from '../../../src/common/errors.ts';
import { ENGLISH } from '../../../src/session/phonetics.ts';
import { respell } from '../../../src/transcribe/names/respell.ts';
import type { Transcriber } from '../../../src/transcribe/transcriber.ts';
import { utteranceOf } from '../../support/spoken.ts';
import { percentile } from '../measure.ts';
import { programmersSentences, type Sentence } from './corpus.ts';
import { type Ear, earsHere } from './ears.ts';
import { HeardBefore } from './heardBefore.ts';
import { type Score, scoreOf, sumOf } from './scores.ts';
import { hashOf, Sounds, withNoise } from './sounds.ts';
import { voicesHere } from './voices.ts';

const KEPT = resolve(import.meta.dirname, '../../../out/ears');
const SIGNAL_TO_NOISE_DB = 10;
const never = new AbortController().signal;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    server: { type: 'string', multiple: true, default: [] },
    every: { type: 'string', default: '1' },
    voice: { type: 'string', multiple: true, default: [] },
    verbose: { type: 'boolean', default: false },
  },
});

interface Said {
  readonly sentence: Sentence;
  readonly samples: Int16Array;
}

interface Result {
  readonly score: Score;
  readonly ms: number;
}

const sentences = programmersSentences().filter(
  ({ half }, at) => at % Number(values.every) === 0 && (values.half === undefined || half === values.half),
);
const ears = earsHere(values.server).filter(({ name }) => isChosen(name, positionals));
if (ears.length === 0) throw new Error('There are no such ears here.');
const clean = await saidByAll();
if (clean.length === 0)
  throw new Error('There is no neural voice here: neither a model in ALOUD_TEST_MODELS nor hibari.');

console.log(`| ear | wrong words | names right | in noise: wrong words | names right | put where none was | time |
| --- | --- | --- | --- | --- | --- | --- |`);
for (const ear of ears) {
  const { transcriber, close } = await ear.open();
  try {
    const quiet = await hearAll(ear, transcriber, clean);
    const loud = await hearAll(ear, transcriber, inNoise());
    console.log(rowOf(ear.name, quiet, loud));
  } finally {
    close();
  }
}

async function saidByAll(): Promise<readonly Said[]> {
  const sounds = new Sounds(KEPT);
  const all: Said[] = [];
  for (const voice of voicesHere().filter(({ name }) => isChosen(name, values.voice))) {
    for (const sentence of sentences) all.push({ sentence, samples: await sounds.said(sentence.said, voice) });
    voice.close();
  }
  return all;
}

function* inNoise(): Generator<Said> {
  for (const { sentence, samples } of clean) yield { sentence, samples: withNoise(samples, SIGNAL_TO_NOISE_DB) };
}

async function hearAll(ear: Ear, transcriber: Transcriber, all: Iterable<Said>): Promise<readonly Result[]> {
  const before = new HeardBefore(join(KEPT, `${ear.name.replace(/\W+/g, '-')}.jsonl`));
  const results: Result[] = [];
  for (const { sentence, samples } of all) {
    const key = [hashOf(samples), sentence.mode, hashOf(sentence.identifiers.join())].join(' ');
    const { text, ms } = await before.of(key, () => heard(transcriber, sentence, samples));
    const spelled = respell(text, sentence.identifiers, sentence.mode, ENGLISH);
    const score = scoreOf(sentence, text, spelled);
    results.push({ score, ms });
    if (values.verbose && sentence.half === 'open') tell(sentence, score, text, spelled);
  }
  return results;
}

async function heard(
  transcriber: Transcriber,
  { mode, identifiers, hints }: Sentence,
  samples: Int16Array,
): Promise<string> {
  const about = { language: 'en', keywords: hints, localWords: identifiers, purpose: mode };
  try {
    for await (const event of transcriber.transcribe(utteranceOf(samples), about, never))
      if (event.type === 'final') return event.text.trim();
  } catch (thrown) {
    // Who has no answer in time has heard nothing.
    if (!(thrown instanceof AloudError && thrown.code === 'timed-out')) throw thrown;
  }
  return '';
}

/** What is of use to who works at it: names that are lacking, and names that nobody said. */
function tell({ written, mode }: Sentence, score: Score, text: string, spelled: string): void {
  if (score.namesSpelled < score.names)
    console.error(`${mode} lacks: ${written}\n  heard: ${text}\n  is:    ${spelled}`);
  if (score.plainChanged > 0) console.error(`${mode} has too many: ${written}\n  heard: ${text}\n  is:    ${spelled}`);
}

function rowOf(name: string, quiet: readonly Result[], loud: readonly Result[]): string {
  const [still, noisy] = [quiet, loud].map(all => sumOf(all.map(({ score }) => score))) as [Score, Score];
  const seconds = (
    percentile(
      quiet.map(({ ms }) => ms),
      0.5,
    ) / 1000
  ).toFixed(2);
  const changed = sumOf([still, noisy]);
  return `| ${[
    name,
    wrongWords(still),
    namesRight(still),
    wrongWords(noisy),
    namesRight(noisy),
    `${changed.plainChanged} of ${changed.plain}`,
    `${seconds} s`,
  ].join(' | ')} |`;
}

function wrongWords({ words, heardWrong, spelledWrong }: Score): string {
  return `${percent(heardWrong / words)} → ${percent(spelledWrong / words)}`;
}

function namesRight({ names, namesHeard, namesSpelled }: Score): string {
  return `${percent(namesHeard / names)} → ${percent(namesSpelled / names)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function isChosen(name: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some(each => name.startsWith(each));
}
