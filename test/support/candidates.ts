import type { Microphone } from '../../src/capture/microphone.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Player } from '../../src/speak/players/player.ts';
import { type Candidate, nothingMissing } from '../../src/stages/backend.ts';
import { MICROPHONES } from '../../src/stages/microphones.ts';
import { PLAYERS } from '../../src/stages/players.ts';

type Leaving = Pick<Candidate<unknown>, 'leaves'>;

/** Two parts as candidates of a stage: the rows of the first and second say what each leaves to another. */
export function two<Part>(
  rows: readonly [Leaving, Leaving],
  first: Part,
  second: Part,
  missing: () => Promise<Message | undefined> = nothingMissing,
): readonly [Candidate<Part>, Candidate<Part>] {
  return [
    { part: first, missing: nothingMissing, leaves: rows[0].leaves },
    { part: second, missing, leaves: rows[1].leaves },
  ];
}

/** Microphones as candidates of their stage. */
export function microphones(...parts: readonly Microphone[]): readonly Candidate<Microphone>[] {
  return parts.map(part => ({ part, missing: () => part.missing(), leaves: MICROPHONES.native.leaves }));
}

/** Players as candidates of their stage. */
export function players(...parts: readonly Player[]): readonly Candidate<Player>[] {
  return parts.map(part => ({ part, missing: () => part.missing(), leaves: PLAYERS.native.leaves }));
}
