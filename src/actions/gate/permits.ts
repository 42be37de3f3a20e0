import { basename } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import type { FileEdits, TextDocument } from '../../editor/documents.ts';
import type { TextEdit } from '../../editor/position.ts';
import { asWritten, type Message, message, sentences } from '../../messages/message.ts';
import type { Risk } from '../action.ts';
import { changesOf } from './approval.ts';
import { newlyFetched } from './fetching.ts';
import type { Gate, Located } from './gate.ts';
import type { Questions, Wish } from './questions.ts';
import { decide, type Trait, type Whose } from './rules.ts';
import { isWholesale } from './wholesale.ts';

export interface PermitsProps {
  readonly gate: Gate;
  readonly questions: Questions;
  readonly whose: Whose;
  /** The document the user was in when they spoke, which may be anywhere. */
  readonly own: string | undefined;
  /** Files that the user has allowed to work in, on screen. */
  readonly allowed: Set<string>;
}

/** What goes without saying is not told in a question. */
const PLAIN: ReadonlySet<Trait> = new Set(['deletion', 'setting', 'program', 'network', 'fetching']);

/** What an exchange may do: by the gate's table, or with the user's yes on screen. */
export class Permits {
  readonly #props: PermitsProps;

  constructor(props: PermitsProps) {
    this.#props = props;
  }

  get whose(): Whose {
    return this.#props.whose;
  }

  /** What a written path leads to. Throws `refused`. */
  locate(path: string): Promise<Located> {
    return this.#props.gate.locate(path, this.#props.own);
  }

  /** Whether a file may be read without a question, or the user has said so. */
  async isReadable(path: string): Promise<boolean> {
    if (this.#props.allowed.has(path)) return true;
    try {
      return decide('reads', (await this.locate(path)).traits, this.whose).decision === 'done';
    } catch {
      return false;
    }
  }

  /** A link may lead elsewhere by the time that a question is answered. Throws `refused`. */
  async mustStillBe(written: string, { path, traits }: Located): Promise<void> {
    const now = await this.locate(written);
    if (now.path === path && now.traits.size === traits.size && [...traits].every(trait => now.traits.has(trait)))
      return;
    throw new AloudError({ code: 'refused', message: message('gate.leads-elsewhere', { path }) });
  }

  /** Lets it be done, asks, or throws `refused`. */
  async allow(risk: Risk, { path, traits }: Located, wish: Wish): Promise<void> {
    const { decision, rule } = decide(risk, traits, this.whose);
    if (decision === 'done') return;
    if (decision === 'refused') {
      const refused = message('gate.refused', { what: path || wish.title });
      throw new AloudError({
        code: 'refused',
        message: sentences([refused, rule?.why ?? message('gate.no-rule')]),
        ...(rule?.of === 'untrusted' && { remedies: ['manage-trust'] }),
      });
    }
    const because = rule?.why && !PLAIN.has(rule.of) ? [rule.why] : [];
    await this.#props.questions.require({ ...wish, title: sentences([wish.title, ...because]) });
  }

  /** To read a file, and what follows from that, is asked once. */
  async allowWork(located: Located): Promise<void> {
    const { path, traits } = located;
    const { allowed } = this.#props;
    if (allowed.has(path)) return;
    await this.allow('reads', located, {
      title: message('asking.work', { file: basename(path) }),
      detail: [asWritten(path), message('asking.work-tells')],
      yes: message('asking.work-yes'),
    });
    if (traits.has('secret') || traits.has('outside') || traits.has('hard link')) allowed.add(path);
  }

  /**
   * Shows the change where it needs the user's word; `become` is what comes of it where that is not what is written, as
   * with a snippet. The editor refuses edits of what has changed meanwhile.
   */
  async allowEdit(
    { path, edits, version }: FileEdits,
    document: TextDocument,
    located: Located,
    become: readonly TextEdit[] = edits,
  ): Promise<void> {
    const isStale = document.version !== version;
    const traits = new Set<Trait>(located.traits);
    // To work in it was asked for already.
    if (this.#props.allowed.has(located.path)) traits.delete('secret');
    const fetched = isStale ? undefined : newlyFetched(document, become);
    if (fetched) traits.add('fetching');
    if (!isStale && this.whose.manner === 'hands-free' && isWholesale(document, edits)) traits.add('wholesale');
    const { decision } = decide('edits', traits, this.whose);
    if (decision === 'asked' && isStale)
      throw new AloudError({
        code: 'document-changed',
        message: message('gate.changed-meanwhile', { path }),
        forModel: `${path} has changed meanwhile. Look at it again.`,
      });
    const detail = decision === 'asked' ? [asWritten(located.path), ...changesOf(document, edits)] : [];
    const note = fetched ? [message('asking.would-fetch', { address: fetched })] : [];
    const title = sentences([message('asking.change', { file: basename(path) }), ...note]);
    await this.allow('edits', { path: located.path, traits }, { title, detail, yes: message('asking.change-yes') });
  }

  /** What concerns no file: programs, the network, settings. `what` is refused where nothing may be run. */
  async allowRisk(risk: 'runs' | 'sends' | 'edits elsewhere', what: Message, wish: Wish): Promise<void> {
    if (risk !== 'edits elsewhere') this.requireTrust(what);
    const trait = risk === 'runs' ? 'program' : risk === 'sends' ? 'network' : 'setting';
    await this.allow(risk, { path: '', traits: this.#props.gate.trust().add(trait) }, wish);
  }

  /** Throws `refused` where nothing may be run. */
  requireTrust(what: Message): void {
    this.#props.gate.requireTrust(what);
  }
}
