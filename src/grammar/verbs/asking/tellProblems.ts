import { basename } from 'node:path';
import * as z from 'zod/mini';
import { visibleLine } from '../../../common/visible.ts';
import type { Diagnostic } from '../../../editor/languages.ts';
import { type Message, message, sentences } from '../../../messages/message.ts';
import { defineVerb } from '../verb.ts';
import { ABOUT_ALL } from './about.ts';

/** More are not followed by ear. */
const MOST_TOLD = 3;

const PROBLEM = '(error | errors | problem | problems | warning | warnings | mistake | mistakes | issue | issues)';
const IN_FILE = '(in | with | on) (this | the | my) (file | code | document)';

export const tellProblems = defineVerb({
  name: 'tell_problems',
  description: 'Says what the editor finds wrong at the cursor or in the file.',
  risk: 'reads',
  input: z.strictObject({ where: z.enum(['here', 'file']) }),
  group: 'ask',
  said: [
    {
      say: [
        "(what is | what's) (wrong | the matter) (here | with this | with it | on this line | in this line | with this line)",
        `(what is | what's) the ${PROBLEM} [here | there | with this | with it | on this line | in this line | message | saying]`,
        'is (anything | something | there anything | there something) wrong (here | with this | with this line | on this line)',
        'why is (this | it | that | this line) (red | underlined | wrong | squiggly)',
        `what does the ${PROBLEM} [message] say`,
        `(read | tell) [me] [out] (the | this) ${PROBLEM} [message] [here | out | to me | on this line]`,
        `what ${PROBLEM} (is | are) (here | on this line)`,
      ],
      with: () => ({ where: 'here' as const }),
      help: message('commands.problems-here'),
    },
    {
      say: [
        `[are there | have i got | do i have | is there | do we have | does it have] any ${PROBLEM} [here | left | in here | at all | now]`,
        `[are there | have i got | do i have | is there | do we have] (any | an | a) ${PROBLEM} ${IN_FILE}`,
        `does (this | the) (file | code) have [any | an | a] ${PROBLEM}`,
        `(what is | what's) (wrong | the matter) ${IN_FILE}`,
        `is (anything | something | there anything | there something) wrong ${IN_FILE}`,
        `what ${PROBLEM} (are there | do i have | are in this file | have i got)`,
        `(read | tell) [me] [out] (all | all the) ${PROBLEM} [out]`,
      ],
      with: () => ({ where: 'file' as const }),
      help: message('commands.problems-in-file'),
    },
  ],
  plan: () => ABOUT_ALL,
  async answer({ where }, _asked, { document, text, selection }, view) {
    const all = (await view.languages.diagnostics(document))
      .filter(({ severity }) => severity !== 'hint')
      .sort((a, b) => rank(a) - rank(b) || a.range.start.line - b.range.start.line);
    const file = basename(document.path);
    if (all.length === 0) return message('finding.no-problems', { file });
    if (where === 'file')
      return told(all, message('finding.problems', { count: all.length, file }), all.length - MOST_TOLD);
    const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
    const [from, to] = [lineOf(selection.start), lineOf(selection.end)];
    const here = all.filter(({ range: { start, end } }) => start.line <= to && end.line >= from);
    if (here.length > 0) return told(here, undefined, here.length - MOST_TOLD);
    const distance = ({ range: { start } }: Diagnostic) => Math.abs(start.line - from);
    const nearest = all.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    return sentences([message('questions.nothing-wrong', { line: from + 1 }), problem(nearest)]);
  },
});

function told(all: readonly Diagnostic[], first: Message | undefined, more: number): Message {
  const rest = more > 0 ? [message('questions.more-problems', { count: more })] : [];
  return sentences([...(first ? [first] : []), ...all.slice(0, MOST_TOLD).map(problem), ...rest]);
}

const RANKS = { error: 0, warning: 1, information: 2, hint: 3 } as const;

function rank({ severity }: Diagnostic): number {
  return RANKS[severity];
}

function problem({ severity, range, message: said }: Diagnostic): Message {
  const about = { line: range.start.line + 1, problem: visibleLine(said).replace(/[.\s]+$/, '') };
  if (severity === 'error') return message('questions.error', about);
  return severity === 'warning' ? message('questions.warning', about) : message('questions.note', about);
}
