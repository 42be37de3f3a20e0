import { createHash } from 'node:crypto';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import { type Asking, type Paragraph, shown } from '../../editor/asking.ts';
import type { FileEdits } from '../../editor/documents.ts';
import { type Message, message, withTexts } from '../../messages/message.ts';
import { english, text } from '../../messages/text.ts';
import type { Tell } from '../run/events.ts';
import { forApproval } from './approval.ts';
import type { Approvals } from './approvals.ts';

/** What is to be done, for the user to decide. */
export interface Wish {
  /** One line: what is asked. */
  readonly title: Message;
  /** The whole of what will happen. */
  readonly detail: readonly Paragraph[];
  /** The words on the button that allows it. */
  readonly yes: Message;
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
  /** What was heard, where anyone may have said it, or who else wants it. */
  readonly heard?: Message;
  /** Takes an open question off the screen. */
  readonly signal: AbortSignal;
  /** Lets the clock of a call stand still while the user is asked. */
  readonly pause: <T>(asked: Promise<T>) => Promise<T>;
}

/** Puts questions on screen. */
export class Questions {
  readonly #props: QuestionsProps;

  constructor(props: QuestionsProps) {
    this.#props = props;
  }

  /** Throws `refused` unless the answer is yes, now or once and for ever. */
  async require({ title, detail, yes, content }: Wish): Promise<void> {
    const { asking, folders, approvals, heard, signal, pause, tell } = this.#props;
    // The whole of it, and where, in whichever language it was read: what differs in a letter is something else.
    const written = shown({ title, detail, yes }, english);
    const key = createHash('sha256')
      .update(JSON.stringify([folders(), written.title, written.detail, content]))
      .digest('hex');
    if (content !== undefined && approvals.has(key)) return;
    const question = {
      title: withTexts(title, visibleLine),
      detail: [...(heard ? [withTexts(heard, visibleLine)] : []), ...detail.map(approvable)],
      yes,
      ...(content !== undefined && { always: message('asking.always') }),
    };
    this.#props.tell({ event: 'asks', question: text(question.title) });
    const answer = await pause(asking.confirm(question, signal));
    const isYes = answer === 'yes' || (answer === 'always' && content !== undefined);
    tell({ event: 'confirm', question: text(question.title), answer: isYes });
    if (!isYes)
      throw new AloudError({
        code: 'refused',
        message: message('gate.not-allowed'),
        forModel: 'The user did not allow it. Do not try another way.',
        isByUser: true,
      });
    if (answer === 'always') await approvals.add(key);
  }

  /** The files of a change that the user takes. Throws `refused` where they take none. */
  async preview(changes: readonly FileEdits[], title: Message): Promise<readonly string[]> {
    const { asking, signal, pause, tell } = this.#props;
    tell({ event: 'asks', question: text(title) });
    const taken = await pause(asking.preview(changes, title, signal));
    tell({ event: 'confirm', question: text(title), answer: taken.length > 0 });
    if (taken.length > 0) return taken;
    throw new AloudError({
      code: 'refused',
      message: message('gate.not-taken'),
      forModel: 'The user looked at the change and did not take it. Do not try another way.',
      isByUser: true,
    });
  }
}

/** With what others wrote in it as a person can judge it. */
function approvable(part: Paragraph): Paragraph {
  return 'id' in part ? withTexts(part, forApproval) : part.map(line => withTexts(line, forApproval));
}
