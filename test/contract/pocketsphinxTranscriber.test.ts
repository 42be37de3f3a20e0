import { jsgfFrom } from '../../src/transcribe/ears/jsgf.ts';
import { PocketSphinx } from '../../src/transcribe/ears/pocketsphinx.ts';
import { PocketSphinxTranscriber } from '../../src/transcribe/ears/pocketsphinxTranscriber.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { transcriberContract } from './transcriber.ts';

const PATTERNS = [
  'go to line <number>',
  'rename this (variable | function) to <word>',
  'explain this function',
  'undo',
];

describe('PocketSphinx', () => {
  before(function () {
    skipWithoutPrograms(this, ['pocketsphinx_batch', 'flite']);
  });

  transcriberContract('PocketSphinxTranscriber', async () => {
    const engine = new PocketSphinx({ program: 'pocketsphinx_batch', model: '', environment: process.env });
    const jsgf = () => jsgfFrom(PATTERNS, { number: '(twenty | forty) [one | two]', word: 'total | count' });
    return { transcriber: new PocketSphinxTranscriber({ engine, jsgf }), close: async () => {} };
  });
});
