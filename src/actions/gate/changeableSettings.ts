import * as z from 'zod/mini';
import { entryOf } from '../../common/entryOf.ts';
import { AloudError } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';

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

export const CHANGEABLE_SETTINGS: readonly string[] = Object.keys(SETTINGS);

/** Throws `bad-arguments` for a setting that is not among them, or a value that is none of it; undefined is its default. */
export function checkSetting(name: string, value: unknown): void {
  const type = entryOf(SETTINGS, name);
  if (!type)
    throw new AloudError({
      code: 'bad-arguments',
      message: message('workbench.no-setting', { settings: CHANGEABLE_SETTINGS }),
    });
  if (value === undefined || z.safeParse(type, value).success) return;
  const { $schema: _, ...schema } = z.toJSONSchema(type);
  throw new AloudError({
    code: 'bad-arguments',
    message: message('workbench.no-value', { setting: name }),
    forModel: `That is no value for ${name}, which is ${JSON.stringify(schema)}.`,
  });
}
