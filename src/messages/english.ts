import { acting } from './english/acting.ts';
import { general } from './english/general.ts';

/**
 * Every sentence that a person reads, in ICU's message format: `{name}` is a place, `{count, plural, one {# place} other
 * {# places}}` one that counts. A name begins with its subject. A translation has the same names.
 */
export const ENGLISH = { ...general, ...acting } as const;

export type English = typeof ENGLISH;
