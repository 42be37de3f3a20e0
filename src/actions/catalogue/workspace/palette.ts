import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { visibleLine } from '../../../common/visible.ts';
import type { PaletteCommand } from '../../../editor/workbench.ts';
import { message, sentences } from '../../../messages/message.ts';
import { english } from '../../../messages/text.ts';
import { defineAction, defineReading, described, nonEmpty } from '../../define.ts';
import { short } from '../../text/finding.ts';
import { spoken } from '../../text/symbols.ts';

const MOST_LISTED = 25;

export const findCommands = defineReading({
  name: 'find_commands',
  description: "Finds commands of the editor's palette by words of their titles.",
  needs: [],
  input: z.strictObject({ words: nonEmpty('Words of the title.') }),
  async run({ words }, view) {
    const found = matching(await view.workbench.paletteCommands(), words);
    if (found.length === 0) return message('workbench.no-command-like', { words: short(words) });
    const lines = found.slice(0, MOST_LISTED).map(({ title, precondition }) => {
      const needs = precondition ? ` (works when ${visibleLine(precondition)})` : '';
      return visibleLine(title) + needs;
    });
    const more = found.length > MOST_LISTED ? [`… and ${found.length - MOST_LISTED} more`] : [];
    return {
      forModel: [...lines, ...more].join('\n'),
      forUser: message('workbench.commands', { count: found.length }),
    };
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
    return message('workbench.ran', { command: visibleLine(command.title) });
  },
});

function withNeeds({ title, precondition }: PaletteCommand, thrown: unknown): unknown {
  if (!(thrown instanceof AloudError) || thrown.code !== 'unsupported') return thrown;
  const needs = precondition ? [message('workbench.works-when', { precondition: visibleLine(precondition) })] : [];
  const about = [message('workbench.did-not-work', { command: visibleLine(title) }), ...needs];
  return new AloudError({
    code: 'unsupported',
    message: sentences([...about, thrown.says]),
    forModel: `${english(sentences(about))} ${thrown.message}`,
    cause: thrown,
  });
}

/** What it is called: in the palette, and in English, which is said and known to models whatever the palette shows. */
function titlesOf({ title, english: inEnglish }: PaletteCommand): readonly string[] {
  return inEnglish === undefined ? [title] : [title, inEnglish];
}

/** Those whose title holds all the words, the shortest first. */
function matching(all: readonly PaletteCommand[], said: string): readonly PaletteCommand[] {
  const words = said
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  return all
    .filter(command => titlesOf(command).some(title => words.every(word => title.toLowerCase().includes(word))))
    .sort((a, b) => a.title.length - b.title.length);
}

/** The one of a title, with or without its category. Throws `not-found` or `ambiguous` with what there is. */
function titled(all: readonly PaletteCommand[], title: string): PaletteCommand {
  const said = spoken(title);
  const withoutCategory = (full: string) => full.replace(/^[^:]*: /, '');
  const ladder = [
    all.filter(command => titlesOf(command).some(each => spoken(each) === said)),
    all.filter(command => titlesOf(command).some(each => spoken(withoutCategory(each)) === said)),
  ];
  const found = ladder.find(rung => rung.length > 0) ?? [];
  const [only] = found;
  if (only && found.every(({ id }) => id === only.id)) return only;
  const commands = (only ? found : matching(all, title))
    .slice(0, MOST_LISTED)
    .map(command => visibleLine(command.title));
  const [called, list] = [short(title), commands.join('; ')];
  if (only)
    throw new AloudError({
      code: 'ambiguous',
      message: message('workbench.several-commands', { title: called, commands }),
      forModel: `"${called}" can be: ${list}.`,
    });
  const hasLike = commands.length > 0;
  throw new AloudError({
    code: 'not-found',
    message: hasLike
      ? message('workbench.no-command-but', { title: called, commands })
      : message('workbench.no-command', { title: called }),
    forModel: `No command has the title "${called}". ${hasLike ? `There are: ${list}.` : 'Look with find_commands.'}`,
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
    if (value === undefined) {
      await hands.workbench.changeSetting(setting, value);
      return message('workbench.setting-is-default', { setting });
    }
    const about = { setting, value: JSON.stringify(value) };
    if (JSON.stringify(await view.workbench.setting(setting)) === about.value)
      return message('workbench.setting-is-already', about);
    await hands.workbench.changeSetting(setting, value);
    return message('workbench.setting-is', about);
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
