import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { PaletteCommand } from '../../editor/workbench.ts';
import { defineAction, defineReading, described, nonEmpty } from '../define.ts';
import { short } from '../text/finding.ts';
import { spoken } from '../text/symbols.ts';

const MOST_LISTED = 25;

export const findCommands = defineReading({
  name: 'find_commands',
  description: "Finds commands of the editor's palette by words of their titles.",
  needs: [],
  input: z.strictObject({ words: nonEmpty('Words of the title.') }),
  async run({ words }, view) {
    const found = matching(await view.workbench.paletteCommands(), words);
    if (found.length === 0) return `No command is called like "${short(words)}".`;
    const lines = found.slice(0, MOST_LISTED).map(({ title, precondition }) => {
      const needs = precondition ? ` (works when ${visibleLine(precondition)})` : '';
      return visibleLine(title) + needs;
    });
    const more = found.length > MOST_LISTED ? [`… and ${found.length - MOST_LISTED} more`] : [];
    return { forModel: [...lines, ...more].join('\n'), forUser: `Found ${found.length} commands.` };
  },
});

export const runPaletteCommand = defineAction({
  name: 'run_palette_command',
  description: 'Runs any command of the palette. Asked on screen first: use another tool where there is one.',
  risk: 'runs',
  needs: [],
  input: z.strictObject({ title: nonEmpty('As find_commands has it.') }),
  async run({ title }, { view, hands }) {
    const command = titled(await view.workbench.paletteCommands(), title);
    try {
      await hands.workbench.run(command);
    } catch (thrown) {
      throw withNeeds(command, thrown);
    }
    return `Ran "${visibleLine(command.title)}".`;
  },
});

function withNeeds({ title, precondition }: PaletteCommand, thrown: unknown): unknown {
  if (!(thrown instanceof AloudError) || thrown.code !== 'unsupported') return thrown;
  const needs = precondition ? ` It works when: ${visibleLine(precondition)}.` : '';
  return new AloudError({
    code: 'unsupported',
    message: `"${visibleLine(title)}" did not work.${needs} ${thrown.message}`,
    cause: thrown,
  });
}

/** Those whose title holds all the words, the shortest first. */
function matching(all: readonly PaletteCommand[], said: string): readonly PaletteCommand[] {
  const words = said
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  return all
    .filter(({ title }) => words.every(word => title.toLowerCase().includes(word)))
    .sort((a, b) => a.title.length - b.title.length);
}

/** The one of a title, with or without its category. Throws `not-found` or `ambiguous` with what there is. */
function titled(all: readonly PaletteCommand[], title: string): PaletteCommand {
  const said = spoken(title);
  const withoutCategory = ({ title: full }: PaletteCommand) => spoken(full.replace(/^[^:]*: /, ''));
  const ladder = [
    all.filter(command => spoken(command.title) === said),
    all.filter(command => withoutCategory(command) === said),
  ];
  const found = ladder.find(rung => rung.length > 0) ?? [];
  const [only] = found;
  if (only && found.every(({ id }) => id === only.id)) return only;
  const like = (only ? found : matching(all, title)).slice(0, MOST_LISTED).map(command => visibleLine(command.title));
  throw new AloudError({
    code: only ? 'ambiguous' : 'not-found',
    message: only
      ? `"${short(title)}" can be: ${like.join('; ')}.`
      : `No command has the title "${short(title)}".${like.length > 0 ? ` There are: ${like.join('; ')}.` : ' Look with find_commands.'}`,
  });
}

export const changeSetting = defineAction({
  name: 'change_setting',
  description: 'Changes a setting of how the editor looks and types, such as editor.fontSize. Asked on screen first.',
  risk: 'edits elsewhere',
  needs: [],
  input: z.strictObject({
    setting: z.string().check(z.minLength(1)),
    value: z.optional(described(z.string(), 'As JSON; else its default.')),
  }),
  async run({ setting, value: written }, { view, hands }) {
    const value = written === undefined ? undefined : fromJson(written);
    const to = value === undefined ? 'its default' : JSON.stringify(value);
    if (value !== undefined && JSON.stringify(await view.workbench.setting(setting)) === to)
      return `${setting} is ${to} already.`;
    await hands.workbench.changeSetting(setting, value);
    return `${setting} is ${to} now.`;
  },
});

/** JSON, or else the text itself. */
function fromJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}
