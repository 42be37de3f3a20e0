import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { bytesOf } from '../../common/wav.ts';
import { message } from '../../messages/message.ts';
import { spokenPieces } from './spokenPieces.ts';
import type { NamedVoice, Style, Voice } from './voice.ts';

const LONGEST = 4096;

/** What speaks on this machine, one text after the other; see `Engine`. */
export interface SpeakingEngine {
  load(): Promise<void>;
  /** s16le mono at OUTPUT_RATE_HZ. */
  say(
    text: string,
    how: { readonly speaker: string; readonly speed: number },
    signal: AbortSignal,
  ): Promise<Int16Array>;
}

export interface LocalVoiceProps {
  readonly engine: SpeakingEngine;
  /** Which of the voices in its model; '' for the first. */
  readonly speaker: string;
  /** The voices that are on this machine. */
  readonly voices: () => Promise<readonly NamedVoice[]>;
}

/** A voice of a model on this machine. Nothing it is given leaves it. */
export class LocalVoice implements Voice {
  readonly name = 'local';
  readonly maxLength = LONGEST;
  readonly #props: LocalVoiceProps;

  constructor(props: LocalVoiceProps) {
    this.#props = props;
  }

  async warm(): Promise<void> {
    await this.#props.engine.load();
  }

  voices(): Promise<readonly NamedVoice[]> {
    return this.#props.voices();
  }

  async *speak(text: string, { speed }: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    throwIfAborted(signal);
    if (text.length > LONGEST)
      throw new AloudError({ code: 'bad-arguments', message: message('voices.too-long', { most: LONGEST }) });
    const { engine, speaker } = this.#props;
    const unheard = new AbortController();
    const within = AbortSignal.any([signal, unheard.signal]);
    // All at once, so that none of the next text comes before the end of this one.
    const sounds = spokenPieces(text).map(piece => engine.say(piece, { speaker, speed }, within));
    for (const sound of sounds) sound.catch(() => {});
    try {
      for (const sound of sounds) {
        const samples = await sound;
        throwIfAborted(signal);
        if (samples.length > 0) yield bytesOf(samples);
      }
    } finally {
      unheard.abort();
    }
  }
}
