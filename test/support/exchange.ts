import { Gate } from '../../src/actions/gate/gate.ts';
import { Exchange, type ExchangeProps } from '../../src/actions/run/exchange.ts';
import type { Place } from '../../src/actions/run/place.ts';
import type { Situation } from '../../src/actions/run/situation.ts';
import type { Editor } from '../../src/editor/editor.ts';
import type { Position } from '../../src/editor/position.ts';

/** Everything is open, and the user wants something done. */
export const ALL_OPEN: Situation = {
  mayChange: true,
  hasDocument: true,
  hasFolder: true,
  hasRepository: true,
  isTrusted: true,
  whose: { by: 'model', manner: 'asked' },
};

/** What follows from something said at a place, in a workspace that is trusted. */
export function exchangeAt(editor: Editor, place: Place | undefined, more: Partial<ExchangeProps> = {}): Exchange {
  return new Exchange({
    editor,
    gate: new Gate({ folders: () => editor.files.folders, trusted: () => true }),
    place,
    manner: 'asked',
    tell: () => {},
    signal: new AbortController().signal,
    ...more,
  });
}

/** A cursor as a place. */
export function cursorAt(path: string, at: Position): Place {
  return { path, selection: { anchor: at, active: at } };
}
