import { access, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asSentence } from '../../common/asSentence.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { findProgram } from '../../processes/findProgram.ts';
import { lastWords } from '../../processes/lastWords.ts';
import { privateFolder } from '../../processes/privateFolder.ts';
import { runProgram } from '../../processes/runProgram.ts';
import { howToInstallPocketSphinx } from './howToInstallPocketSphinx.ts';
import { wordsOfJsgf } from './jsgf.ts';
import { type Segment, segmentsOf } from './pocketsphinxSegments.ts';
import { Pronunciations } from './pronunciations.ts';

/** What recognition takes at most: so many ms, and so many ms for each ms of sound. */
const TIMEOUT_MS = 20_000;
const TIMEOUT_PER_MS = 2;

/** It cuts the first and last word off without some quiet around them, in samples at 16 kHz. */
const QUIET_BEFORE = 3200;
const QUIET_AFTER = 4800;

/** A grammar with a word that the dictionary lacks is refused as a whole: such a word is given what nobody says. */
const UNSAYABLE = Array(12).fill('ZH OY UH').join(' ');

export interface PocketSphinxProps {
  /** `pocketsphinx_batch`: a name on PATH or an absolute path. */
  readonly program: string;
  /** The folder with `en-us/`, `cmudict-en-us.dict` and `en-us.lm.bin`. Empty: where packages put it. */
  readonly model: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** A JSGF grammar, or whatever English is likely. */
export type Search = { readonly jsgf: string } | 'language-model';

interface Installed {
  readonly program: string;
  readonly model: string;
}

/** CMU PocketSphinx, run as a program for one recording at a time: recognises offline what a grammar describes. */
export class PocketSphinx {
  readonly #props: PocketSphinxProps;
  #dictionary: Promise<Pronunciations> | undefined;

  constructor(props: PocketSphinxProps) {
    this.#props = props;
  }

  async isInstalled(): Promise<boolean> {
    return !isMissing(await this.#find());
  }

  /** Whether the dictionary knows how a word in small letters is said. Reads it when first asked. */
  async pronounces(word: string): Promise<boolean> {
    return (await this.dictionary()).of(word).length > 0;
  }

  /** Throws `unsupported` when PocketSphinx is not installed. */
  async dictionary(): Promise<Pronunciations> {
    const { model } = await this.#installed();
    this.#dictionary ??= Pronunciations.read(dictionaryIn(model)).catch(error => {
      this.#dictionary = undefined;
      throw failed(message('ears.unreadable-dictionary', { why: asSentence(error.message) }));
    });
    return this.#dictionary;
  }

  /**
   * Recognises s16le mono at 16 kHz; no segments when nothing was heard. Throws `unsupported` when PocketSphinx is not
   * installed or does not work, `timed-out` and `cancelled`.
   */
  async recognise(samples: Int16Array, search: Search, signal: AbortSignal): Promise<readonly Segment[]> {
    throwIfAborted(signal);
    const installed = await this.#installed();
    const isGrammar = search !== 'language-model';
    const words = isGrammar ? dictionaryOf(wordsOfJsgf(search.jsgf), await this.dictionary()) : '';
    // What was said is for nobody else to read: the folder is private, and so is every file in it.
    const { path: folder, remove } = await privateFolder('pocketsphinx');
    const inFolder = (name: string) => join(folder, name);
    try {
      const write = (name: string, data: string | Uint8Array) => writeFile(inFolder(name), data, { mode: 0o600 });
      await write('speech.raw', withQuiet(samples));
      await write('list', 'speech\n');
      await write('segments', '');
      await write('log', '');
      if (isGrammar) {
        await write('grammar.jsgf', search.jsgf);
        await write('words.dict', words);
      }
      const { model } = installed;
      const args = [
        ...['-hmm', join(model, 'en-us'), '-adcin', 'yes', '-cepdir', folder, '-cepext', '.raw'],
        ...['-ctl', inFolder('list'), '-hypseg', inFolder('segments'), '-logfn', inFolder('log')],
        // Only with the scores of all sounds can be told how near the best of them the words come.
        ...['-compallsen', 'yes'],
        ...(isGrammar
          ? ['-jsgf', inFolder('grammar.jsgf'), '-dict', inFolder('words.dict')]
          : ['-lm', languageModelIn(model), '-dict', dictionaryIn(model)]),
      ];
      const { environment } = this.#props;
      const timeoutMs = TIMEOUT_MS + (samples.length / 16) * TIMEOUT_PER_MS;
      const { exitCode, failure } = await runProgram(installed.program, args, { environment, timeoutMs }, signal);
      if (exitCode !== 0) {
        const told = lastWords(errorsIn(await readFile(inFolder('log'), 'utf8'))) || failure;
        throw failed(told ? asSentence(told) : message('programs.ended-with', { code: String(exitCode) }));
      }
      return segmentsOf(await readFile(inFolder('segments'), 'utf8'), isGrammar ? 'grammar' : 'language-model');
    } finally {
      await remove();
    }
  }

  async #installed(): Promise<Installed> {
    const found = await this.#find();
    if (!isMissing(found)) return found;
    throw new AloudError({
      code: 'unsupported',
      message: message('ears.not-here', { why: sentences([found, howToInstallPocketSphinx()]) }),
      remedies: ['check-setup'],
    });
  }

  /** What is missing, if something is. */
  async #find(): Promise<Installed | Message> {
    const { model: folder } = this.#props;
    const program = await findProgram(this.#props.program, this.#props.environment);
    if (!program) return message('programs.not-found', { program: this.#props.program });
    for (const model of await this.#modelFolders(program)) {
      if (await isModel(model)) return { program, model };
    }
    return folder === '' ? message('ears.no-model') : message('ears.no-model-in', { folder });
  }

  async #modelFolders(program: string): Promise<readonly string[]> {
    if (this.#props.model !== '') return [this.#props.model];
    // Homebrew's programs are links into a folder that has its own `share`.
    const prefixes = [dirname(dirname(program)), dirname(dirname(await realpath(program))), '/usr', '/usr/local'];
    return prefixes.map(prefix => join(prefix, 'share', 'pocketsphinx', 'model', 'en-us'));
  }
}

function dictionaryIn(model: string): string {
  return join(model, 'cmudict-en-us.dict');
}

function languageModelIn(model: string): string {
  return join(model, 'en-us.lm.bin');
}

async function isModel(folder: string): Promise<boolean> {
  const needed = [join(folder, 'en-us', 'mdef'), dictionaryIn(folder), languageModelIn(folder)];
  return (await Promise.allSettled(needed.map(file => access(file)))).every(({ status }) => status === 'fulfilled');
}

function dictionaryOf(words: Iterable<string>, pronunciations: Pronunciations): string {
  let lines = '';
  for (const word of words) {
    const ways = pronunciations.of(word);
    for (const [index, phones] of (ways.length > 0 ? ways : [UNSAYABLE]).entries()) {
      lines += `${word}${index === 0 ? '' : `(${index + 1})`} ${phones}\n`;
    }
  }
  return lines;
}

function withQuiet(samples: Int16Array): Uint8Array {
  const padded = new Int16Array(QUIET_BEFORE + samples.length + QUIET_AFTER);
  padded.set(samples, QUIET_BEFORE);
  return new Uint8Array(padded.buffer);
}

function errorsIn(log: string): string {
  return log
    .split('\n')
    .filter(line => /^(ERROR|FATAL)/.test(line))
    .join('\n');
}

function isMissing(found: Installed | Message): found is Message {
  return 'id' in found;
}

function failed(why: Message): AloudError {
  return new AloudError({
    code: 'unsupported',
    message: sentences([message('ears.failed'), why, howToInstallPocketSphinx(true)]),
    remedies: ['check-setup', 'show-log'],
  });
}
