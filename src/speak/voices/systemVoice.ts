import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asSentence } from '../../common/asSentence.ts';
import { AloudError, asAloudError, throwIfAborted } from '../../common/errors.ts';
import { bytesOf, parseWav, resampled } from '../../common/wav.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { findProgram } from '../../processes/findProgram.ts';
import { lastWords } from '../../processes/lastWords.ts';
import { privateFolder } from '../../processes/privateFolder.ts';
import { runProgram } from '../../processes/runProgram.ts';
import {
  howToInstallVoice,
  powershellEnvironment,
  type SpeakingProgram,
  speakingPrograms,
  voiceName,
} from './speakingPrograms.ts';
import { type NamedVoice, OUTPUT_RATE_HZ, type Style, type Voice } from './voice.ts';

/** So much text at a time, in UTF-16 units: a program gives its sound away when it has made all of it. */
const MOST_AT_ONCE = 300;
const LONGEST = 4096;
const TIMEOUT_MS = 30_000;
/** An answer waits no longer, in ms, to be told which voices there are. */
const LIST_MS = 3000;
/** Sound is passed on in pieces of a tenth of a second. */
const PIECE_BYTES = OUTPUT_RATE_HZ / 5;

/** The languages that programs speak by themselves; '' is any. */
const USUAL: ReadonlySet<string> = new Set(['', 'en']);

/** A program that is there, and which of its voices; '' for its usual one. */
interface Found {
  readonly path: string;
  readonly program: SpeakingProgram;
  readonly voice: string;
}

export interface SystemVoiceProps {
  readonly environment: NodeJS.ProcessEnv;
  /** Which of its voices, read for each text; '' for the usual one, as if absent. */
  readonly voice?: () => string;
  /** What the usual one is to speak, as a BCP 47 tag, read for each text; whatever the program usually does if absent. */
  readonly language?: () => string;
  /** What there may be, the best first; those of the platform if absent. */
  readonly programs?: readonly SpeakingProgram[];
}

/** The system's own voice: no key, no network. Nothing it is given leaves the machine. */
export class SystemVoice implements Voice {
  readonly name = 'system';
  readonly maxLength = LONGEST;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #voice: () => string;
  readonly #language: () => string;
  readonly #programs: readonly SpeakingProgram[];
  /** Which program speaks a language best, and by which voice: looked for once. */
  readonly #byLanguage = new Map<string, Promise<Found | undefined>>();

  constructor({
    environment,
    voice = () => '',
    language = () => 'en',
    programs = speakingPrograms(),
  }: SystemVoiceProps) {
    this.#environment = environment;
    this.#voice = voice;
    this.#language = language;
    this.#programs = programs;
  }

  /** What is missing, and what to do about it; undefined where a program is there. */
  async missing(): Promise<Message | undefined> {
    return (await this.#find()) ? undefined : noVoice();
  }

  /** Whether it has a voice of a language, a BCP 47 tag; one that the user has chosen is right for any. */
  async speaks(language: string): Promise<boolean> {
    if (!(await this.#find())) return false;
    if (voiceName(this.#voice()) !== '' || USUAL.has(baseOf(language))) return true;
    const best = this.#bestOf(baseOf(language), AbortSignal.timeout(LIST_MS));
    return (await best.catch(() => undefined)) !== undefined;
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    throwIfAborted(signal);
    if (text.trim() === '') return;
    if (text.length > LONGEST)
      throw new AloudError({
        code: 'bad-arguments',
        message: message('voices.too-long', { most: LONGEST }),
      });
    const found = await this.#speaking(signal);
    if (!found)
      throw new AloudError({
        code: 'unsupported',
        message: noVoice(),
        remedies: ['check-setup', 'open-settings'],
        setting: 'aloud.speech.backend',
      });
    // Private: what is said may be from code.
    const { path: folder, remove } = await privateFolder('voice');
    try {
      for (const piece of pieces(text)) {
        const wav = await this.#run(found, piece, style.speed, folder, signal);
        const sound = bytesOf(resampled(parseWav(wav), OUTPUT_RATE_HZ));
        for (let at = 0; at < sound.length; at += PIECE_BYTES) {
          throwIfAborted(signal);
          yield sound.subarray(at, Math.min(at + PIECE_BYTES, sound.length));
        }
      }
    } finally {
      await remove();
    }
    throwIfAborted(signal);
  }

  async voices(signal: AbortSignal): Promise<readonly NamedVoice[]> {
    const found = await this.#find();
    return found ? this.#list(found, signal) : [];
  }

  async #list({ path, program }: Found, signal: AbortSignal): Promise<readonly NamedVoice[]> {
    const { parameters, read } = program.listing;
    const options = { environment: this.#environment, input: '', timeoutMs: TIMEOUT_MS };
    const { output } = await runProgram(path, parameters, options, signal);
    return read(Buffer.from(output).toString('utf8'));
  }

  async #find(): Promise<Found | undefined> {
    const [found] = await this.#all();
    return found;
  }

  /** The programs that are there. */
  async #all(): Promise<readonly Found[]> {
    const found = this.#programs.map(async program => {
      const path = await findProgram(program.program, this.#environment);
      return path ? [{ path, program, voice: '' }] : [];
    });
    return (await Promise.all(found)).flat();
  }

  /** What speaks, and by which voice: the one that is set, else one of the language, else the usual one. */
  async #speaking(signal: AbortSignal): Promise<Found | undefined> {
    const found = await this.#find();
    const voice = voiceName(this.#voice());
    const language = baseOf(this.#language());
    if (!found || voice !== '' || USUAL.has(language)) return found && { ...found, voice };
    return (await this.#bestOf(language, signal)) ?? found;
  }

  #bestOf(language: string, signal: AbortSignal): Promise<Found | undefined> {
    let speaks = this.#byLanguage.get(language);
    if (!speaks) {
      speaks = this.#ofLanguage(language, signal);
      this.#byLanguage.set(language, speaks);
      // What was cut short is looked for again.
      speaks.catch(() => this.#byLanguage.delete(language));
    }
    return speaks;
  }

  async #ofLanguage(language: string, signal: AbortSignal): Promise<Found | undefined> {
    for (const each of await this.#all()) {
      // Who cannot tell its voices may speak all the same.
      const voices = await this.#list(each, signal).catch(() => []);
      throwIfAborted(signal);
      const own = voices.find(({ name, detail = '' }) => [detail, name].some(tag => baseOf(tag) === language));
      if (own) return { ...each, voice: own.name };
    }
    return undefined;
  }

  async #run(
    { path, program, voice }: Found,
    text: string,
    speed: number,
    folder: string,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const files = { text: join(folder, 'text.txt'), sound: join(folder, 'sound.wav') };
    if (program.input === 'file') await writeFile(files.text, text, { mode: 0o600 });
    try {
      const { output, complaint, exitCode, failure } = await runProgram(
        path,
        program.parameters(speed, files, voice),
        {
          environment: this.#environment,
          extra: powershellEnvironment(speed, files.sound, voice),
          input: program.input === 'stdin' ? text : '',
          timeoutMs: TIMEOUT_MS,
        },
        signal,
      );
      const wav = program.output === 'stdout' ? output : await readFile(files.sound).catch(() => undefined);
      if (exitCode === 0 && wav && wav.length > 0) return wav;
      const told = lastWords(complaint) || failure;
      throw failed(program, told ? asSentence(told) : message('programs.ended-with', { code: String(exitCode) }));
    } catch (thrown) {
      if (asAloudError(thrown).code === 'timed-out') throw failed(program, message('programs.took-too-long'));
      throw thrown;
    }
  }
}

/** The language of a BCP 47 tag, or of a program's own: `de` of `de-AT` and `de_DE`. */
function baseOf(tag: string): string {
  return tag.toLowerCase().split(/[-_ ]/)[0] ?? '';
}

/** Cut between words, where a text is long. */
function pieces(text: string): readonly string[] {
  return text.match(new RegExp(`\\S[\\s\\S]{0,${MOST_AT_ONCE - 1}}(?=\\s|$)|\\S{1,${MOST_AT_ONCE}}`, 'gu')) ?? [];
}

function noVoice(): Message {
  return sentences([message('voices.none'), howToInstallVoice()]);
}

function failed({ program }: SpeakingProgram, why: Message): AloudError {
  return new AloudError({
    code: 'player-failed',
    message: sentences([message('voices.could-not-speak', { program }), why]),
    remedies: ['check-setup', 'open-settings'],
    setting: 'aloud.speech.backend',
  });
}
