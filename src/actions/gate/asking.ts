import { createHash } from 'node:crypto';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { Question } from '../../editor/asking.ts';
import type { Editor } from '../../editor/editor.ts';
import type { Watcher } from '../../session/turnEvents.ts';
import { forApproval } from './approval.ts';

/** What the user has allowed for ever, each for exactly what was shown then. */
export interface Approvals {
  has(key: string): boolean;
  add(key: string): Promise<void>;
}

/** Forgets with the turn. */
export const NO_APPROVALS: Approvals = { has: () => false, add: async () => {} };

export interface AskingProps {
  readonly editor: Editor;
  readonly approvals: Approvals;
  readonly watch: Watcher;
  /** Takes an open question off the screen. */
  readonly signal: AbortSignal;
}

/** Puts questions on screen. */
export class Asking {
  readonly #props: AskingProps;

  constructor(props: AskingProps) {
    this.#props = props;
  }

  /** Throws `refused` unless the answer is yes, now or once and for ever. */
  async require({ title, detail, yes, always }: Question): Promise<void> {
    const { editor, approvals, watch, signal } = this.#props;
    const line = visibleLine(title);
    // The whole of it, and where: what differs in a letter is something else.
    const key = createHash('sha256')
      .update(JSON.stringify([editor.files.folders, title, detail]))
      .digest('hex');
    if (always !== undefined && approvals.has(key)) return;
    const question = { title: line, detail: forApproval(detail), yes, ...(always !== undefined && { always }) };
    const answer = await editor.asking.confirm(question, signal);
    const isYes = answer === 'yes' || (answer === 'always' && always !== undefined);
    watch({ event: 'confirm', question: line, answer: isYes });
    if (!isYes)
      throw new AloudError({ code: 'refused', message: 'The user did not allow it. Do not try another way.' });
    if (answer === 'always') await approvals.add(key);
  }
}
