import { hasSentenceWord } from '../../code/evidence.ts';
import { isProgram } from '../../code/shellPrograms.ts';
import { expression } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';

/** What says that a line is of the shell, and no talk: an option, a variable, a pipe, a text in quotes, a path. */
const SIGN = /^(dash|dollar|pipe|quote|quotes|slash|ampersand|greater|redirect)$/;

/**
 * A line of the shell, said from its program on: "set dash e u o pipefail", "cd quote dollar target quote". Undefined
 * where it begins with no program that everybody has, or has no sign of the shell in it.
 */
export function shellLine(said: readonly string[], wording: Wording): string | undefined {
  const lower = said.map(word => word.toLowerCase());
  if (!isProgram(lower[0] ?? '') || said.length < 2 || hasSentenceWord(said, wording)) return undefined;
  if (!lower.some(word => SIGN.test(word))) return undefined;
  const { text } = expression(said, wording, 'statement');
  // What is expanded is there, or is one of the shell's own.
  const variables = [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
  return variables.every(name => wording.lexicon.has(name) || name === name.toUpperCase()) ? text : undefined;
}
