import { basename } from 'node:path';
import { undoTurn } from '../../actions/run/journal.ts';
import { touchedBy } from '../../editor/touched.ts';
import { message } from '../../messages/message.ts';
import { doubtsIn } from '../../session/correcting/doubts.ts';
import { makeWay } from '../../session/makeWay.ts';
import { chooseAlternative, chooseCommand } from '../views/commandSheet.ts';
import { telling } from '../views/messages.ts';
import { askForText, mention } from '../views/screen.ts';
import type { Acting } from './acting.ts';

/** Turns that begin with words on screen, and the way back from a turn. */
export class Typing {
  readonly #acting: Acting;

  constructor(acting: Acting) {
    this.#acting = acting;
  }

  /** Explains the selection or the function around the cursor; a second call stops it. */
  async explain(): Promise<void> {
    const { talking } = this.#acting;
    const { session } = talking;
    if (session.shown === 'idle') await talking.turn(() => session.say('explain', ''));
    else await session.cancel();
  }

  async type(text?: string): Promise<void> {
    const words =
      text ??
      (await askForText({
        title: message('screen.aloud'),
        prompt: message('screen.what-to-do'),
        placeHolder: message('screen.example'),
      }));
    const { talking } = this.#acting;
    if (words?.trim()) await talking.turn(() => talking.session.say('command', words.trim()));
  }

  /** Everything that can be said; what is chosen is done, or filled in first. */
  async showCommands(): Promise<void> {
    const chosen = await chooseCommand(this.#acting.speaks.sheet());
    if (!chosen) return;
    await (chosen.isWhole ? this.type(chosen.say) : this.fillIn(chosen.say));
  }

  /** A command in which `…` stands for what it is about. */
  async fillIn(say: string): Promise<void> {
    const words = await askForText({
      title: message('screen.aloud'),
      prompt: message('screen.fill-in'),
      value: say,
      valueSelection: [say.indexOf('…'), say.indexOf('…') + 1],
    });
    if (words?.trim()) await this.type(words.trim());
  }

  /** Takes the last command back and does what else it may have meant: the given number, or the one that is picked. */
  async useAlternative(number?: number): Promise<void> {
    const { said, last } = this.#acting.memory;
    // Of what may have been misheard nothing is offered until it is asked for.
    const { spelled = '', words } = said.last?.heard ?? {};
    const isOffered = said.offers.length > 0 || last.alternatives.length > 0;
    if (!isOffered && doubtsIn(spelled, words).length > 0) await this.type('correct that');
    const alternatives = said.offers.length > 0 ? said.offers : last.alternatives;
    const first = said.offers.length > 0 ? said.firstNumber : 2;
    if (alternatives.length === 0) return;
    const chosen = number ?? (alternatives.length === 1 ? first : await chooseAlternative(alternatives, first));
    if (chosen !== undefined) await this.type(`use ${chosen}`);
  }

  /** Takes back all that the last turn changed, in every file. Whether that could be done. */
  async undoTurn(): Promise<boolean> {
    const { talking, memory } = this.#acting;
    let isDone = false;
    await makeWay(talking.session);
    await telling(async () => {
      const taken = await undoTurn(memory.journal, talking.editor);
      for (const [file, edits] of taken) talking.session.tell({ event: 'edit', file, touched: touchedBy(edits) });
      const files = [...taken.keys()];
      memory.last.undone();
      isDone = true;
      const [first] = files;
      const told =
        files.length === 1 && first !== undefined
          ? message('screen.took-back-file', { file: basename(first) })
          : message('screen.took-back-files', { count: files.length });
      mention('discard', told, 4000);
    });
    return isDone;
  }
}
