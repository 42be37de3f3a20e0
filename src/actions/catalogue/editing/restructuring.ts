import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { visibleLine } from '../../../common/visible.ts';
import type { CodeAction } from '../../../editor/languages.ts';
import { position, selectionRange } from '../../../editor/position.ts';
import { message } from '../../../messages/message.ts';
import { defineAction, described } from '../../define.ts';
import { perform } from './codeActions.ts';

/** What may be asked for: the kind of code action, and what its title says where a kind has several. */
const RESTRUCTURINGS = {
  'extract function': { kind: 'refactor.extract', title: /function|method/i },
  'extract variable': { kind: 'refactor.extract', title: /variable|constant|local/i },
  'extract constant': { kind: 'refactor.extract', title: /constant|variable/i },
  'extract type': { kind: 'refactor.extract', title: /type|interface/i },
  inline: { kind: 'refactor.inline', title: /./ },
  'move to file': { kind: 'refactor.move', title: /new file/i },
} as const;

const NAMES = Object.keys(RESTRUCTURINGS) as [keyof typeof RESTRUCTURINGS, ...(keyof typeof RESTRUCTURINGS)[]];

/** Models have the code actions themselves. */
export const restructure = defineAction({
  name: 'restructure',
  description: 'Extracts what is selected, inlines what the cursor is on, or moves it to a file of its own.',
  risk: 'edits',
  needs: ['document'],
  forModels: false,
  input: z.strictObject({ what: described(z.enum(NAMES), 'Which.') }),
  async run({ what }, { view, hands }) {
    const { kind, title } = RESTRUCTURINGS[what];
    const document = await view.documents.read();
    const range = selectionRange(view.documents.here().selection);
    const isEmpty = range.start.line === range.end.line && range.start.character === range.end.character;
    const { line } = range.start;
    const text = document.line(line);
    // Statements can be extracted by their line; of expressions nobody knows which.
    const whole = { start: position(line, text.length - text.trimStart().length), end: position(line, text.length) };
    const about = isEmpty && what === 'extract function' ? whole : range;
    const offered = await view.languages.codeActions(document, about, kind);
    const chosen = chosenOf(
      offered.filter(action => action.kind.startsWith(kind)),
      title,
    );
    if (!chosen) throw new AloudError({ code: 'not-found', message: message('refactoring.nothing-offered') });
    await perform(hands, chosen);
    return message('refactoring.done', { title: visibleLine(chosen.title) });
  },
});

/** The language's own choice, else the first: it names the nearest place first. */
function chosenOf(actions: readonly CodeAction[], title: RegExp): CodeAction | undefined {
  const fitting = actions.filter(action => title.test(action.title));
  return fitting.find(({ isPreferred }) => isPreferred) ?? fitting[0];
}
