import { basename, dirname } from 'node:path';
import * as z from 'zod/mini';
import { type Message, message, sentences } from '../../../messages/message.ts';
import type { LivePlace } from '../acting/livePlace.ts';
import { defineVerb } from '../verb.ts';
import { ABOUT_ALL, type Around, around, inWords, isFunction, isType } from './about.ts';

type About = 'all' | 'line' | 'column' | 'function' | 'class' | 'file';

const asks = (what: About) => () => ({ about: what });

export const tellPlace = defineVerb({
  name: 'tell_place',
  description: 'Says where the cursor is.',
  risk: 'reads',
  input: z.strictObject({ about: z.enum(['all', 'line', 'column', 'function', 'class', 'file']) }),
  group: 'ask',
  said: [
    {
      say: [
        'where am i [now | right | right now | at | at the moment | exactly]',
        "(where is | where's) (my | the) cursor [now]",
        "[tell me] (what is | what's | my | our) [my | the] [current] (position | location)",
        'tell me where (i am | we are | the cursor is)',
      ],
      with: asks('all'),
      help: message('commands.where'),
    },
    {
      say: [
        '[tell me] [on] (what | which) line [number] (am i | are we) [on | at | in | now]',
        '[tell me] (what | which) line [number] (is this | is it | is that)',
        "(what is | what's | tell me) (the | my) [current] line number",
      ],
      with: asks('line'),
      help: message('commands.which-line'),
    },
    {
      say: [
        '[tell me] [on | in | at] (what | which) column [number] (am i | are we | is this | is the cursor) [in | on | at | now]',
        "(what is | what's | tell me) (the | my) [current] column [number]",
      ],
      with: asks('column'),
      help: message('commands.which-column'),
    },
    {
      say: [
        '[tell me] [in] (what | which) (function | method) (am i | are we | is this | is the cursor) [in | inside | now | at]',
        "(what is | what's) (this | the | the current) (function | method) (called | named | name)",
        "(what is | what's) the name of (this | the | the current) (function | method)",
      ],
      with: asks('function'),
      help: message('commands.which-function'),
    },
    {
      say: [
        '[tell me] [in] (what | which) (class | module | struct | interface) (am i | are we | is this | is the cursor) [in | inside | now | at]',
        "(what is | what's) (this | the | the current) (class | type | module | struct | interface) (called | named | name)",
        "(what is | what's) the name of (this | the | the current) (class | module | struct | interface)",
      ],
      with: asks('class'),
      help: message('commands.which-class'),
    },
    {
      say: [
        '[tell me] [in] (what | which) file (am i | are we | is this | is open | is that) [in | at | looking at | editing | on | now]',
        "(what is | what's) (this | the | the current) (file | file called | file named | file name)",
        "(what is | what's) the name of (this | the | the current) file",
        'is (this | it | the | this file | the file) saved',
        '(do i have | are there | have i got | have i) [any] (unsaved changes | unsaved)',
        '(have i | did i) (saved | save) [this | it | the file | this file]',
        'is (anything | something | this | this file) unsaved',
      ],
      with: asks('file'),
      help: message('commands.which-file'),
    },
  ],
  plan: () => ABOUT_ALL,
  async answer({ about }, _asked, place) {
    const all = around(place.cursor, place);
    switch (about) {
      case 'line':
        return message('questions.line', { line: lineOf(place), count: place.document.lineCount });
      case 'column':
        return message('questions.column', { column: columnOf(place), line: lineOf(place) });
      case 'function':
        return within(all, all.findLastIndex(isFunction)) ?? message('questions.in-no-function');
      case 'class':
        return within(all, all.findLastIndex(isType)) ?? message('questions.in-no-class');
      case 'file':
        return file(place);
      default: {
        const inside = inWords(all);
        const found = { line: lineOf(place), file: basename(place.document.path) };
        const told = inside
          ? message('questions.place', { ...found, inside })
          : message('questions.place-outside', found);
        return sentences([told, ...selected(place)]);
      }
    }
  },
});

function lineOf({ text, cursor }: LivePlace): number {
  return text.slice(0, cursor).split('\n').length;
}

/** As people count, from one on. */
function columnOf({ text, cursor }: LivePlace): number {
  return cursor - text.lastIndexOf('\n', cursor - 1);
}

/** How much is selected, where anything is: it cannot be told from where the cursor is. */
function selected({ text, selection: { start, end } }: LivePlace): readonly Message[] {
  if (start === end) return [];
  const first = text.slice(0, start).split('\n').length;
  const count = text.slice(start, end).split('\n').length;
  if (count > 1) return [message('questions.selected-lines', { first, last: first + count - 1 })];
  return [message('questions.selected', { count: [...text.slice(start, end)].length })];
}

function within(all: readonly Around[], index: number): Message | undefined {
  const own = all[index];
  const inside = inWords(all.slice(0, index + 1));
  return (
    own && inside && message('questions.in', { inside, first: own.range.start.line + 1, last: own.range.end.line + 1 })
  );
}

function file({ document: { path, isDirty } }: LivePlace): Message {
  const told = message('questions.file', { file: basename(path), folder: basename(dirname(path)) });
  return sentences([told, isDirty ? message('questions.unsaved') : message('questions.saved')]);
}
