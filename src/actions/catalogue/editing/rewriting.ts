import * as cases from 'change-case';
import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import { isEmpty, type Range, selectionRange } from '../../../editor/position.ts';
import { lineIndexOf } from '../../../editor/text.ts';
import { message } from '../../../messages/message.ts';
import { counted, defineAction, described, exactlyOne, fileField, nonEmpty } from '../../define.ts';
import { findOne, lineRange, short } from '../../text/finding.ts';
import { indentUnit, leadingSpace, linesInStrings } from '../../text/indenting.ts';
import { snippetProblem } from '../../text/snippets.ts';
import type { View } from '../../view/view.ts';

const WORDS = /\p{L}[\p{L}\p{M}\p{N}'’]*/gu;

/** Words as people write them, whose signs and line ends stay. */
function isProse(text: string): boolean {
  return /\s/.test(text.trim());
}

function capital(text: string): string {
  return text.replace(/\p{L}/u, letter => letter.toUpperCase());
}

/** Blanks around a name, and underscores that it begins and ends with, are no words of it. */
const AROUND = /^([\s_$]*)(.*?)([\s_$]*)$/s;

const STYLES = {
  upper: (text: string) => text.toUpperCase(),
  lower: (text: string) => text.toLowerCase(),
  title: (text: string) => (isProse(text) ? text.replace(WORDS, capital) : cases.capitalCase(text)),
  sentence: (text: string) => (isProse(text) ? capital(text.toLowerCase()) : cases.sentenceCase(text)),
  camel: cases.camelCase,
  pascal: cases.pascalCase,
  snake: cases.snakeCase,
  kebab: cases.kebabCase,
  constant: cases.constantCase,
  dotted: cases.dotCase,
} as const satisfies Record<string, (text: string) => string>;

type Style = keyof typeof STYLES;

const place = {
  text: z.optional(described(z.string(), 'Else what is selected.')),
  near_line: z.optional(counted('A line near it.')),
  file: fileField,
};

interface Meant {
  readonly document: TextDocument;
  readonly range: Range;
}

/** A text, or what is selected. Throws `bad-arguments` if neither is there. */
async function meant(
  view: View,
  {
    text,
    near_line: near,
    file,
  }: { text?: string | undefined; near_line?: number | undefined; file?: string | undefined },
): Promise<Meant> {
  const document = await view.documents.read(file);
  if (text) {
    const line = near === undefined ? undefined : view.documents.lineNow(document, near) - 1;
    return { document, range: findOne(document, text, line).range };
  }
  const { path, selection } = view.documents.here();
  const range = selectionRange(selection);
  if (path !== document.path || isEmpty(range))
    throw new AloudError({
      code: 'bad-arguments',
      message: message('editing.nothing-selected'),
      forModel: 'Nothing is selected: give the text.',
    });
  return { document, range };
}

export const surroundText = defineAction({
  name: 'surround_text',
  description:
    'Puts quotes, brackets, tags and the like around a text, lines, or what is selected. Around lines they become lines of their own, and what is between is indented.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    before: described(z.string(), 'Such as "(" or "try {".'),
    after: z.string(),
    first_line: z.optional(counted('First line.')),
    last_line: z.optional(counted('Else first_line.')),
    ...place,
  }),
  async run({ before, after, first_line: first, last_line: last, ...which }, { view, hands }) {
    if (first === undefined) {
      const { document, range } = await meant(view, which);
      const inside = lineIndexOf(document).slice(range);
      await hands.text.edit(document.path, [{ range, newText: before + inside + after }], document.version);
      return message('editing.put-between', { before: short(before), after: short(after) });
    }
    exactlyOne('surround_text', { first_line: first, text: which.text });
    const document = await view.documents.read(which.file);
    const [from, to] = view.documents.linesNow(document, first, last ?? first);
    const range = lineRange(document, from, to, false);
    const texts = Array.from({ length: to - from + 1 }, (_, i) => document.line(from - 1 + i));
    const indent = leadingSpace(texts.find(text => text.trim() !== '') ?? '');
    const unit = indentUnit(document);
    const inString = linesInStrings(texts.join('\n'));
    const inside = texts.map((text, i) => (text.trim() === '' || inString.has(i) ? text : unit + text));
    const [above, below] = [before, after].map(part => (part === '' ? [] : [indented(part, indent)]));
    const newText = [...(above ?? []), ...inside, ...(below ?? [])].join('\n');
    await hands.text.edit(document.path, [{ range, newText }], document.version);
    return message('editing.put-lines-between', { first: from, last: to, before: short(before), after: short(after) });
  },
});

function indented(text: string, indent: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map(line => (line === '' ? line : indent + line))
    .join('\n');
}

export const changeCase = defineAction({
  name: 'change_case',
  description:
    'Writes a text or what is selected in another style. Names that are used elsewhere are for rename_symbol.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    style: z.enum(Object.keys(STYLES) as [Style, ...Style[]]),
    ...place,
  }),
  async run({ style, ...which }, { view, hands }) {
    const { document, range } = await meant(view, which);
    const before = lineIndexOf(document).slice(range);
    const [, start = '', core = '', end = ''] = AROUND.exec(before) ?? [];
    const newText = start + STYLES[style](core) + end;
    if (newText === before) return message('editing.has-case', { style });
    await hands.text.edit(document.path, [{ range, newText }], document.version);
    return message('editing.is-now', { text: short(newText) });
  },
});

export const insertSnippet = defineAction({
  name: 'insert_snippet',
  description: 'Inserts code with places for the user to fill in, at the cursor or over what is selected.',
  risk: 'edits',
  needs: ['document'],
  input: z.strictObject({ snippet: nonEmpty('Places are $1, $2 and, last, $0.') }),
  async run({ snippet }, { hands }) {
    const problem = snippetProblem(snippet);
    if (problem)
      throw new AloudError({ code: 'bad-arguments', message: message('editing.unsafe-snippet'), forModel: problem });
    await hands.text.snippet(snippet);
    return message('editing.snippet');
  },
});
