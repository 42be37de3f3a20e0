import { AloudError } from '../../common/errors.ts';
import { INTO, type Into } from '../../editor/boxes.ts';
import { message } from '../../messages/message.ts';
import type { ModeName } from '../../session/turnEvents.ts';

const MODES = ['command', 'dictate', 'comment', 'translate', 'ask'] as const satisfies readonly ModeName[];

/**
 * How a key, pedal or program asks to talk: as a `key` that is tapped or held, whose repeats come as presses; by a `tap`
 * that begins and ends; by `down` and `up`, where it can tell both; or to `cancel`.
 */
const PRESSES = ['key', 'tap', 'down', 'up', 'cancel'] as const;

export interface TalkHow {
  readonly mode: (typeof MODES)[number];
  readonly press: (typeof PRESSES)[number];
  /** Where dictated text goes, if not where the cursor is. */
  readonly into: Into | undefined;
}

type Given = Readonly<Record<string, unknown>>;

/** The arguments of a key binding as they are written. Throws `bad-arguments` for what is none, naming what there is. */
export function talkOf(given: unknown): TalkHow {
  const { into, mode = into === undefined ? 'command' : 'dictate', press = 'key' } = (given ?? {}) as Given;
  return {
    mode: oneOf('mode', MODES, mode),
    press: oneOf('press', PRESSES, press),
    into: into === undefined ? undefined : oneOf('into', INTO, into),
  };
}

function oneOf<T extends string>(name: string, all: readonly T[], given: unknown): T {
  const found = all.find(each => each === given);
  if (found) return found;
  throw new AloudError({
    code: 'bad-arguments',
    message: message('screen.wrong-binding', { name, values: all }),
  });
}
