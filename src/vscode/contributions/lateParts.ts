import type * as vscode from 'vscode';
import { Lazy } from '../../common/async/lazy.ts';
import type { Health } from '../../common/health.ts';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings/settings.ts';
import type { Watcher } from '../../session/turnEvents.ts';
import type { KeyStore } from '../keyStore.ts';
import type { Acting } from '../parts/acting.ts';
import type { Talking } from '../parts/talking.ts';

export interface LatePartsProps {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly keys: KeyStore;
  readonly log: Log;
  readonly health: Health;
  readonly watch: Watcher;
  /** The user was heard while they chose a microphone. */
  readonly heardThem: () => void;
  /** Whether the panel is in sight. */
  readonly isPanelSeen: () => boolean;
}

/**
 * What contributions work with, in two chunks: what opens the microphone loads with the first command that listens, and
 * the rest when it hears. What could not be loaded is tried again the next time.
 */
export class LateParts {
  readonly props: LatePartsProps;
  readonly talking: Lazy<Talking>;
  readonly acting: Lazy<Acting>;

  constructor(props: LatePartsProps) {
    this.props = props;
    this.talking = new Lazy(async () => {
      const { Talking: Loaded } = await import('../parts/talking.ts');
      return new Loaded({ ...props, acting: () => this.acting.get() });
    });
    this.acting = new Lazy(async () => {
      const { Acting: Loaded } = await import('../parts/acting.ts');
      return new Loaded({ ...props, talking: await this.talking.get() });
    });
  }

  /** Resolves when what was said is on disk. */
  async dispose(): Promise<void> {
    const made = async <T>(lazy: Lazy<T>) => lazy.made?.catch(() => undefined);
    await (await made(this.talking))?.dispose();
    (await made(this.acting))?.dispose();
  }
}
