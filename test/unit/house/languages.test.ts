import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nls } from '../../support/building/nls.ts';
import { countsOf, rowsOf } from '../../support/face/counts.ts';
import { faultsOf } from '../../support/face/faults.ts';
import { ENGLISH_FACE, type Face, faceOf, LANGUAGES } from '../../support/face/languages.ts';
import { columnsOf } from '../../support/face/widths.ts';
import { WRITTEN } from '../../support/manifest.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What package.json says to people, by what it is called: all of it is in package.nls.json. */
const READ = new Set([
  ...['displayName', 'title', 'name', 'description', 'markdownDescription', 'enumDescriptions', 'userDescription'],
  ...['fullName', 'aliases', 'label', 'markdownEnumDescriptions', 'enumItemLabels', 'deprecationMessage'],
  ...['markdownDeprecationMessage', 'viewsWelcome', 'contents', 'tooltip', 'placeholder', 'sampleRequest', 'altText'],
]);
/** What is a name in every language, or what only programs and models read. */
const NO_TEXT = /^(Aloud|aloud|\w*_\w+|commands|explain|[a-z]+(\.[a-z]+)*)$/;

/** The texts of package.json that stand in it, by where they do. */
function textsIn(value: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof value === 'string') {
    const called = path.findLast(part => !/^\d+$/.test(part)) ?? '';
    return READ.has(called) && !value.startsWith('%') && !NO_TEXT.test(value) ? [`${path.join('.')}: ${value}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'inputSchema' || (path.length === 0 && key === 'author') ? [] : textsIn(each, [...path, key]),
  );
}

/** The keys that a file asks texts of, in their order. */
function keysIn(file: string): readonly string[] {
  const json = readFileSync(join(ROOT, file), 'utf8');
  return [...json.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
}

describe('package.json', () => {
  it('says nothing to people but by a key, in the order of package.nls.json', () => {
    assert.deepEqual(textsIn(WRITTEN), []);
    const keys = [...keysIn('package.json'), ...keysIn('media/commands.schema.json')];
    assert.deepEqual(
      keys.filter(key => key !== 'ownCommands.schema'),
      Object.keys(nls()),
    );
    assert.ok(keys.length > 290);
  });

  it('is seen through where it would say something', () => {
    const said = { contributes: { commands: [{ command: 'aloud.talk', title: 'Talk', category: 'Aloud' }] } };
    assert.deepEqual(textsIn(said), ['contributes.commands.0.title: Talk']);
  });
});

describe('a language of the face', () => {
  it('is one of those that VS Code has', () => {
    const known = ['cs', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'pl', 'pt-br', 'ru', 'tr', 'zh-cn', 'zh-tw'];
    for (const language of LANGUAGES) assert.ok(known.includes(language), language);
  });

  for (const language of LANGUAGES)
    it(`is whole: ${language} has every text of English, with its places, forms and names, and fits`, () => {
      const faults = faultsOf(faceOf(language), ENGLISH_FACE);
      assert.equal(faults.length, 0, `${faults.length} in ${language}:\n${faults.slice(0, 200).join('\n')}`);
    });

  it('is whole in English, but for what is the same', () => {
    const faults = faultsOf(ENGLISH_FACE, ENGLISH_FACE);
    assert.deepEqual(
      faults.filter(fault => !fault.endsWith('is left in English')),
      [],
    );
  });

  const english: Face = {
    language: 'en',
    sentences: {
      cancelled: 'Cancelled.',
      unexpected: 'Something went wrong: {why}',
      files: '{count, plural, one {# file} other {# files}}',
      box: '{box, select, find {the search} other {the box}}',
      key: 'Set `aloud.baseUrl` or run “Aloud: Set API Key”, and say “wake up”.',
      'status.thinking': 'Thinking',
    },
    texts: { 'command.setApiKey.title': 'Set API Key', 'command.talk.title': 'Talk' },
    pages: {},
  };
  const french: Face = {
    language: 'fr',
    sentences: {
      cancelled: 'Annulé.',
      unexpected: 'Une erreur inattendue : {why}',
      files: '{count, plural, one {# fichier} many {# de fichiers} other {# fichiers}}',
      box: '{box, select, find {la recherche} other {la zone}}',
      key: 'Définissez `aloud.baseUrl` ou « Aloud: Définir la clé », et dites « wake up ».',
      'status.thinking': 'Réflexion',
    },
    texts: { 'command.setApiKey.title': 'Définir la clé', 'command.talk.title': 'Parler' },
    pages: {},
  };
  const without = ({ ['cancelled']: _, ...rest }: Record<string, string>) => rest;

  it('may say it otherwise, where all is there', () => {
    const pages = faultsOf(french, english).filter(fault => !fault.endsWith('.md is missing'));
    assert.deepEqual(pages, []);
  });

  for (const [what, sentences, fault] of [
    ['a missing sentence', without({ ...french.sentences }), 'cancelled is missing'],
    ['a sentence of nobody', { ...french.sentences, canceled: 'Annulé.' }, 'canceled: English has no such text'],
    ['an empty one', { ...french.sentences, cancelled: ' ' }, 'cancelled is no text'],
    ['one that cannot be read', { ...french.sentences, cancelled: 'Annulé {' }, /^cancelled cannot be read/],
    [
      'another place',
      { ...french.sentences, unexpected: 'Erreur : {quoi}' },
      'unexpected: it has the places quoi, and not why',
    ],
    [
      'a plural without a form of the language',
      { ...french.sentences, files: '{count, plural, one {# fichier} other {# fichiers}}' },
      'files: the plural has no form many',
    ],
    [
      'a form that the language does not have',
      { ...french.sentences, files: '{count, plural, one {1} two {2} many {m} other {#}}' },
      'files: there is no form two',
    ],
    [
      'a choice that nobody makes',
      { ...french.sentences, box: '{box, select, found {la recherche} other {la zone}}' },
      /^box: it chooses between box: found other, and not box: find other/,
    ],
    [
      'code, or what is to be said, in other words',
      { ...french.sentences, key: 'Définissez l’adresse ou « Aloud: Définir la clé », et dites « wake up ».' },
      'key does not have `aloud.baseUrl`',
    ],
    [
      'a command by another title than the palette has',
      { ...french.sentences, key: 'Définissez `aloud.baseUrl` ou « Aloud: Régler la clé », et dites « wake up ».' },
      'key does not have Définir la clé',
    ],
    [
      'more than fits',
      { ...french.sentences, 'status.thinking': 'En pleine réflexion, un instant je vous prie' },
      /^status.thinking has 44 columns, and there are 32 in the status bar/,
    ],
  ] as const)
    it(`is told of ${what}`, () => {
      const faults = faultsOf({ ...french, sentences }, english).filter(each => !each.endsWith('.md is missing'));
      assert.ok(faults.some(each => (typeof fault === 'string' ? each.includes(fault) : fault.test(each))));
    });

  it('is counted in words and columns, of which Chinese and Japanese characters take two', () => {
    assert.deepEqual([columnsOf('Größe'), columnsOf('设置'), columnsOf('が')], [5, 4, 2]);
    const [language, sentences, texts, pages, words] = countsOf(ENGLISH_FACE);
    assert.deepEqual([language, pages], ['en', 7]);
    assert.ok(Number(sentences) > 1500 && Number(texts) > 280 && Number(words) > 10_000);
    const talk = rowsOf(french).find(([name]) => name === 'command.talk.title');
    assert.deepEqual(talk, ['command.talk.title', 1, 4, 1, 6, 62]);
  });
});
