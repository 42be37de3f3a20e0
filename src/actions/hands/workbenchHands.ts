import { basename } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { isEmpty, selectionRange } from '../../editor/position.ts';
import { asWritten, type Message, message, sentences } from '../../messages/message.ts';
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
import { KEY_COMMANDS } from '../gate/keyCommands.ts';
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
   * What a key does by the editor's own default bindings. False where that is not known here. Of several commands those
   * have no effect that are for what is not open.
   */
  async press(key: string): Promise<boolean> {
    const known = KEY_COMMANDS.get(key);
    if (!known) return false;
    const { ids, does, isAnywhere } = known;
    const [first, ...others] = ids;
    if (first === undefined) return false;
    if (!isAnywhere || does !== 'shows') await this.#run({ id: first, title: key }, does);
    else {
      const { editor, exchange } = this.#reach;
      exchange.editedLast(undefined);
      for (const id of ids)
        await editor.workbench.command(id).catch((thrown: unknown) => {
          if (others.length === 0 || !(thrown instanceof AloudError) || thrown.code !== 'unsupported') throw thrown;
        });
      if (exchange.isAnywhere()) await followCursor(this.#reach, exchange.here().path);
    }
    return true;
  }

  /**
   * Any command. What is not known here, or is given arguments, may do anything, so that it is asked; what loosens the
   * user's protection is refused.
   */
  async run(wanted: WantedCommand): Promise<void> {
    const known = knownCommand(wanted.id, wanted.args ?? []);
    if (!known && isForbidden(wanted.id)) {
      const command = visibleLine(wanted.title ?? wanted.id);
      throw new AloudError({
        code: 'refused',
        message: message('gate.for-the-user', { command }),
        forModel: `"${command}" is for the user alone. They find it in the command palette.`,
      });
    }
    await this.#run(wanted, known?.does ?? 'runs');
  }

  /** Undefined puts it back to its default. Throws `bad-arguments` for what is no setting that may be changed, or no value of it. */
  async changeSetting(name: string, value: unknown): Promise<void> {
    const { permits, editor } = this.#reach;
    checkSetting(name, value);
    // Nothing is no JSON.
    const before = String(JSON.stringify(await editor.workbench.setting(name)));
    await permits.allowRisk('edits elsewhere', message('gate.setting-named', { name }), {
      title: message('asking.setting', { name }),
      detail: [
        value === undefined
          ? message('asking.setting-to-default', { before })
          : message('asking.setting-to', { before, value: JSON.stringify(value) }),
      ],
      yes: message('asking.change-yes'),
    });
    await editor.workbench.changeSetting(name, value);
  }

  async #run(wanted: WantedCommand, does: Does): Promise<void> {
    const { permits, editor, exchange } = this.#reach;
    const { id, args = [] } = wanted;
    const command = visibleLine(wanted.title ?? id);
    const title = message('asking.run-command', { command });
    const wish = { title, detail: [detailOf(wanted)], yes: message('asking.run-yes') };
    if (does === 'runs' || does === 'sends') await permits.allowRisk(does, message('gate.running', { command }), wish);
    if (does === 'closes') await permits.allow('shows', { path: '', traits: new Set(['inside', 'closing']) }, wish);
    // It may save all files, or do so before what it runs.
    if (does === 'runs') await editor.documents.changesShown();
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
    const note = fetched ? [message('asking.could-fetch', { address: visibleLine(fetched) })] : [];
    await permits.allow(
      'edits',
      { path: located.path, traits },
      {
        title: sentences([message('asking.change', { file: basename(path) }), ...note]),
        detail: [asWritten(path), ...wish.detail],
        yes: message('asking.change-yes'),
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

/** The command in a line or more, and when it works below. */
function detailOf({ id, args = [], precondition }: WantedCommand): readonly Message[] {
  const command =
    args.length > 0
      ? message('asking.command-with', { id, given: JSON.stringify(args, undefined, 2) })
      : message('asking.command', { id });
  return [command, ...(precondition ? [message('asking.command-when', { precondition })] : [])];
}
