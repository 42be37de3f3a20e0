import { parseArgs } from 'node:util';
import type { Selection } from '../../src/editor/position.ts';
import { parsePlace, parseSetting } from './turnArguments.ts';

export interface ConverseArguments {
  readonly workspace: string;
  readonly file: string;
  readonly selection: Selection;
  /** Recordings, said one after the other. */
  readonly audio: readonly string[];
  /** How long there is silence between an answer's end and what is said next, in ms. */
  readonly pauseMs: number;
  /** So long into the answer before it each recording after the first is said, in ms; after its end if absent. */
  readonly bargeMs: number | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Answers every question on screen with yes. */
  readonly yes: boolean;
  /** Where to write what would be heard, as WAV. */
  readonly speech: string;
}

/** The command line of `npm run converse`. Throws RangeError or TypeError with a sentence for the caller. */
export function parseConverseArguments(args: readonly string[]): ConverseArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workspace: { type: 'string' },
      file: { type: 'string' },
      at: { type: 'string', default: '1:1' },
      audio: { type: 'string', multiple: true, default: [] },
      pause: { type: 'string', default: '500' },
      barge: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      yes: { type: 'boolean', default: false },
      speech: { type: 'string' },
    },
  });
  const { workspace, file, audio, speech } = values;
  if (workspace === undefined || file === undefined) throw new RangeError('--workspace and --file are needed.');
  if (audio.length === 0 || speech === undefined) throw new RangeError('--audio and --speech are needed.');
  return {
    ...{ workspace, file, audio, speech },
    selection: parsePlace(values.at),
    pauseMs: milliseconds(values.pause, '--pause'),
    bargeMs: values.barge === undefined ? undefined : milliseconds(values.barge, '--barge'),
    settings: Object.fromEntries(values.set.map(parseSetting)),
    yes: values.yes,
  };
}

function milliseconds(text: string, name: string): number {
  const ms = Number(text);
  if (!/^\d+$/.test(text) || ms > 600_000) throw new RangeError(`${name} is a number of milliseconds.`);
  return ms;
}
