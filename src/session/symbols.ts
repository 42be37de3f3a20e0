import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentSymbol } from '../editor/languages.ts';
import type { Parsers } from '../syntax/parsers.ts';
import type { Scene } from './scene.ts';

/** How long, in ms, a language server is waited for where Aloud does not know the language itself. */
const PATIENCE_MS = 250;

type Symbols = readonly DocumentSymbol[];

/**
 * What there is in the document that someone speaks about. It was asked for when they began: from the language if it
 * has answered by now, else from the syntax, which was read meanwhile too. A language server that is busy, or has just
 * started and takes seconds, keeps nobody waiting. Undefined where neither knows anything.
 */
export async function symbolsOf(
  { symbols, active }: Pick<Scene, 'symbols' | 'active'>,
  parsers: Pick<Parsers, 'treeOf'>,
): Promise<Symbols | undefined> {
  const told = await Promise.race([symbols, Promise.resolve(undefined)]);
  if (told && told.length > 0) return told;
  const { path, text, languageId } = active.document;
  const inTime = Promise.race([symbols, sleep(PATIENCE_MS, undefined, { ref: false })]);
  const read = parsers.treeOf({ path, text, languageId }).then(tree => tree?.outline());
  return Promise.any([filled(inTime), filled(read)]).catch(() => undefined);
}

async function filled(asked: Promise<Symbols | undefined>): Promise<Symbols> {
  const found = await asked;
  if (found && found.length > 0) return found;
  throw new Error('Nothing was found.');
}
