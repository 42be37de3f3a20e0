import { basename } from 'node:path';
import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import { visible } from '../../../common/visible.ts';
import { message } from '../../../messages/message.ts';
import { turnAsText } from '../../../panel/asText.ts';
import { standsIn } from '../../../panel/blocks.ts';
import type { Entry } from '../../../panel/entry.ts';
import type { EntryWish, FromPanel, PanelKey } from '../../../panel/protocol.ts';
import { lastChange, type PanelState } from '../../../panel/state.ts';
import type { ModeName } from '../../../session/turnEvents.ts';
import type { LateParts } from '../../contributions/lateParts.ts';
import type { SoundsHere } from './soundsHere.ts';

export interface PanelDeedsProps {
  readonly parts: LateParts;
  readonly state: () => PanelState;
  /** What the page may name: what it was shown. */
  readonly entry: (id: number) => Entry | undefined;
  readonly sounds: SoundsHere;
}

type About<T extends FromPanel['type']> = Extract<FromPanel, { readonly type: T }>;

/** Does what is pressed in the panel, by Aloud's own commands. What names anything that is not there is left alone. */
export class PanelDeeds {
  readonly #props: PanelDeedsProps;
  /** The turn of the journal that holds what an entry changed. */
  readonly #journalled = new Map<number, object | undefined>();

  constructor(props: PanelDeedsProps) {
    this.#props = props;
  }

  /** Something was done: if that changed anything, it is in the last turn of the journal. */
  changed(): void {
    const last = lastChange(this.#props.state());
    if (!last || this.#journalled.has(last.id)) return;
    void this.#props.parts.acting.made?.then(({ memory }) => this.#journalled.set(last.id, memory.journal.lastTurn));
  }

  async heed(wish: FromPanel): Promise<void> {
    switch (wish.type) {
      case 'press':
        return this.#press(wish.key);
      case 'typed':
        await vscode.commands.executeCommand('aloud.typeCommand', wish.words);
        return;
      case 'recording':
        return this.#props.sounds.heed(wish.wish, wish.recording);
      case 'entry':
      case 'go':
      case 'code':
      case 'use':
      case 'mend': {
        const entry = this.#props.entry(wish.entry);
        if (entry) await this.#about(entry, wish);
      }
    }
  }

  async #about(entry: Entry, wish: About<'entry' | 'go' | 'code' | 'use' | 'mend'>): Promise<void> {
    switch (wish.type) {
      case 'entry':
        return this.#whole(entry, wish.wish);
      case 'go':
        return this.#go(entry.deeds[wish.deed]?.files[wish.file]);
      case 'code':
        return this.#code(entry, wish);
      case 'use':
        // Numbers mean the last command's readings.
        if (entry.otherwise && entry.id === this.#props.state().entries.at(-1)?.id)
          await vscode.commands.executeCommand('aloud.useAlternative', wish.number);
        return;
      case 'mend':
        return this.#mend(entry, wish);
    }
  }

  async #press(key: PanelKey): Promise<void> {
    switch (key) {
      case 'talk':
        await vscode.commands.executeCommand('aloud.command');
        break;
      case 'stop':
        await vscode.commands.executeCommand('aloud.stop');
        break;
      case 'cancel':
        await vscode.commands.executeCommand('aloud.cancel');
        break;
      case 'converse':
        await vscode.commands.executeCommand('aloud.converse');
        break;
      case 'mute':
        await vscode.commands.executeCommand('aloud.converse.mute');
        break;
      case 'clear-history':
        await vscode.commands.executeCommand('aloud.clearHistory');
        break;
      case 'first-steps':
        await vscode.commands.executeCommand('aloud.firstSteps');
        break;
      case 'what-to-say':
        await vscode.commands.executeCommand('aloud.showSheet');
    }
  }

  async #whole(entry: Entry, wish: EntryWish): Promise<void> {
    switch (wish) {
      case 'copy':
        return vscode.env.clipboard.writeText(turnAsText(entry));
      case 'undo':
        return this.#undo(entry);
      case 'retry':
        return this.#say(entry, entry.heard?.text);
      case 'again': {
        const shown = entry.answers.map(({ text }) => text).join('\n\n');
        const { session } = await this.#props.parts.talking.get();
        const acting = await this.#props.parts.acting.get();
        await session.perform('explain', (tell, signal) => acting.say(shown, tell, signal));
      }
    }
  }

  /** Of what was changed only the last can be taken back, and never anything else in its stead. */
  async #undo({ id }: Entry): Promise<void> {
    const acting = await this.#props.parts.acting.get();
    const isLast =
      lastChange(this.#props.state())?.id === id && this.#journalled.get(id) === acting.memory.journal.lastTurn;
    if (!isLast) throw new AloudError({ code: 'document-changed', message: message('panel.earlier-change') });
    await vscode.commands.executeCommand('aloud.undoTurn');
  }

  /** The same words once more, in the mode that they were said in. */
  async #say({ mode, heard }: Entry, words: string | undefined): Promise<void> {
    if (words === undefined || words.trim() === '' || heard?.isUnwritten) return;
    const { session } = await this.#props.parts.talking.get();
    const said: ModeName = mode === undefined || mode === 'converse' || mode === 'explain' ? 'command' : mode;
    await session.say(said, words);
  }

  /** Other words for some of those that were heard: what came of them is taken back first, if that was the last change. */
  async #mend(entry: Entry, { start, end, words }: About<'mend'>): Promise<void> {
    const text = entry.heard?.text ?? '';
    if (start >= end || end > text.length) return;
    if (lastChange(this.#props.state())?.id === entry.id) await this.#undo(entry);
    await this.#say(entry, text.slice(0, start) + words + text.slice(end));
  }

  async #go(file: string | undefined): Promise<void> {
    if (file === undefined) return;
    try {
      await vscode.window.showTextDocument(vscode.Uri.file(file));
    } catch (thrown) {
      throw new AloudError({
        code: 'not-found',
        message: message('panel.no-file', { file: basename(file) }),
        cause: thrown,
      });
    }
  }

  async #code(entry: Entry, { wish, answer, code }: About<'code'>): Promise<void> {
    const text = entry.answers[answer]?.text;
    if (text === undefined || !standsIn(text, code)) return;
    if (wish === 'copy') return vscode.env.clipboard.writeText(code);
    const { session } = await this.#props.parts.talking.get();
    const acting = await this.#props.parts.acting.get();
    // As it is seen: nothing hides in it.
    await session.perform('command', (tell, signal) => acting.insert(visible(code), tell, signal));
  }
}
