import assert from 'node:assert/strict';
import type { Call } from '../../../src/grammar/commands/understand.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner } from '../../support/spokenCase.ts';
import { DICTATED, SENTENCES } from './sentences.ts';

const LEAST_SENTENCES = 220;

/** `▮` stands for the cursors that the sentences are said at. */
const DOCUMENTS: readonly { readonly file: string; readonly text: string }[] = [
  {
    file: 'invoices.ts',
    text: `import { readFile } from 'node:fs/promises';

interface Invoice {
  readonly amount: number;
  readonly currency: string;
}

const TAX_RATE = 0.19;
const knownCurrencies = ['EUR', 'USD'▮];

export class Ledger {
  readonly #invoices: Invoice[] = [];

  get size(): number {
    return this.#invoices.length;
  }

  push(invoice: Invoice): void {
    if (!knownCurrencies.includes(invoice.currency▮)) {
      throw new RangeError('unknown currency');
    }
    this.#invoices.push(invoice);
  ▮}
▮
  gross(): number {
    let sum = 0;
    for (const { amount } of this.#invoices) {
      sum += amount * (1 + TAX_RATE);
    }
    // Cents are rounded once.
    return Math.round(sum * 100) / 100;
  }
}

export async function load(path: string): Promise<Ledger> {
  const ledger = new Ledger();
  const rows: Invoice[] = JSON.parse(await readFile(path, 'utf8'));
  for (const row of rows) ledger.push(row);
  ▮return ledger;
}
▮`,
  },
  {
    file: 'readings.py',
    text: `import json
from pathlib import Path

LIMITS = {"pressure": 40, "humidity": 95▮}


class Sensor:
    def __init__(self, label, unit▮):
        self.label = label
        self.unit = unit
        ▮self.samples = []

    def record(self, sample):
        if sample is None:
            raise ValueError("no sample")
        self.samples.append(sample)
▮
    def mean(self):
        return sum(self.samples) / len(self.samples)


def load(path: Path):
    sensors = []
    for row in json.loads(path.read_text()):
        ▮sensors.append(Sensor(row["label"], row["unit"]))
    return sensors
▮`,
  },
  {
    file: 'garden.md',
    text: `# Tomatoes▮

Sow them indoors in March. They want warmth and *plenty* of light.

## Watering

- Water the roots▮, never the leaves.
- Mulch keeps the soil moist.

▮1. Dig holes
2. Plant seedlings

Harvest begins in July.
▮`,
  },
];

/** Actions of the editor that change text without a plan of the grammar's own. */
const CHANGING = /^(undo|redo|repeat_last|use_alternative|rename_target)$/;
const CHANGING_COMMANDS = /^(paste|redo|organize_imports|quick_fix|format_document)$/;

function isChange({ name, arguments: given }: Call): boolean {
  return (
    CHANGING.test(name) ||
    name === 'format_document' ||
    (name === 'copy_target' && given['cut'] === true) ||
    (name === 'run_command' && CHANGING_COMMANDS.test(String(given['command'])))
  );
}

describe('sentences that are no commands', () => {
  const runner = new CaseRunner(grammarFolders);
  const sentences = Object.values(SENTENCES).flat();

  /** What the grammar would do to a document, one line for each sentence that it mistakes for a command. */
  async function mistakes(said: readonly string[], { file, text }: (typeof DOCUMENTS)[number]): Promise<string[]> {
    const pieces = text.split('▮');
    const before = pieces.join('');
    const cursors = pieces.slice(0, -1).map((_piece, at) => pieces.slice(0, at + 1).join('').length);
    const found: string[] = [];
    // A sentence at all cursors, one after the other: what sounds like it is found once.
    for (const sentence of said)
      for (const cursor of cursors) {
        const result = await runner.run({
          id: sentence,
          suite: '',
          file,
          before,
          cursor,
          said: sentence,
          after: before,
          kind: 'edit',
          selection: [cursor, cursor],
        });
        if (result.text !== before || result.calls?.some(isChange))
          found.push(`${sentence} (at ${cursor}): ${JSON.stringify(result.calls)}`);
      }
    return found;
  }

  it(`are at least ${LEAST_SENTENCES}, none of them twice`, () => {
    assert.ok(sentences.length >= LEAST_SENTENCES, String(sentences.length));
    assert.deepEqual(
      sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at),
      [],
    );
  });

  for (const document of DOCUMENTS)
    it(`change nothing in ${document.file}`, async () => {
      assert.deepEqual(await mistakes(sentences, document), []);
    });

  for (const document of DOCUMENTS.filter(({ file }) => !file.endsWith('.md')))
    it(`are not written into the code of ${document.file} when dictated`, async () => {
      assert.deepEqual(await mistakes(DICTATED, document), []);
    });

  it('are told from names with words of sentences in them', async () => {
    const [document] = DOCUMENTS;
    assert.ok(document);
    const names = [
      'add function can edit',
      'add variable my list',
      'add variable has children equals true',
      'add parameter string a',
      'add if a in b',
      'add if sum is greater than ten',
      'rename ledger to has children',
      'change amount to should render',
      'change amount to a plus b',
    ];
    const places = document.text.split('▮').length - 1;
    // A sum is no name to take a value apart by, and a class has no variables between its methods.
    const broken = 4 + 2;
    // Where the amount stands above and below, it is asked which is meant.
    const asked = 5;
    // Where no function is, there is no parameter.
    const outside = 2;
    assert.equal((await mistakes(names, document)).length, names.length * places - broken - asked - outside);
  });

  it('are written into a text when dictated', async () => {
    const [, , text] = DOCUMENTS;
    assert.ok(text);
    assert.equal((await mistakes(DICTATED, text)).length, DICTATED.length * (text.text.split('▮').length - 1));
  });
});
