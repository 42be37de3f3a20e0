import type * as vscode from 'vscode';
import { type Message, message } from '../../messages/message.ts';
import type { ModeName } from '../../session/turnEvents.ts';
import { pick } from '../views/screen.ts';

interface Sample {
  readonly file: string;
  readonly mode: ModeName;
  /** The words that are said in it, in English. */
  readonly says: string;
  readonly description: Message;
}

/** Recordings that come with Aloud, so that a set-up can be tried without speaking. */
export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    file: 'media/try-command.wav',
    mode: 'command',
    says: 'Go to line three',
    description: message('recordings.sample-command'),
  },
  {
    file: 'media/try-edit.wav',
    mode: 'command',
    says: 'Rename total to sum',
    description: message('recordings.sample-change'),
  },
  {
    file: 'media/try-add.wav',
    mode: 'command',
    says: 'Add if result equals ten',
    description: message('recordings.sample-code'),
  },
  { file: 'media/try-undo.wav', mode: 'command', says: 'Undo that', description: message('recordings.sample-undo') },
  {
    file: 'media/try-comment.wav',
    mode: 'comment',
    says: 'This is where it begins',
    description: message('recordings.sample-comment'),
  },
  {
    file: 'media/try-question.wav',
    mode: 'ask',
    says: 'What does this function do?',
    description: message('recordings.sample-question'),
  },
];

/** Lets the user pick a bundled recording; undefined if they would rather not. */
export async function chooseSample(
  context: vscode.ExtensionContext,
): Promise<{ file: string; mode: ModeName } | undefined> {
  const rows = SAMPLES.map(sample => ({ ...sample, label: message('recordings.quoted', { words: sample.says }) }));
  const chosen = await pick(rows, {
    title: message('recordings.try'),
    placeHolder: message('recordings.as-if-said'),
  });
  return chosen && { file: context.asAbsolutePath(chosen.file), mode: chosen.mode };
}
