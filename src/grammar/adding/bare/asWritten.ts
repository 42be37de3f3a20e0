import type { Writing } from '../../../syntax/writing.ts';
import { namesIn } from '../../code/evidence.ts';
import { isProgram, isShell } from '../../code/shellPrograms.ts';
import type { Wording } from '../../code/wording.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { terminated } from '../said/slots.ts';
import { statementPlace } from './statementPlace.ts';

/** Signs that recognisers write where they take what they hear for code: "total += entry.getAmount();". */
const SIGNS = /[;{}[\]<>=|$"“”]|\w\(|->|::|@\w|\s-\w/;
/** In a language where anything is a command, one of these must be there. */
const SHELL_SIGNS = /\$\w|\s--?\w|["“”|]|^\w+=\S/;

/** Nobody says a longer line of code, in UTF-16 units. */
const LONGEST = 300;

/** Whether a transcript may be code as it stands. */
export function isWrittenAsCode(transcript: string): boolean {
  return transcript.length <= LONGEST && SIGNS.test(transcript);
}

/**
 * Code that a recogniser has written as code. It goes in as it is, where all that it names stands in the file, is called
 * or comes about in it; undefined for all else, sentences above all.
 */
export function codeAsWritten(transcript: string, at: Place): Outcome | undefined {
  const { wording } = at;
  const { writing } = wording;
  if (!writing || writing.code['where clause'] || !isWrittenAsCode(transcript)) return undefined;
  const where = statementPlace(at);
  if (!where) return undefined;
  const code = withoutSentence(transcript.trim().replace(/[“”]/g, '"').replace(/[‘’]/g, "'"), wording);
  if (!isAllKnown(code, wording, writing)) return undefined;
  const text = /[{:]$/.test(code) ? code : terminated(code, writing);
  return where.put({ text, cursor: text.length });
}

/** Without the capital and the stop of a sentence. */
function withoutSentence(said: string, { lexicon, writing }: Wording): string {
  const plain = said.replace(/(?<=[\p{L}\p{N})\]}"';])\.$/u, '');
  const first = /^\p{Lu}[\p{L}\p{N}_$]*/u.exec(plain)?.[0] ?? '';
  const small = first.charAt(0).toLowerCase() + first.slice(1);
  const isWord = lexicon.has(small) || Object.values(writing?.words ?? {}).includes(small);
  return isWord && !lexicon.has(first) && !/^\p{Lu}\p{L}*\.\p{Lu}/u.test(plain)
    ? small + plain.slice(first.length)
    : plain;
}

function isAllKnown(code: string, wording: Wording, writing: Writing): boolean {
  if (isShell(writing)) {
    const [program = ''] = code.split(/\s/);
    if (!SHELL_SIGNS.test(code) || !(isProgram(program) || /^\w+=/.test(program))) return false;
    return [...code.matchAll(/\$\{?([A-Za-z_]\w*)/g)].every(
      ([, name = '']) => wording.lexicon.has(name) || name === name.toUpperCase(),
    );
  }
  const { known, unknown, called } = namesIn(code, wording);
  const declared = declaredIn(code, writing);
  const [first = ''] = code.split(/\s/);
  const isCode = known.length + called.length > 0 || /\w\(/.test(code) || Object.values(writing.words).includes(first);
  return isCode && unknown.every(name => declared.includes(name));
}

/** The names that come about by being set: `const total = …`, `int total = …`, `const { name } = …`, `self.total = …`. */
function declaredIn(code: string, writing: Writing): readonly string[] {
  const head = /^([^=]*?)(?<![=!<>+\-*/%&|^?:]):?=(?![=>])/.exec(code)?.[1]?.trim() ?? '';
  if (/[({]/.test(head.replace(/^(const|let|var)\b\s*\{[^{}]*\}$/, ''))) return [];
  const declares = /^(const|let|var|val|final|auto|static|public|private|protected)\b/.test(head);
  const isPlain = writing.terminator === '' || writing.sigil !== undefined || writing.typeMark === ' ';
  return declares || isPlain || /^[\w<>[\], ]+ \w+$/.test(head) ? (head.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []) : [];
}
