import { createHash } from 'node:crypto';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { Asking } from '../../editor/asking.ts';
import type { FileEdits } from '../../editor/documents.ts';
import type { Tell } from '../run/events.ts';
import { forApproval } from './approval.ts';
import type { Approvals } from './approvals.ts';

/** What is to be done, for the user to decide. */
export interface Wish {
  /** One line: what is asked. */
  readonly title: string;
  /** The whole of what will happen. */
  readonly detail: string;
  /** The words on the button that allows it. */
  readonly yes: string;
  /**
   * All of what runs, to the letter, where it can be allowed for ever: it is asked again once this is different. Absent
   * for what can come to something else the next time.
   */
  readonly content?: string | undefined;
}

export interface QuestionsProps {
  readonly asking: Asking;
  readonly folders: () => readonly string[];
  readonly approvals: Approvals;
  readonly tell: Tell;
  /** What was heard, where anyone may have said it. */
  readonly heard?: string;
  /** Takes an open question off the screen. */
  readonly signal: AbortSignal;
  /** Lets the clock of a call stand still while the user is asked. */
  readonly pause: <T>(asked: Promise<T>) => Promise<T>;
}

const ALWAYS = 'Always Allow Exactly This';

/** Puts questions on screen. */
export class Questions {
  readonly #props: QuestionsProps;

  constructor(props: QuestionsProps) {
    this.#props = props;
  }

  /** Throws `refused` unless the answer is yes, now or once and for ever. */
  async require({ title, detail, yes, content }: Wish): Promise<void> {
    const { asking, folders, approvals, heard, signal, pause } = this.#props;
    const line = visibleLine(title);
    // The whole of it, and where: what differs in a letter is something else.
    const key = createHash('sha256')
      .update(JSON.stringify([folders(), title, detail, content]))
      .digest('hex');
    if (content !== undefined && approvals.has(key)) return;
    const always = content === undefined ? {} : { always: ALWAYS };
    const whole = heard === undefined ? detail : `Heard: “${visibleLine(heard)}”\n\n${detail}`;
    const question = { title: line, detail: forApproval(whole), yes, ...always };
    const answer = await pause(asking.confirm(question, signal));
    const isYes = answer === 'yes' || (answer === 'always' && content !== undefined);
    this.#props.tell({ event: 'confirm', question: line, answer: isYes });
    if (!isYes)
      throw new AloudError({ code: 'refused', message: 'The user did not allow it. Do not try another way.' });
    if (answer === 'always') await approvals.add(key);
  }

  /** The files of a change that the user takes. Throws `refused` where they take none. */
  async preview(changes: readonly FileEdits[], title: string): Promise<readonly string[]> {
    const { asking, signal, pause, tell } = this.#props;
    const taken = await pause(asking.preview(changes, title, signal));
    tell({ event: 'confirm', question: title, answer: taken.length > 0 });
    if (taken.length > 0) return taken;
    throw new AloudError({
      code: 'refused',
      message: 'The user looked at the change and did not take it. Do not try another way.',
    });
  }
}
