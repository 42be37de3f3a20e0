import { basename } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { isEmpty, selectionRange } from '../../editor/position.ts';
import { checkSetting } from '../gate/changeableSettings.ts';
import {
  type Does,
  EDITOR_COMMANDS,
  type EditorCommand,
  type EditorCommandName,
  isForbidden,
  knownCommand,
} from '../gate/editorCommands.ts';
import { couldFetch } from '../gate/fetching.ts';
import type { Wish } from '../gate/questions.ts';
import type { Trait } from '../gate/rules.ts';
import { isWholesale } from '../gate/wholesale.ts';
import type { Reach } from '../run/reach.ts';
import { followCursor } from './followCursor.ts';

/** A command of the editor, by its id. */
export interface WantedCommand {
  readonly id: string;
  readonly args?: readonly unknown[];
  /** What it is called where the user is asked; its id if absent. */
  readonly title?: string;
  /** When it works, in the editor's own words. */
  readonly precondition?: string;
}

/** Runs the editor's own commands, and changes its settings. */
export class WorkbenchHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** A command that is known by name, where the turn is. */
  async command(name: EditorCommandName): Promise<void> {
    const { id, does, elsewhere }: EditorCommand = EDITOR_COMMANDS[name];
    const { exchange } = this.#reach;
    const args = name === 'center_line' ? [{ lineNumber: exchange.here().selection.active.line, at: 'center' }] : [];
    const title = name.replaceAll('_', ' ');
    try {
      await this.#run({ id, args, title }, does);
    } catch (thrown) {
      if (!elsewhere || !(thrown instanceof AloudError) || thrown.code !== 'unsupported') throw thrown;
      await this.#run({ id: elsewhere, title }, does);
    }
  }

  /**
   * Any command. What is not known here, or is given arguments, may do anything, so that it is asked; what loosens the
   * user's protection is refused.
   */
  async run(wanted: WantedCommand): Promise<void> {
    const known = knownCommand(wanted.id, wanted.args ?? []);
    if (!known && isForbidden(wanted.id))
      throw new AloudError({
        code: 'refused',
        message: `"${visibleLine(wanted.title ?? wanted.id)}" is for the user alone. They find it in the command palette.`,
      });
    await this.#run(wanted, known?.does ?? 'runs');
  }

  /** Undefined puts it back to its default. Throws `bad-arguments` for what is no setting that may be changed, or no value of it. */
  async changeSetting(name: string, value: unknown): Promise<void> {
    const { permits, editor } = this.#reach;
    checkSetting(name, value);
    const before = JSON.stringify(await editor.workbench.setting(name));
    await permits.allowRisk('edits elsewhere', `The setting ${name}`, {
      title: `Change the setting ${name}?`,
      detail: `From ${before} to ${value === undefined ? 'its default' : JSON.stringify(value)}, in your own settings.`,
      yes: 'Change It',
    });
    await editor.workbench.changeSetting(name, value);
  }

  async #run(wanted: WantedCommand, does: Does): Promise<void> {
    const { permits, editor, exchange } = this.#reach;
    const { id, args = [] } = wanted;
    const title = visibleLine(wanted.title ?? id);
    const wish = { title: `Run "${title}"?`, detail: detailOf(wanted), yes: 'Run It' };
    if (does === 'runs' || does === 'sends') await permits.allowRisk(does, `Running "${title}"`, wish);
    if (does === 'closes') await permits.allow('shows', { path: '', traits: new Set(['inside', 'closing']) }, wish);
    exchange.editedLast(undefined);
    if (!changesText(does) && !exchange.isAnywhere()) {
      await editor.workbench.command(id, ...args);
      return;
    }
    const { path } = exchange.here();
    if (changesText(does)) await this.#allowEdit(path, does, wish);
    // What has the focus may be a terminal or a view, which would take the command for its own.
    await editor.documents.show(path);
    const before = await this.#watched(path, does);
    await editor.workbench.command(id, ...args);
    if (before) await this.#changed(before, changesText(does));
    await followCursor(this.#reach, path);
  }

  /** What nobody can foresee is judged by what could come of it. */
  async #allowEdit(path: string, does: 'edits' | 'cuts' | 'pastes', wish: Wish): Promise<void> {
    const { permits, editor, exchange } = this.#reach;
    const located = await permits.locate(path);
    const document = await editor.documents.read(path);
    const traits = new Set<Trait>(located.traits);
    if (does === 'pastes') traits.add('clipboard');
    const fetched = couldFetch(document);
    if (fetched) traits.add('fetching');
    const range = selectionRange(exchange.here().selection);
    if (does === 'cuts' && !isEmpty(range) && isWholesale(document, [{ range, newText: '' }])) traits.add('wholesale');
    const note = fetched ? ` The editor could then fetch ${visibleLine(fetched)}.` : '';
    await permits.allow(
      'edits',
      { path: located.path, traits },
      {
        title: `Change ${basename(path)}?${note}`,
        detail: `${path}\n\n${wish.detail}`,
        yes: 'Change It',
      },
    );
    await permits.mustStillBe(path, located);
  }

  /** The document as it is before a command that may change it. */
  async #watched(path: string, does: Does): Promise<TextDocument | undefined> {
    if (does === 'shows' || does === 'closes') return undefined;
    return this.#reach.editor.documents.read(path).catch(() => undefined);
  }

  async #changed(before: TextDocument, isSure: boolean): Promise<void> {
    const { permits, exchange } = this.#reach;
    const now = await exchange.props.editor.documents.read(before.path).catch(() => undefined);
    if (now && (isSure || now.version !== before.version))
      await exchange.changed(before.path, before, permits.whose.by);
  }
}

function changesText(does: Does): does is 'edits' | 'cuts' | 'pastes' {
  return does === 'edits' || does === 'cuts' || does === 'pastes';
}

function detailOf({ id, args = [], precondition }: WantedCommand): string {
  const given = args.length > 0 ? ` with\n${JSON.stringify(args, undefined, 2)}` : '';
  return `The editor command ${id}${given || '.'}${precondition ? `\nIt works when: ${precondition}` : ''}`;
}
