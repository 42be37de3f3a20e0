import type * as vscode from 'vscode';
import type { Mode } from '../../session/turnEvents.ts';
import { pick } from '../views/screen.ts';

interface Sample {
  readonly file: string;
  readonly mode: Mode;
  /** The words that are said in it, in English. */
  readonly says: string;
  readonly description: string;
}

/** Recordings that come with Aloud, so that a set-up can be tried without speaking. */
export const SAMPLES: readonly [Sample, ...Sample[]] = [
  { file: 'media/try-command.wav', mode: 'command', says: 'Go to line three', description: 'a voice command' },
  { file: 'media/try-edit.wav', mode: 'command', says: 'Rename total to sum', description: 'a change of the code' },
  { file: 'media/try-add.wav', mode: 'command', says: 'Add if result equals ten', description: 'new code' },
  { file: 'media/try-undo.wav', mode: 'command', says: 'Undo that', description: 'takes it back' },
  {
    file: 'media/try-comment.wav',
    mode: 'comment',
    says: 'This is where it begins',
    description: 'a comment at the cursor',
  },
  {
    file: 'media/try-question.wav',
    mode: 'ask',
    says: 'What does this function do?',
    description: 'a question, answered aloud',
  },
];

/** Lets the user pick a bundled recording; undefined if they would rather not. */
export async function chooseSample(
  context: vscode.ExtensionContext,
): Promise<{ file: string; mode: Mode } | undefined> {
  const rows = SAMPLES.map(sample => ({ ...sample, label: `“${sample.says}”` }));
  const chosen = await pick(rows, {
    title: 'Try a recording',
    placeHolder: 'It goes through your set-up as if you had said it',
  });
  return chosen && { file: context.asAbsolutePath(chosen.file), mode: chosen.mode };
}
