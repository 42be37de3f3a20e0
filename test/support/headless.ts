import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { Gate } from '../../src/actions/gate/gate.ts';
import { asAloudError } from '../../src/common/errors.ts';
import { environmentKey } from '../../src/common/hosts.ts';
import { silentLog } from '../../src/common/log.ts';
import { settingsFrom } from '../../src/common/settings/settings.ts';
import type { Selection } from '../../src/editor/position.ts';
import { ConfiguredAddresses } from '../../src/openai/addresses.ts';
import { Memory } from '../../src/session/memory.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import { Stages } from '../../src/stages/stages.ts';
import { FileEditor } from './fileEditor.ts';
import { grammarFolders } from './grammarFolders.ts';
import { placeIn } from './placeIn.ts';

/** Of no use to a program that reads the result. */
const LEFT_OUT = new Set<Happening['event']>(['state', 'level', 'delta', 'saying']);

/** Where something is done, and how. */
export interface HeadlessArguments {
  readonly workspace: string;
  readonly file: string;
  readonly selection: Selection;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Answers every question on screen with yes. */
  readonly yes: boolean;
}

/** The whole of it without VS Code, on files; the address comes from `OPENAI_BASE_URL`. */
export interface Headless {
  readonly folder: string;
  readonly settings: ReturnType<typeof settingsFrom>;
  readonly stages: Stages;
  readonly editor: FileEditor;
  readonly memory: Memory;
  readonly gate: Gate;
}

/** Throws RangeError with a sentence for the caller. */
export async function headless(given: HeadlessArguments, opened: (editor: FileEditor) => void): Promise<Headless> {
  const address = process.env['OPENAI_BASE_URL'];
  const settings = settingsFrom({ ...(address && { 'aloud.baseUrl': address }), ...given.settings });
  const addresses = new ConfiguredAddresses(settings, async origin => environmentKey(origin, process.env));
  const stages = new Stages({
    ...{ settings, addresses, log: silentLog, environment: process.env, grammars: grammarFolders },
    programs: {
      player: fromRoot('src/speak/players/nativePlayerProcess.ts'),
      sox: fromRoot('src/capture/encoding/soxProcess.ts'),
      engine: fromRoot('src/engines/engineProcess.ts'),
    },
    progress: () => {},
  });
  const folder = resolve(given.workspace);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new RangeError(`--workspace ${given.workspace} is no folder.`);
  const editor = new FileEditor({ folder, parsers: stages.parsers, confirm: async () => given.yes });
  opened(editor);
  await placeIn(editor, isAbsolute(given.file) ? given.file : join(folder, given.file), given.selection);
  const gate = new Gate({ folders: () => editor.files.folders, trusted: () => true });
  return { folder, settings, stages, editor, memory: new Memory(), gate };
}

/**
 * Runs a command line: resolves with its exit code. What goes wrong is told as an event, and where it left off as the last
 * one, null and nothing where it never began.
 */
export async function main(
  work: (opened: (editor: FileEditor) => void, signal: AbortSignal) => Promise<void>,
): Promise<number> {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  let editor: FileEditor | undefined;
  try {
    await work(opened => {
      editor = opened;
    }, interrupted.signal);
    return 0;
  } catch (thrown) {
    const isUsage = thrown instanceof RangeError || (thrown instanceof TypeError && 'code' in thrown);
    const { code, message } = isUsage
      ? { code: 'bad-arguments', message: (thrown as Error).message }
      : asAloudError(thrown);
    print({ event: 'error', code, message });
    return 1;
  } finally {
    const shown = editor?.documents.active();
    print({ event: 'end', file: shown?.document.path ?? null, selections: shown?.selections ?? [] });
  }
}

/** What happens, a line each; `as` says how. */
export function tell(happening: Happening, as: (happening: Happening) => object): void {
  if (!LEFT_OUT.has(happening.event)) print(as(happening));
}

function print(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

function fromRoot(path: string): string {
  return resolve(import.meta.dirname, '../..', path);
}
