import { basename } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import type { Question } from '../../editor/asking.ts';
import type { FileEdits, TextDocument } from '../../editor/documents.ts';
import type { Editor } from '../../editor/editor.ts';
import type { TextEdit } from '../../editor/position.ts';
import { applyEdits, LineIndex } from '../../editor/text.ts';
import type { Risk } from '../action.ts';
import { changesOf } from './approval.ts';
import type { Asking } from './asking.ts';
import { type Author, decide, type Gate, type Located, type Trait } from './gate.ts';
import { remoteSchemas } from './remoteSchemas.ts';

export interface PermitsProps {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly asking: Asking;
  readonly by: Author;
  /** The document the user was in when they spoke, which may be anywhere. */
  readonly own: string | undefined;
}

/** What one turn may do: by the gate's table, or with the user's yes on screen. */
export class Permits {
  readonly #props: PermitsProps;
  /** Files that the user has allowed to work in, on screen. */
  readonly #allowed = new Set<string>();

  constructor(props: PermitsProps) {
    this.#props = props;
  }

  /** What a written path leads to. Throws `refused`. */
  locate(path: string): Promise<Located> {
    return this.#props.gate.locate(path, this.#props.own, this.#props.by);
  }

  /** Whether a file may be read without a question. */
  async isReadable(path: string): Promise<boolean> {
    try {
      return decide('reads', (await this.locate(path)).traits).decision === 'done';
    } catch {
      return false;
    }
  }

  /** A link may lead elsewhere by the time that a question is answered. Throws `refused`. */
  async mustStillBe(written: string, { path, traits }: Located): Promise<void> {
    const now = await this.locate(written);
    if (now.path === path && now.traits.size === traits.size && [...traits].every(trait => now.traits.has(trait)))
      return;
    throw new AloudError({ code: 'refused', message: `${path} leads elsewhere by now.` });
  }

  /** Lets it be done, asks, or throws `refused`. */
  async allow(risk: Risk, { path, traits }: Located, question: Question): Promise<void> {
    const { decision, rule } = decide(risk, traits);
    if (decision === 'done') return;
    if (decision === 'refused')
      throw new AloudError({
        code: 'refused',
        message: `${path || question.title} is refused. ${rule?.why ?? 'No rule allows it.'}`,
      });
    const because = rule && ['protected', 'secret', 'outside'].includes(rule.of) ? ` ${rule.why}` : '';
    await this.#props.asking.require({ ...question, title: question.title + because });
  }

  /** To read a file, and what follows from that, is asked once a turn. */
  async allowWork(located: Located): Promise<void> {
    const { path, traits } = located;
    if (this.#allowed.has(path)) return;
    await this.allow('reads', located, {
      title: `Work in ${basename(path)}?`,
      detail: `${path}\n\nWhat is read there goes to the chat model's server.`,
      yes: 'Work in It',
    });
    if (traits.has('secret') || traits.has('outside')) this.#allowed.add(path);
  }

  /** Shows the change where it needs the user's word. The editor refuses edits of what has changed meanwhile. */
  async allowEdit({ path, edits, version }: FileEdits, located: Located): Promise<void> {
    const document = await this.#props.editor.documents.read(located.path);
    const isStale = document.version !== version;
    const traits = new Set<Trait>(located.traits);
    // To work in it was asked for already.
    if (this.#allowed.has(located.path)) traits.delete('secret');
    const fetched = isStale ? undefined : newlyFetched(document, edits);
    if (fetched) traits.add('fetching');
    const { decision } = decide('edits', traits);
    if (decision === 'asked' && isStale)
      throw new AloudError({ code: 'document-changed', message: `${path} has changed meanwhile. Look at it again.` });
    const detail = decision === 'asked' ? `${located.path}\n\n${changesOf(document, edits)}` : '';
    const title = `Change ${basename(path)}?${fetched ? ` The editor would then fetch ${fetched}.` : ''}`;
    await this.allow('edits', { path: located.path, traits }, { title, detail, yes: 'Change It' });
  }

  /** What concerns no file: programs, the network, settings. */
  async risk(risk: 'runs' | 'sends' | 'edits elsewhere', what: string, question: Question): Promise<void> {
    const { gate, by } = this.#props;
    if (risk !== 'edits elsewhere') gate.requireTrust(what);
    const trait = risk === 'runs' ? 'program' : risk === 'sends' ? 'network' : 'setting';
    await this.allow(risk, { path: '', traits: gate.trust(by).add(trait) }, question);
  }

  requireTrust(what: string): void {
    this.#props.gate.requireTrust(what);
  }
}

/** The address of a schema that an edit makes the editor fetch. */
function newlyFetched(document: TextDocument, edits: readonly TextEdit[]): string | undefined {
  const { text, languageId } = document;
  if (!/^(json|yaml|dockercompose)/.test(languageId)) return undefined;
  const known = remoteSchemas(text, languageId);
  return [...remoteSchemas(applyEdits(new LineIndex(text), edits), languageId)].find(address => !known.has(address));
}
