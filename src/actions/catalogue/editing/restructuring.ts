import * as z from 'zod/mini';
import { isEmpty, position, selectionRange } from '../../../editor/position.ts';
import { defineAction, described } from '../../define.ts';
import { RESTRUCTURINGS, type Restructuring, restructured } from './extracting.ts';

const NAMES = Object.keys(RESTRUCTURINGS) as [Restructuring, ...Restructuring[]];

/** Models have the code actions themselves. */
export const restructure = defineAction({
  name: 'restructure',
  description: 'Extracts what is selected, inlines what the cursor is on, or moves it to a file of its own.',
  risk: 'edits',
  needs: ['document'],
  forModels: false,
  input: z.strictObject({ what: described(z.enum(NAMES), 'Which.') }),
  async run({ what }, access) {
    const { documents } = access.view;
    const document = await documents.read();
    const range = selectionRange(documents.here().selection);
    const { line } = range.start;
    const text = document.line(line);
    // Statements can be extracted by their line; of expressions nobody knows which.
    const whole = { start: position(line, text.length - text.trimStart().length), end: position(line, text.length) };
    const about = isEmpty(range) && what === 'extract function' ? whole : range;
    return restructured(what, document, about, access);
  },
});
