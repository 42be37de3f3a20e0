import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nls, withTexts } from './building/nls.ts';

const FILE = resolve(import.meta.dirname, '../../package.json');

/** package.json as it stands, with keys in place of its texts. */
export const WRITTEN = JSON.parse(readFileSync(FILE, 'utf8'));

/** package.json as VS Code shows it in English. */
export const MANIFEST = withTexts(WRITTEN, nls());
