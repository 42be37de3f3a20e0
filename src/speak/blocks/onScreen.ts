import { message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';

/** What is said in the place of what only eyes can take in. */
const NOTICES = {
  code: message('voices.code-on-screen'),
  diagram: message('voices.diagram-on-screen'),
  data: message('voices.data-on-screen'),
  'rest of a table': message('voices.table-on-screen'),
  drawing: message('voices.drawing-on-screen'),
  tree: message('voices.tree-on-screen'),
} as const;

/** A sentence that says where to look, in the person's language. */
export function onScreen(what: keyof typeof NOTICES): string {
  return text(NOTICES[what]);
}
