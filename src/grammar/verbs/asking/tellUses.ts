import { basename } from 'node:path';
import * as z from 'zod/mini';
import type { View } from '../../../actions/view/view.ts';
import { AloudError } from '../../../common/errors.ts';
import { visibleLine } from '../../../common/visible.ts';
import type { Location } from '../../../editor/languages.ts';
import { comparePositions } from '../../../editor/position.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import type { LivePlace } from '../acting/livePlace.ts';
import { defineVerb } from '../verb.ts';
import { about, inWords, isFunction, isType } from './about.ts';
import { nameFor } from './named.ts';

/** More are not followed by ear. */
const MOST_TOLD = 5;

const CALLS = '(calls | uses | is calling | is using | references | refers to)';

export const tellUses = defineVerb({
  name: 'tell_uses',
  description: 'Says where a name is used.',
  risk: 'reads',
  input: z.strictObject({ name: z.string() }),
  group: 'ask',
  said: [
    {
      say: [
        `[tell me] (who | what) ${CALLS} <target>`,
        "[tell me] (where is | where's | where are | where else is) <target> (used | called | referenced | being used | being called | invoked)",
        '[tell me] where (do | does) (we | i | anything | anyone | it) (use | call | reference) <target>',
        '[tell me] (is | are) <target> [ever | still] (used | called) [anywhere | at all]',
      ],
      // Of this and that the editor shows them in a list.
      also: [
        '(find | show | list | give | tell) [me] [all] [the | its] (uses | usages | references | callers | calls) (of | to) <phrase>',
      ],
      with: said => ({ name: said('target') || said('phrase') }),
      help: message('commands.who-calls', { example: 'who calls this', second: 'where is total used' }),
    },
  ],
  plan({ name }, place) {
    const span = called(name, place);
    return span && about(span);
  },
  async answer(_given, { start, end }, place, view) {
    const name = visibleLine(place.text.slice(start, end));
    const uses = await usesOf({ start, end }, place, view);
    if (uses.length === 0) return message('questions.no-uses', { name });
    const places = uses.slice(0, MOST_TOLD).map(use => placeOf(use, place));
    const rest = uses.length - places.length;
    return message('questions.uses', {
      name,
      count: uses.length,
      places: rest > 0 ? [...places, message('questions.more', { count: rest })] : places,
    });
  },
});

/** "This function" is the one around the cursor. */
function called(said: string, place: Place): Span | undefined {
  const { tree, cursor } = place;
  const [, kind] = /^(?:this|the|the current) (function|method|class)$/i.exec(said) ?? [];
  if (!kind || !tree) return nameFor(said, place) ?? nameFor(said.replace(/^the /i, ''), place);
  const wanted = kind.toLowerCase() === 'class' ? isType : isFunction;
  const own = tree.enclosing(tree.lines.positionAt(cursor)).findLast(wanted);
  return own && { start: tree.lines.offsetAt(own.nameRange.start), end: tree.lines.offsetAt(own.nameRange.end) };
}

/** All but the place itself where it is declared: of the language, else by the letters in this file. */
async function usesOf(name: Span, place: LivePlace, view: View): Promise<readonly Location[]> {
  const { document, tree, text } = place;
  const { path } = document;
  const lines = tree?.lines;
  const at = lines?.positionAt(name.start);
  if (!lines || !at) return [];
  const known = await view.languages.references(document, at).catch((thrown: unknown) => {
    if (thrown instanceof AloudError && thrown.code !== 'cancelled') return [];
    throw thrown;
  });
  const all =
    known.length > 0
      ? known
      : tree.namesakes(text.slice(name.start, name.end)).map(({ start, end }) => ({
          path,
          range: { start: lines.positionAt(start), end: lines.positionAt(end) },
        }));
  const names = tree.outline().length > 0 ? declaredAt(place) : new Set<string>();
  return all.filter(use => use.path !== path || !names.has(keyOf(use)));
}

/** Where names are declared in the file. */
function declaredAt({ document, tree }: LivePlace): ReadonlySet<string> {
  const keys = new Set<string>();
  const walk = (symbols: ReturnType<NonNullable<LivePlace['tree']>['outline']>) => {
    for (const { nameRange, children } of symbols) {
      keys.add(keyOf({ path: document.path, range: nameRange }));
      walk(children);
    }
  };
  walk(tree?.outline() ?? []);
  return keys;
}

function keyOf({ range: { start } }: Location): string {
  return `${start.line}:${start.character}`;
}

function placeOf({ path, range }: Location, place: LivePlace): Message {
  const line = range.start.line + 1;
  if (path !== place.document.path) return message('questions.in-file', { line, file: visibleLine(basename(path)) });
  const { tree } = place;
  const inside = tree
    ?.enclosing(range.start)
    .filter(one => isFunction(one) && comparePositions(one.range.start, range.start) < 0);
  const named = inWords(inside?.slice(-1) ?? []);
  return named ? message('questions.line-in', { line, inside: named }) : message('questions.in-line', { line });
}
