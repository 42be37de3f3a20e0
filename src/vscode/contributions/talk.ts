import { whenQuiet } from '../../common/async/whenQuiet.ts';
import type { Into } from '../../editor/boxes.ts';
import type { Shown } from '../../session/tracks/tracks.ts';
import type { ModeName } from '../../session/turnEvents.ts';
import type { Talking } from '../parts/talking.ts';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';
import { type TalkHow, talkOf } from './talkHow.ts';

export interface TalkProps {
  readonly parts: LateParts;
  /** Shows what no turn has told of yet. */
  readonly show: (shown: Shown) => void;
  /** Shows the conversation, where answers are read. */
  readonly showConversation: () => Promise<void>;
}

/** Speaking, with a key and without. */
export class Talk implements Contribution {
  readonly #props: TalkProps;
  readonly #closing = new AbortController();

  readonly commands = {
    'aloud.command': () => this.#press('command'),
    'aloud.dictateComment': () => this.#press('comment'),
    'aloud.dictate': () => this.#press('dictate'),
    'aloud.translate': () => this.#press('translate'),
    'aloud.ask': async () => {
      void this.#props.showConversation();
      await this.#press('ask');
    },
    'aloud.talk': (how?: unknown) => this.#talk(talkOf(how)),
    'aloud.stop': async () => (await this.#made)?.stop(),
    'aloud.cancel': async () => (await this.#made)?.session.cancel(),
    'aloud.handsFree': async () => (await this.#props.parts.talking.get()).toggleHandsFree(),
    'aloud.converse': () => this.#converse(),
    'aloud.converse.mute': async () => (await this.#made)?.session.mute(),
    'aloud.converse.push': async () => (await this.#made)?.push(),
    'aloud.sleep': async () => (await this.#made)?.sleep(),
    'aloud.selectMicrophone': async () => (await this.#props.parts.talking.get()).selectMicrophone(),
  };

  constructor(props: TalkProps) {
    this.#props = props;
    // Whoever speaks first shall not wait for it; why it cannot be loaded, they learn.
    whenQuiet(this.#closing.signal)
      .then(() => import('../parts/talking.ts'))
      .catch(() => {});
  }

  dispose(): void {
    this.#closing.abort();
  }

  get #made() {
    return this.#props.parts.talking.made;
  }

  async #converse(): Promise<void> {
    void this.#props.showConversation();
    await (await this.#loaded()).converse();
  }

  async #talk({ mode, press, into }: TalkHow): Promise<void> {
    if (press === 'key') return this.#press(mode, into);
    const talking = press === 'up' || press === 'cancel' ? await this.#made : await this.#loaded();
    await talking?.pressed(mode, press, into);
  }

  async #press(mode: ModeName, into?: Into): Promise<void> {
    (await this.#loaded()).press(mode, into);
  }

  async #loaded(): Promise<Talking> {
    const { parts, show } = this.#props;
    // A press is seen at once, though its code may have to be loaded first.
    if (!parts.talking.made) show('opening');
    return parts.talking.get().catch(thrown => {
      show('idle');
      throw thrown;
    });
  }
}
