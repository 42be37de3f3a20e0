import { silentLog } from '../../../../../src/common/log.ts';
import { commentSyntaxOf } from '../../../../../src/editor/commentSyntax.ts';
import { Lexicon } from '../../../../../src/grammar/code/lexicon.ts';
import type { Place } from '../../../../../src/grammar/places/place.ts';
import { stretches } from '../../../../../src/grammar/places/resolve.ts';
import { Parsers } from '../../../../../src/syntax/parsers.ts';
import type { Span } from '../../../../../src/syntax/scopes.ts';
import { grammarFolders } from '../../../../support/grammarFolders.ts';
import { languageIdOf } from '../../../../support/languageIds.ts';
import { DOCUMENTS } from './documents.ts';
import type { Row } from './table.ts';

const parsers = new Parsers({ folders: grammarFolders, log: silentLog });

/** What a row came to, as pieces of its document; `right` where that is one of those that were meant. */
export interface Pointing {
  readonly verdict: 'right' | 'wrong' | 'nothing';
  readonly got: readonly string[];
  readonly wanted: readonly string[];
}

export async function pointing([file, cursor, said, meant, ...alternatives]: Row): Promise<Pointing> {
  const text = DOCUMENTS[file];
  const selection = spanOf(cursor, text);
  const languageId = languageIdOf(file);
  const tree = await parsers.parse(text, languageId);
  const writing = tree?.writing;
  const place: Place = {
    ...{ text, selection, cursor: selection.end, tree, unit: '  ', comments: commentSyntaxOf(languageId) },
    wording: { writing, lexicon: new Lexicon(text, writing?.names.variable) },
  };
  try {
    const show = (spans: readonly Span[]) => spans.map(({ start, end }) => `${start} ${text.slice(start, end)}`);
    const got = show(stretches(said.split(' '), place));
    const wanted = [typeof meant === 'string' ? [meant] : meant, ...alternatives.map(one => [one])].map(pieces =>
      show(pieces.map(piece => spanOf(piece, text))),
    );
    const isRight = wanted.some(one => bare(one) === bare(got));
    return { verdict: isRight ? 'right' : got.length === 0 ? 'nothing' : 'wrong', got, wanted: wanted[0] ?? [] };
  } finally {
    tree?.dispose();
  }
}

/** A semicolon or a comma behind a thing may belong to it. */
function bare(pieces: readonly string[]): string {
  return pieces.map(piece => piece.replace(/[;,]\s*$/, '')).join('\0');
}

/** Where `«…»` is of a piece that stands once in a text, or where there is none `|`. */
function spanOf(piece: string, text: string): Span {
  const source = piece
    .replace(/[\\^$.*+?()[\]{}|/]/g, letter => (letter === '|' && !piece.includes('«') ? '()' : `\\${letter}`))
    .replace('«', '(')
    .replace('»', ')')
    .replaceAll('…', '[^]*?');
  const found = [...text.matchAll(new RegExp(source, 'dg'))];
  const [at] = found;
  const span = at?.indices?.[1];
  if (!span) throw new RangeError(`“${piece}” is not there`);
  // What begins with a gap, or is short, may be there again.
  if (found.length > 1) throw new RangeError(`“${piece}” is there ${found.length} times`);
  return { start: span[0], end: span[1] };
}
