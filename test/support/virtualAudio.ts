import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit.ts';
import { skipWithoutPrograms } from './skipWithoutPrograms.ts';
import { until } from './until.ts';

const PROGRAMS = ['pulseaudio', 'parec', 'pacat', 'paplay', 'pactl'];

/** Sound from the virtual speakers: mono s16le. */
export interface Heard {
  readonly samples: Int16Array;
  readonly rateHz: number;
  /** When the first sample came out, as `performance.now()`: told by the chunk that was delayed least. */
  readonly startedAt: number;
}

/** A recording of the virtual speakers that goes on until it is stopped. */
export interface Listening {
  /**
   * When a sound louder than a whisper first came out, as `performance.now()`; undefined while there was none. Told by
   * where it is in the recording, however late that comes.
   */
  readonly firstSoundAt: number | undefined;
  /** When it last came out. */
  readonly lastSoundAt: number | undefined;
  /** Until when there is a recording. */
  readonly recordedUntil: number;
  /** Resolves when all is recorded that has come out until now, something of it could be heard, and nothing for so long, in ms. */
  quiet(ms: number): Promise<void>;
  stop(): Promise<Heard>;
}

/**
 * A PulseAudio of its own, without hardware and also as root. Its default source is a microphone that hears what
 * `speak` plays; its default sink is a pair of speakers that `listen` records. Hand `env` to the programs under test:
 * they see this sound system and no other, through PulseAudio and through ALSA.
 */
export class VirtualAudio {
  /** Only what must be added to a child's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #children = new Set<ChildProcess>();
  #server: ChildProcess | undefined;
  readonly #forget: () => void;

  private constructor(folder: string) {
    this.#folder = folder;
    this.env = {
      PULSE_RUNTIME_PATH: join(folder, 'run'),
      PULSE_STATE_PATH: join(folder, 'state'),
      PULSE_COOKIE: join(folder, 'cookie'),
      PULSE_SERVER: `unix:${join(folder, 'run', 'native')}`,
      XDG_RUNTIME_DIR: join(folder, 'xdg'),
      AUDIODRIVER: 'pulseaudio',
      ALSA_CONFIG_PATH: join(folder, 'asound.conf'),
    };
    this.#forget = atExit(() => {
      for (const child of this.#children) child.kill('SIGKILL');
    });
  }

  /** For a `before` hook: leaves the suite out, saying why, where there is no PulseAudio; fails it instead on CI. */
  static skipIfMissing(hook: Mocha.Context): void {
    skipWithoutPrograms(hook, PROGRAMS);
  }

  static async start(): Promise<VirtualAudio> {
    const audio = new VirtualAudio(await mkdtemp(join(tmpdir(), 'aloud-audio-')));
    try {
      await audio.#start();
    } catch (thrown) {
      await audio.stop();
      throw thrown;
    }
    return audio;
  }

  /**
   * Speaks into the microphone and resolves when the last sample has been spoken.
   * Takes a file that libsndfile reads (WAV, FLAC, Ogg) or mono s16le samples.
   */
  async speak(sound: string | Int16Array, rateHz = 16_000): Promise<void> {
    // Two seconds are handed over in advance: a busy machine leaves no gaps.
    const to = ['--device=virtmic_sink', '--latency-msec=2000'];
    if (typeof sound === 'string') {
      await this.#finish(this.#spawn('paplay', [...to, sound]));
      return;
    }
    const child = this.#spawn('pacat', ['--playback', ...to, '--raw', `--rate=${rateHz}`, ...MONO]);
    child.stdin?.on('error', () => {});
    child.stdin?.end(bytesOf(sound));
    await this.#finish(child);
  }

  /** What comes out of the speakers is heard by the microphone, so much quieter and later: in a room without walls. */
  async echo(decibels: number, delayMs: number): Promise<void> {
    const between = ['source=speakers.monitor', 'sink=virtmic_sink', 'adjust_time=0', `latency_msec=${delayMs}`];
    await this.#finish(this.#spawn('pactl', ['load-module', 'module-loopback', ...between]));
    const listed = this.#spawn('pactl', ['list', 'short', 'sink-inputs']);
    let inputs = '';
    listed.stdout?.on('data', chunk => {
      inputs += chunk;
    });
    await once(listed, 'close');
    const [input = ''] = inputs.trim().split('\n').at(-1)?.split('\t') ?? [];
    await this.#finish(this.#spawn('pactl', ['set-sink-input-volume', input, `${decibels}dB`]));
  }

  /** Starts to record what comes out of the speakers; resolves when nothing that follows can be missed. */
  listen(rateHz = 24_000): Promise<Listening> {
    return this.#listen('speakers.monitor', rateHz);
  }

  /** The same of what the microphone hears. */
  listenToMicrophone(rateHz = 16_000): Promise<Listening> {
    return this.#listen('virtmic_sink.monitor', rateHz);
  }

  async #listen(source: string, rateHz: number): Promise<Listening> {
    const child = this.#record(source, rateHz);
    const chunks: Buffer[] = [];
    let firstLoud: number | undefined;
    let lastLoud: number | undefined;
    let bytes = 0;
    let startedAt = Infinity;
    const at = (sample: number) => startedAt + (sample / rateHz) * 1000;
    child.stdout?.on('data', (chunk: Buffer) => {
      const before = bytes;
      chunks.push(chunk);
      bytes += chunk.length;
      startedAt = Math.min(startedAt, performance.now() - (bytes / 2 / rateHz) * 1000);
      for (let byte = before % 2; byte + 1 < chunk.length; byte += 2) {
        if (Math.abs(chunk.readInt16LE(byte)) <= AUDIBLE) continue;
        lastLoud = (before + byte) / 2;
        firstLoud ??= lastLoud;
      }
    });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    const end = () => this.#end(child);
    return {
      get firstSoundAt() {
        return firstLoud === undefined ? undefined : at(firstLoud);
      },
      get lastSoundAt() {
        return lastLoud === undefined ? undefined : at(lastLoud);
      },
      get recordedUntil() {
        return at(bytes / 2);
      },
      async quiet(ms) {
        const now = performance.now();
        await until('it is quiet', () => {
          const recorded = at(bytes / 2);
          return lastLoud !== undefined && recorded >= now && recorded - at(lastLoud) > ms;
        });
      },
      async stop() {
        await end();
        const bytes = Buffer.concat(chunks);
        const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
        return { samples: new Int16Array(new Uint8Array(even).buffer), rateHz, startedAt };
      },
    };
  }

  /** The sound system is gone from one moment to the next, and with it every device. */
  async crash(): Promise<void> {
    if (this.#server) await this.#end(this.#server);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#children].map(child => this.#end(child)));
    this.#forget();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #start(): Promise<void> {
    const {
      PULSE_RUNTIME_PATH: run,
      XDG_RUNTIME_DIR: xdg,
      ALSA_CONFIG_PATH: alsa,
    } = this.env as Record<string, string>;
    for (const folder of [run, xdg]) await mkdir(folder as string, { mode: 0o700 });
    await writeFile(
      alsa as string,
      '</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n',
    );
    const script = join(this.#folder, 'start.pa');
    // A sink that can take back what it has rendered renders 2 s ahead, and its first listener waits for that; one that
    // cannot, 50 ms.
    await writeFile(
      script,
      `load-module module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=${join(run as string, 'native')}
load-module module-null-sink sink_name=virtmic_sink norewinds=1 rate=48000 channels=1
load-module module-remap-source source_name=virtmic master=virtmic_sink.monitor
load-module module-null-sink sink_name=speakers norewinds=1 rate=48000 channels=2
set-default-sink speakers
set-default-source virtmic
`,
    );
    const options = [
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--realtime=no',
      '--high-priority=yes',
      '--use-pid-file=no',
    ];
    const server = this.#spawn('pulseaudio', [
      '-n',
      ...options,
      '--log-target=stderr',
      '--log-level=info',
      '-F',
      script,
    ]);
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      let log = '';
      server.stderr?.on('data', (chunk: Buffer) => {
        log = (log + chunk).slice(-8000);
        if (log.includes('Daemon startup complete')) resolve();
      });
      server.once('exit', code => reject(new Error(`pulseaudio ended with ${code}:\n${log}`)));
    });
    // With a listener in a hurry it is 10 ms: a recorder's first sample comes at once, and what is played is heard when it
    // is played.
    const listeners = ['virtmic_sink.monitor', 'speakers.monitor'].map(async source => {
      const listener = this.#record(source, 16_000);
      listener.stdout?.resume();
      await once(listener.stdout as NodeJS.ReadableStream, 'data');
    });
    await Promise.all(listeners);
  }

  #record(source: string, rateHz: number): ChildProcess {
    return this.#spawn('parec', [`--device=${source}`, '--latency-msec=10', '--raw', `--rate=${rateHz}`, ...MONO]);
  }

  #spawn(program: string, parameters: readonly string[]): ChildProcess {
    const child = spawn(program, parameters, { env: { ...process.env, ...this.env } });
    this.#children.add(child);
    child.once('close', () => this.#children.delete(child));
    child.once('error', () => this.#children.delete(child));
    return child;
  }

  async #finish(child: ChildProcess): Promise<void> {
    let problem = '';
    child.stderr?.on('data', chunk => {
      problem += chunk;
    });
    child.stdout?.resume();
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}: ${problem}`);
  }

  async #end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }
}

const MONO = ['--channels=1', '--format=s16le'];

/** Louder than the dither of a resampler. */
const AUDIBLE = 200;

function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
