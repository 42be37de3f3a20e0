import * as cases from 'change-case';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { isEmpty, type Range, selectionRange } from '../../editor/position.ts';
import { lineIndexOf } from '../../editor/text.ts';
import type { ActionContext } from '../action.ts';
import { counted, defineAction, described, exactlyOne, fileField } from '../define.ts';
import { findAll, findOne, lineRange, short } from '../text/finding.ts';
import { indentUnit, leadingSpace, linesInStrings } from '../text/indenting.ts';

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
  text: z.optional(described(z.string(), 'The text that is meant, to the letter; what is selected if left out.')),
  near_line: z.optional(counted('A line in or near it, if it stands in several places.')),
  file: fileField,
};

interface Meant {
  readonly document: TextDocument;
  readonly range: Range;
}

/** A text, or what is selected. Throws `bad-arguments` if neither is there. */
async function meant(
  context: ActionContext,
  {
    text,
    near_line: near,
    file,
  }: { text?: string | undefined; near_line?: number | undefined; file?: string | undefined },
): Promise<Meant> {
  const document = await context.document(file);
  if (text) {
    const line = near === undefined ? undefined : context.lineNow(document, near) - 1;
    return { document, range: findOne(document, text, line).range };
  }
  const { path, selection } = context.selection();
  const range = selectionRange(selection);
  if (path !== document.path || isEmpty(range))
    throw new AloudError({ code: 'bad-arguments', message: 'Nothing is selected: give the text.' });
  return { document, range };
}

export const surroundText = defineAction({
  name: 'surround_text',
  description:
    'Puts something before and after a text, lines, or what is selected: quotes, brackets, tags. Around lines, before and after become lines of their own and what is between is indented.',
  risk: 'edits',
  input: z.strictObject({
    before: described(z.string(), 'What goes before it, such as "(" or "try {".'),
    after: described(z.string(), 'What goes behind it.'),
    first_line: z.optional(counted('First of the lines that are meant.')),
    last_line: z.optional(counted('Last of them; the first if left out.')),
    ...place,
  }),
  async run({ before, after, first_line: first, last_line: last, ...which }, context) {
    if (first === undefined) {
      const { document, range } = await meant(context, which);
      const inside = lineIndexOf(document).slice(range);
      await context.edit(document.path, [{ range, newText: before + inside + after }], document.version);
      return `Put it between "${short(before)}" and "${short(after)}".`;
    }
    exactlyOne('surround_text', { first_line: first, text: which.text });
    const document = await context.document(which.file);
    const [from, to] = context.linesNow(document, first, last ?? first);
    const range = lineRange(document, from, to, false);
    const texts = Array.from({ length: to - from + 1 }, (_, i) => document.line(from - 1 + i));
    const indent = leadingSpace(texts.find(text => text.trim() !== '') ?? '');
    const unit = indentUnit(document);
    const inString = linesInStrings(texts.join('\n'));
    const inside = texts.map((text, i) => (text.trim() === '' || inString.has(i) ? text : unit + text));
    const [above, below] = [before, after].map(part => (part === '' ? [] : [indented(part, indent)]));
    const newText = [...(above ?? []), ...inside, ...(below ?? [])].join('\n');
    await context.edit(document.path, [{ range, newText }], document.version);
    return `Put lines ${from} to ${to} between "${short(before)}" and "${short(after)}".`;
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
    'Writes a text or what is selected in another style: upper, lower, title, sentence, camel, pascal, snake, kebab, constant, dotted. For a name that is used elsewhere, use rename_symbol.',
  risk: 'edits',
  input: z.strictObject({
    style: described(z.enum(Object.keys(STYLES) as [Style, ...Style[]]), 'The style.'),
    ...place,
  }),
  async run({ style, ...which }, context) {
    const { document, range } = await meant(context, which);
    const before = lineIndexOf(document).slice(range);
    const [, start = '', core = '', end = ''] = AROUND.exec(before) ?? [];
    const newText = start + STYLES[style](core) + end;
    if (newText === before) return `It is in ${style} case already.`;
    await context.edit(document.path, [{ range, newText }], document.version);
    return `It is now "${short(newText)}".`;
  },
});

const MOST_CURSORS = 1000;
const WORD = /[\p{L}\p{N}_$]/u;

export const selectOccurrences = defineAction({
  name: 'select_occurrences',
  description: 'Selects every place where a text stands, with a cursor at each, for the user to go on with.',
  risk: 'shows',
  input: z.strictObject({
    text: described(z.string().check(z.minLength(1)), 'The text, to the letter.'),
    whole_word: z.optional(described(z.boolean(), 'Only where it is a word of its own.')),
    file: fileField,
  }),
  async run({ text, whole_word: wholeWord, file }, context) {
    const document = await context.document(file);
    const found = findAll(document, text)
      .map(({ range }) => range)
      .filter(({ start, end }) => {
        if (!wholeWord) return true;
        const before = document.line(start.line)[start.character - 1];
        const after = document.line(end.line)[end.character];
        return !(before && WORD.test(before)) && !(after && WORD.test(after));
      });
    if (found.length === 0)
      throw new AloudError({ code: 'not-found', message: `"${short(text)}" does not stand in ${document.path}.` });
    if (found.length > MOST_CURSORS)
      throw new AloudError({ code: 'unsupported', message: `It stands in ${found.length} places, which is too many.` });
    await context.selectAll(
      document.path,
      found.map(({ start, end }) => ({ anchor: start, active: end })),
    );
    return `Selected ${found.length} ${found.length === 1 ? 'place' : 'places'}.`;
  },
});

export const insertSnippet = defineAction({
  name: 'insert_snippet',
  description:
    'Inserts code with places for the user to fill in, written as $1, $2 and $0, at the cursor or over what is selected.',
  risk: 'edits',
  input: z.strictObject({
    snippet: described(z.string().check(z.minLength(1)), 'The snippet, as TextMate writes them.'),
  }),
  async run({ snippet }, context) {
    // A snippet may name files, the clipboard and the like, which are nobody's business.
    const variable = /\$\{?([A-Z][A-Z_]+)/.exec(snippet.replace(/\\./gs, ''))?.[1];
    if (variable)
      throw new AloudError({
        code: 'bad-arguments',
        message: `Variables such as ${variable} are not allowed in a snippet. Write \\$ for a dollar sign.`,
      });
    await context.snippet(snippet);
    return 'Inserted the snippet.';
  },
});
