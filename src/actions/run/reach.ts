import type { Editor } from '../../editor/editor.ts';
import type { Permits } from '../gate/permits.ts';
import type { Questions } from '../gate/questions.ts';
import type { Exchange } from './exchange.ts';

/** What the view and the hands of one call work with, and nobody else. */
export interface Reach {
  /** Does nothing more once the call has ended. */
  readonly editor: Editor;
  readonly permits: Permits;
  readonly questions: Questions;
  readonly exchange: Exchange;
}
