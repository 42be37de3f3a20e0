import { parseArgs } from 'node:util';
import { SETTINGS, type SettingName, settingProblem } from '../../src/common/settings/settings.ts';
import { position, type Selection } from '../../src/editor/position.ts';
import type { ModeName } from '../../src/session/turnEvents.ts';

export interface TurnArguments {
  readonly workspace: string;
  readonly file: string;
  readonly selection: Selection;
  readonly mode: ModeName;
  readonly said: { readonly text: string } | { readonly audio: string };
  readonly settings: Readonly<Record<string, unknown>>;
  /** Answers every question on screen with yes. */
  readonly yes: boolean;
  /** Where to write what would be heard, as WAV. */
  readonly speech: string | undefined;
}

const MODES: readonly ModeName[] = ['command', 'dictate', 'comment', 'translate', 'explain', 'ask'];

/** The command line of `npm run turn`. Throws RangeError or TypeError with a sentence for the caller. */
export function parseTurnArguments(args: readonly string[]): TurnArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workspace: { type: 'string' },
      file: { type: 'string' },
      at: { type: 'string', default: '1:1' },
      mode: { type: 'string', default: 'command' },
      text: { type: 'string' },
      audio: { type: 'string' },
      language: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      yes: { type: 'boolean', default: false },
      speech: { type: 'string' },
    },
  });
  const { workspace, file, text, audio, language } = values;
  if (workspace === undefined || file === undefined) throw new RangeError('--workspace and --file are needed.');
  const mode = MODES.find(known => known === values.mode);
  if (!mode) throw new RangeError(`--mode is one of ${MODES.join(', ')}.`);
  if ((text === undefined) === (audio === undefined)) throw new RangeError('Give either --text or --audio.');
  return {
    workspace,
    file,
    selection: parsePlace(values.at),
    mode,
    said: audio === undefined ? { text: text as string } : { audio },
    settings: Object.fromEntries(
      [...(language === undefined ? [] : [`aloud.transcription.language=${language}`]), ...values.set].map(
        parseSetting,
      ),
    ),
    yes: values.yes,
    speech: values.speech,
  };
}

/** `LINE[:COL][-LINE[:COL]]`, counted from 1. A line alone as the end of a range means all of that line's text before it. */
export function parsePlace(text: string): Selection {
  const match = /^(\d+)(?::(\d+))?(?:-(\d+)(?::(\d+))?)?$/.exec(text);
  if (!match) throw new RangeError('--at is LINE[:COL][-LINE[:COL]], counted from 1.');
  const [, line, column, endLine, endColumn] = match.map(part => (part === undefined ? undefined : Number(part)));
  const anchor = position((line as number) - 1, (column ?? 1) - 1);
  const active =
    endLine === undefined
      ? anchor
      : position(endLine - 1, endColumn === undefined ? Number.POSITIVE_INFINITY : endColumn - 1);
  if (anchor.line < 0 || anchor.character < 0 || active.line < 0 || active.character < 0)
    throw new RangeError('--at counts from 1.');
  return { anchor, active };
}

/** `aloud.key=value`; the value is JSON where the setting is no text. */
export function parseSetting(text: string): [SettingName, unknown] {
  const at = text.indexOf('=');
  const name = text.slice(0, at);
  if (at < 0 || !Object.hasOwn(SETTINGS, name)) throw new RangeError(`There is no setting ${at < 0 ? text : name}.`);
  const known = name as SettingName;
  const raw = text.slice(at + 1);
  const value: unknown = typeof SETTINGS[known].default === 'string' ? raw : json(raw, known);
  const problem = settingProblem(known, value);
  if (problem) throw new RangeError(problem);
  return [known, value];
}

function json(raw: string, name: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new RangeError(`The value of ${name} is no JSON: ${raw}`);
  }
}
