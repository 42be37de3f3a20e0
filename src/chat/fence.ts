import { createHash } from 'node:crypto';
import { withoutSecrets } from '../common/secrets/withoutSecrets.ts';
import { visible } from '../common/visible.ts';

const MARK_LENGTH = 12;

/** What a fence adds at most, in estimated tokens. */
export const FENCE_TOKENS = 2 * MARK_LENGTH + 12;

/**
 * Text of files, names, messages and results, marked as data for the model. The mark is drawn from the text itself, so
 * the text cannot hold its own closing mark and step out. What hides in it is made visible; keys are left out.
 */
export function fenced(text: string): string {
  return fenceAsIs(visible(withoutSecrets(text)));
}

/** The same for text that has been cleaned already. */
export function fenceAsIs(text: string): string {
  const mark = createHash('sha256').update(text).digest('hex').slice(0, MARK_LENGTH);
  return `<data ${mark}>\n${text}\n</data ${mark}>`;
}
