import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { position, type Range } from '../../editor/position.ts';
import { splitsCharacter } from '../../editor/text.ts';
import { message } from '../../messages/message.ts';
import { counted, defineAction, described, exactlyOne, fileField, nonEmpty } from '../define.ts';
import type { Hands } from '../hands/hands.ts';
import { findOne, lineRange, short } from '../text/finding.ts';
import { leadingSpace } from '../text/indenting.ts';
import { findSymbol, nameAt, spoken } from '../text/symbols.ts';
import { occurrences } from './editing/occurrences.ts';

const symbolField = z.optional(nonEmpty('Its name; "Cart.total" for one of several.'));

function select(hands: Hands, path: string, { start, end }: Range): Promise<void> {
  return hands.places.moveTo(path, { anchor: start, active: end });
}

export const goTo = defineAction({
  name: 'go_to',
  description: 'Puts the cursor on a line, at its first character or in a column; or on a symbol.',
  risk: 'shows',
  needs: ['file'],
  input: z.strictObject({
    line: z.optional(counted('The line.')),
    column: z.optional(counted('In that line.')),
    symbol: symbolField,
    file: fileField,
  }),
  async run({ line, column, symbol: name, file }, { view, hands }) {
    exactlyOne('go_to', { line, symbol: name });
    const document = await view.documents.read(file);
    if (name) {
      const { symbol, fullName } = await findSymbol(view, document, name);
      await select(hands, document.path, { start: symbol.nameRange.start, end: symbol.nameRange.start });
      return message('going.to-symbol', { name: fullName, line: symbol.nameRange.start.line + 1 });
    }
    const now = view.documents.lineNow(document, line as number);
    const { end } = lineRange(document, now, now, false);
    const text = document.line(now - 1);
    const wanted = column === undefined ? leadingSpace(text).length : Math.min(column - 1, end.character);
    const at = position(now - 1, splitsCharacter(text, wanted) ? wanted - 1 : wanted);
    await select(hands, document.path, { start: at, end: at });
    return message('going.to-line', { line: now, file: basename(document.path) });
  },
});

export const goToDefinition = defineAction({
  name: 'go_to_definition',
  description: 'Shows the user where something is defined, in whichever file.',
  risk: 'shows',
  needs: ['document'],
  input: z.strictObject({
    name: z.optional(nonEmpty('Else the one under the cursor.')),
  }),
  async run({ name }, { view, hands }) {
    const document = await view.documents.read();
    const [target] = await view.languages.definition(document, nameAt(view, document, name));
    if (!target)
      throw new AloudError({
        code: 'not-found',
        message: name ? message('going.no-definition', { name: short(name) }) : message('going.no-definition-here'),
      });
    await hands.places.visit(target);
    return message('going.to-definition', { file: basename(target.path), line: target.range.start.line + 1 });
  },
});

export const selectText = defineAction({
  name: 'select',
  description: 'Selects lines, a text, a whole symbol with its body, or all.',
  risk: 'shows',
  needs: ['file'],
  input: z.strictObject({
    first_line: z.optional(counted('First line.')),
    last_line: z.optional(counted('Else first_line.')),
    text: z.optional(described(z.string(), 'The exact text.')),
    near_line: z.optional(counted('A line near the text.')),
    every: z.optional(described(z.enum(['text', 'word']), 'Every place of the text, or of it as a word.')),
    symbol: symbolField,
    all: z.optional(z.boolean()),
    file: fileField,
  }),
  async run(
    { first_line: first, last_line: last, text, near_line: nearLine, every, symbol: name, all, file },
    { view, hands },
  ) {
    exactlyOne('select', { first_line: first, text, symbol: name, all });
    const document = await view.documents.read(file);
    if (first !== undefined) {
      const [from, to] = view.documents.linesNow(document, first, last ?? first);
      await select(hands, document.path, lineRange(document, from, to, false));
      return message('going.selected-lines', { count: to - from + 1, first, last: last ?? first });
    }
    if (text && every) {
      const found = occurrences(document, text, every === 'word');
      await hands.places.selectAll(
        document.path,
        found.map(({ start, end }) => ({ anchor: start, active: end })),
      );
      return message('verbs.selected-several', { count: found.length });
    }
    if (text) {
      const near = nearLine === undefined ? undefined : view.documents.lineNow(document, nearLine) - 1;
      const { range } = findOne(document, text, near);
      await select(hands, document.path, range);
      return message('going.selected-text', { text: short(text), line: range.start.line + 1 });
    }
    if (name) {
      const { symbol, fullName } = await findSymbol(view, document, name);
      await select(hands, document.path, symbol.range);
      const { start, end } = symbol.range;
      return message('going.selected-symbol', { name: fullName, first: start.line + 1, last: end.line + 1 });
    }
    await select(hands, document.path, lineRange(document, 1, document.lineCount, false));
    return message('going.selected-all', { file: basename(document.path) });
  },
});

const UNNAMED = 'here';

export const bookmark = defineAction({
  name: 'bookmark',
  description: 'Keeps this place to come back to, or goes back to it.',
  risk: 'shows',
  needs: [],
  input: z.strictObject({
    go_back: z.optional(z.boolean()),
    name: z.optional(described(z.string(), 'For more than one.')),
  }),
  async run({ go_back: goBack = false, name }, { view, hands }) {
    const called = spoken(name ?? '') || UNNAMED;
    if (goBack) {
      await hands.places.goToBookmark(called);
      const { path, selection } = view.documents.here();
      return message('going.back', { file: basename(path), line: selection.active.line + 1 });
    }
    hands.places.bookmark(called);
    return message('going.marked', { line: view.documents.here().selection.active.line + 1 });
  },
});

export const returnToPlace = defineAction({
  name: 'return_to_place',
  description: 'Goes back to where the user was before something they said took them elsewhere.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({ steps: z.int().check(z.minimum(1), z.maximum(1000)) }),
  async run({ steps }, { hands }) {
    const { path, range } = await hands.places.goBack(steps);
    return message('going.back', { file: basename(path), line: range.start.line + 1 });
  },
});
