import type { RealtimeConnection } from '../../../openai/realtime/realtimeConnection.ts';
import type { Style } from '../voice.ts';

/** A connection over which nothing is read is closed after so long, in ms. */
const IDLE_MS = 20_000;
/** OpenAI ends a session after an hour. */
const OLDEST_MS = 50 * 60_000;

/** What a connection was opened for. */
export interface Opened {
  readonly connection: RealtimeConnection;
  readonly purpose: string;
  /** As `performance.now()`. */
  readonly since: number;
  /** How the next text is to be read. */
  readonly setStyle: (style: Style) => void;
}

/** At most one connection that waits for the next text, for some seconds. */
export class KeptConnection {
  #kept: Opened | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** Takes it out, if it is for this, and young enough to read a text to its end. */
  take(purpose: string): Opened | undefined {
    clearTimeout(this.#idle);
    const kept = this.#kept;
    this.#kept = undefined;
    if (!kept) return undefined;
    if (kept.purpose === purpose && performance.now() - kept.since < OLDEST_MS) return kept;
    kept.connection.close();
    return undefined;
  }

  keep(opened: Opened): void {
    this.close();
    this.#kept = opened;
    opened.connection.idle();
    this.#idle = setTimeout(() => this.close(), IDLE_MS).unref();
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#kept?.connection.close();
    this.#kept = undefined;
  }
}
