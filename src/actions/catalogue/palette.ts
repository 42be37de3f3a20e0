import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { PaletteCommand } from '../../editor/workbench.ts';
import type { ActionContext } from '../action.ts';
import { defineAction, described } from '../define.ts';
import { short } from '../text/finding.ts';
import { spoken } from '../text/symbols.ts';
import { commandOf } from './commands.ts';

const MOST_LISTED = 25;

/** Commands that would loosen what protects the user, or take keys: never, whoever asks. */
const FORBIDDEN =
  /trust|\bmcp\b|approve|autoApprove|^update\.|^workbench\.extensions|^(workbench|userData)\.(action\.)?sync|authentication|accounts|^aloud\.(setApiKey|clearApiKey|forgetAllowed)$|reloadWindow|closeWindow|^workbench\.action\.quit$|restartExtensionHost/i;

export const findCommands = defineAction({
  name: 'find_commands',
  description: "Finds commands of the editor's palette by words of their titles, with what they need to work.",
  risk: 'reads',
  input: z.strictObject({ words: described(z.string().check(z.minLength(1)), 'Words of the title.') }),
  async run({ words }, context) {
    const found = matching(await context.editor.workbench.paletteCommands(), words);
    if (found.length === 0) return `No command is called like "${short(words)}".`;
    const lines = found.slice(0, MOST_LISTED).map(({ title, precondition }) => {
      const needs = precondition ? ` (works when ${visibleLine(precondition)})` : '';
      return visibleLine(title) + needs;
    });
    return [...lines, ...(found.length > MOST_LISTED ? [`… and ${found.length - MOST_LISTED} more`] : [])].join('\n');
  },
});

export const runPaletteCommand = defineAction({
  name: 'run_palette_command',
  description:
    'Runs any command of the palette by its title, as find_commands has it. Asked on screen first. Use run_command or a tool of its own where there is one.',
  risk: 'runs',
  input: z.strictObject({ title: described(z.string().check(z.minLength(1)), 'The title, with its category.') }),
  async run({ title }, context) {
    const command = titled(await context.editor.workbench.paletteCommands(), title);
    const known = commandOf(command.id);
    if (known) {
      await known.run(context);
      return `Ran "${visibleLine(command.title)}".`;
    }
    if (FORBIDDEN.test(command.id))
      throw new AloudError({
        code: 'refused',
        message: `"${visibleLine(command.title)}" is for the user alone. They find it in the command palette.`,
      });
    await context.risk('runs', `"${visibleLine(command.title)}"`, {
      title: `Run "${visibleLine(command.title)}"?`,
      detail: `The editor command ${command.id}.${command.precondition ? `\nIt works when: ${command.precondition}` : ''}`,
      yes: 'Run It',
      always: 'Always Allow Exactly This',
    });
    await run(context, command);
    return `Ran "${visibleLine(command.title)}".`;
  },
});

async function run(context: ActionContext, { id, title, precondition }: PaletteCommand): Promise<void> {
  try {
    await context.command(id, 'shows');
  } catch (thrown) {
    if (!(thrown instanceof AloudError) || thrown.code !== 'unsupported') throw thrown;
    const needs = precondition ? ` It works when: ${visibleLine(precondition)}.` : '';
    throw new AloudError({
      code: 'unsupported',
      message: `"${visibleLine(title)}" did not work.${needs} ${thrown.message}`,
      cause: thrown,
    });
  }
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

/** What a setting may be: they change what is on screen and how one types, and can start, send or loosen nothing. */
const SETTINGS: Readonly<Record<string, z.ZodMiniType>> = {
  'editor.fontSize': z.number().check(z.minimum(6), z.maximum(100)),
  'editor.lineHeight': z.number().check(z.minimum(0), z.maximum(150)),
  'editor.tabSize': z.int().check(z.minimum(1), z.maximum(16)),
  'editor.insertSpaces': z.boolean(),
  'editor.detectIndentation': z.boolean(),
  'editor.wordWrap': z.enum(['off', 'on', 'wordWrapColumn', 'bounded']),
  'editor.wordWrapColumn': z.int().check(z.minimum(1), z.maximum(1000)),
  'editor.rulers': z.array(z.int().check(z.minimum(0), z.maximum(1000))),
  'editor.minimap.enabled': z.boolean(),
  'editor.lineNumbers': z.enum(['off', 'on', 'relative', 'interval']),
  'editor.renderWhitespace': z.enum(['none', 'boundary', 'selection', 'trailing', 'all']),
  'editor.cursorStyle': z.enum(['line', 'block', 'underline', 'line-thin', 'block-outline', 'underline-thin']),
  'editor.cursorBlinking': z.enum(['blink', 'smooth', 'phase', 'expand', 'solid']),
  'editor.stickyScroll.enabled': z.boolean(),
  'editor.bracketPairColorization.enabled': z.boolean(),
  'editor.guides.indentation': z.boolean(),
  'editor.inlayHints.enabled': z.enum(['on', 'onUnlessPressed', 'offUnlessPressed', 'off']),
  'editor.formatOnSave': z.boolean(),
  'editor.autoClosingBrackets': z.enum(['always', 'languageDefined', 'beforeWhitespace', 'never']),
  'files.autoSave': z.enum(['off', 'afterDelay', 'onFocusChange', 'onWindowChange']),
  'files.trimTrailingWhitespace': z.boolean(),
  'files.insertFinalNewline': z.boolean(),
  'window.zoomLevel': z.number().check(z.minimum(-8), z.maximum(9)),
  'workbench.colorTheme': z.string().check(z.minLength(1), z.maxLength(100)),
  'workbench.sideBar.location': z.enum(['left', 'right']),
  'workbench.activityBar.location': z.enum(['default', 'top', 'bottom', 'hidden']),
  'workbench.statusBar.visible': z.boolean(),
  'breadcrumbs.enabled': z.boolean(),
  'zenMode.hideLineNumbers': z.boolean(),
};

const NAMES = Object.keys(SETTINGS) as [string, ...string[]];

export const changeSetting = defineAction({
  name: 'change_setting',
  description:
    'Changes one of the settings of the editor that concern how it looks and types. Asked on screen first. Without a value it goes back to its default.',
  risk: 'edits elsewhere',
  input: z.strictObject({
    setting: described(z.enum(NAMES), 'Which setting.'),
    value: z.optional(described(z.string(), 'The new value, as JSON: 14, true, dark.')),
  }),
  async run({ setting, value: written }, context) {
    const type = SETTINGS[setting] as z.ZodMiniType;
    const value = written === undefined ? undefined : fromJson(written);
    if (value !== undefined && !z.safeParse(type, value).success) {
      const { $schema: _, ...schema } = z.toJSONSchema(type);
      throw new AloudError({
        code: 'bad-arguments',
        message: `That is no value for ${setting}, which is ${JSON.stringify(schema)}.`,
      });
    }
    const before = await context.editor.workbench.setting(setting);
    const [from, to] = [JSON.stringify(before), value === undefined ? 'its default' : JSON.stringify(value)];
    if (value !== undefined && from === to) return `${setting} is ${to} already.`;
    await context.risk('edits elsewhere', `The setting ${setting}`, {
      title: `Change the setting ${setting}?`,
      detail: `From ${from} to ${to}, in your own settings.`,
      yes: 'Change It',
    });
    await context.editor.workbench.changeSetting(setting, value);
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
