import { asPhrase, type Fitting, fitted, type Surroundings } from './fitted.ts';
import type { DictationRequest, Insertion } from './insertion.ts';
import { placed } from './placed.ts';
import { wrap } from './wrap.ts';

/** Columns of the body of a commit message (git-commit(1) shows it indented by four, in eighty). */
const WIDTH = 72;
/** What a subject begins with by convention, in small letters (conventionalcommits.org). */
const TYPE = /^(feat|fix|docs|style|refactor|perf|tests?|build|ci|chore|revert)(?=(?:\([^)]*\))?!?:)/i;

export function isCommit(languageId: string): boolean {
  return languageId === 'git-commit' || languageId === 'scminput';
}

/** A commit message: a subject without a full stop, and a body that is wrapped. */
export function commitText(
  request: DictationRequest,
  words: string,
  around: Surroundings,
  fitting: Fitting,
): Insertion {
  const { document, range } = request;
  const before = document.line(range.start.line).slice(0, range.start.character);
  const after = document.line(range.end.line).slice(range.end.character);
  const lines = fitted(words, around, fitting).split('\n');
  const written = lines.flatMap((line, index) => {
    if (range.start.line + index === 0) return [asPhrase(line).replace(TYPE, type => type.toLowerCase())];
    return wrappedBehind(index === 0 ? before : '', line);
  });
  return placed(request, written.join('\n'), { before, after });
}

function wrappedBehind(before: string, words: string): readonly string[] {
  const lead = before === '' || before.endsWith(' ') ? before : `${before} `;
  const [first = '', ...rest] = wrap(lead + words, WIDTH);
  // What stands there is too long already.
  return first.length < lead.length ? [words] : [first.slice(lead.length), ...rest];
}
