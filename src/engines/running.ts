import { asSentence } from '../common/asSentence.ts';
import { AloudError, cancelled } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { type Message, message } from '../messages/message.ts';
import { lastWords } from '../processes/lastWords.ts';
import { startTalking, type TalkingProgram } from '../processes/startTalking.ts';
import { type FromEngine, parseFromEngine, type ToEngine } from './protocol.ts';

/** How much of its complaints is kept, in UTF-16 units: the end tells why it gave up. */
const LONGEST_COMPLAINT = 2000;

export interface RunningProps {
  /** The built `engineProcess`, by path. */
  readonly program: string;
  /** As people know what it runs. */
  readonly label: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
}

type Answer<Type extends FromEngine['type']> = Extract<FromEngine, { readonly type: Type }>;

interface Asked {
  readonly wants: FromEngine['type'];
  readonly resolve: (answer: FromEngine) => void;
  readonly reject: (thrown: AloudError) => void;
}

/** An engine's process from its start to its end. One is asked at a time; after a failure it is over. */
export class Running {
  readonly #child: TalkingProgram;
  readonly #label: string;
  #asked: Asked | undefined;
  #complaint = '';
  #end: AloudError | undefined;

  constructor({ program, label, environment, log }: RunningProps) {
    this.#label = label;
    this.#child = startTalking(program, environment);
    const { stderr } = this.#child;
    stderr?.on('data', (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk).slice(-LONGEST_COMPLAINT);
    });
    this.#child.on('message', answer => this.#take(parseFromEngine(answer)));
    this.#child.once('error', error => this.#over(failure(this.#label, asSentence(error.message))));
    this.#child.once('close', (code, signal) => {
      this.#over(failure(label, this.#howEnded(code, signal)));
      if (this.#complaint) log.debug(`${label} said: ${this.#complaint.trim()}`);
    });
  }

  get isOver(): boolean {
    return this.#end !== undefined;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Its answer, which must be of one type. Throws `unsupported` where it fails, crashes, is killed, runs out of memory or
   * talks nonsense, and `timed-out` where nothing comes within `limitMs`; it is ended then.
   */
  async ask<Type extends FromEngine['type']>(request: ToEngine, wants: Type, limitMs: number): Promise<Answer<Type>> {
    if (this.#end) throw this.#end;
    const answered = new Promise<FromEngine>((resolve, reject) => {
      this.#asked = { wants, resolve, reject };
    });
    const timer = setTimeout(() => {
      const says = message('engines.too-slow', { model: this.#label, seconds: Math.round(limitMs / 1000) });
      this.#over(new AloudError({ code: 'timed-out', message: says, remedies: ['retry', 'open-settings'] }));
    }, limitMs);
    try {
      // What cannot be sent is told by its end.
      this.#child.send(request, () => {});
      return (await answered) as Answer<Type>;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whoever waits for it is told `cancelled`. */
  close(): void {
    this.#over(cancelled());
  }

  #take(answer: FromEngine | undefined): void {
    const asked = this.#asked;
    if (answer?.type === 'failed') this.#over(failure(this.#label, asSentence(answer.why)));
    else if (!answer || answer.type !== asked?.wants) this.#over(failure(this.#label, message('engines.nonsense')));
    else {
      this.#asked = undefined;
      asked.resolve(answer);
    }
  }

  #over(end: AloudError): void {
    if (this.#end) return;
    this.#end = end;
    this.#asked?.reject(end);
    this.#asked = undefined;
    this.#child.kill('SIGKILL');
  }

  /** What a crash leaves behind is a trace, which tells a person less than its signal. */
  #howEnded(code: number | null, signal: string | null): Message {
    const told = signal === null ? lastWords(this.#complaint) : '';
    return told ? asSentence(told) : message('engines.ended', { by: signal ?? String(code) });
  }
}

function failure(model: string, why: Message): AloudError {
  return new AloudError({
    code: 'unsupported',
    message: message('engines.failed', { model, why }),
    remedies: ['retry', 'check-setup', 'show-log'],
    setting: 'aloud.models.folder',
  });
}
