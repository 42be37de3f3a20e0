import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { ENGLISH } from '../../../src/messages/english.ts';

const SRC = resolve(import.meta.dirname, '../../../src');

/** The places of a sentence, as the library reads it. */
function placesOf(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap(element => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    const inArms =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => placesOf(value))
        : [];
    return [element.value, ...inArms];
  });
}

/** The places of a sentence, as the types in messages/message.ts read it. */
function typedPlacesOf(sentence: string): readonly string[] {
  return sentence
    .split('{')
    .slice(1)
    .map(rest => (rest.split('}')[0] ?? '').split(',')[0] ?? '')
    .filter(name => name && !/[ #]/.test(name));
}

describe('the catalogue of messages', () => {
  it('holds sentences that can be read, with the places that their types ask for', () => {
    for (const [id, sentence] of Object.entries(ENGLISH)) {
      const places = new Set(placesOf(parse(sentence, { ignoreTag: true })));
      assert.deepEqual([...new Set(typedPlacesOf(sentence))].sort(), [...places].sort(), id);
    }
  });

  it('holds no sentence that nobody says, and none twice', () => {
    const code = globSync('**/*.ts', { cwd: SRC })
      .filter(file => !file.startsWith('messages/english'))
      .map(file => readFileSync(join(SRC, file), 'utf8'))
      .join('\n');
    const unsaid = Object.keys(ENGLISH).filter(id => !code.includes(`'${id}'`));
    assert.deepEqual(unsaid, []);
    const sentences = Object.values(ENGLISH);
    assert.deepEqual(
      sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i),
      [],
    );
  });

  it('has names that begin with what the file is called', () => {
    for (const file of globSync('english/*.ts', { cwd: join(SRC, 'messages') })) {
      const subject = file.slice('english/'.length, -'.ts'.length);
      const ids = [...readFileSync(join(SRC, 'messages', file), 'utf8').matchAll(/^ {2}'?([\w.-]+)'?:/gm)];
      for (const [, id = ''] of ids)
        assert.ok(subject === 'general' ? !id.includes('.') : id.startsWith(`${subject}.`), id);
    }
  });
});
