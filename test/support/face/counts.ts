// What there is to read in each language: `npm run --silent counts`, and with a language, `npm run --silent counts de`, each
// text with its words and columns beside English's, separated by tabs.
import { ENGLISH_FACE, type Face, faceOf, LANGUAGES } from './languages.ts';
import { columnsOf, roomOf } from './widths.ts';

/** Every text of a face, by its name. */
export function textsOf({ sentences, texts, pages }: Face): readonly (readonly [name: string, text: string])[] {
  return [...Object.entries(sentences), ...Object.entries(texts), ...Object.entries(pages)];
}

/** How many words a text has, as its language parts them. */
export function wordsIn(text: string, language: string): number {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** A row a language: sentences, texts of package.json, words, characters, columns, and the longest of all. */
export function countsOf(face: Face): readonly (string | number)[] {
  const all = textsOf(face);
  const sum = (of: (text: string) => number) => all.reduce((total, [, text]) => total + of(text), 0);
  const [longest = ''] = all.toSorted(([, a], [, b]) => columnsOf(b) - columnsOf(a))[0] ?? [];
  return [
    face.language,
    Object.keys(face.sentences).length,
    Object.keys(face.texts).length,
    Object.keys(face.pages).length,
    sum(text => wordsIn(text, face.language)),
    sum(text => text.length),
    sum(columnsOf),
    longest,
  ];
}

/** A row a text: its name, words and columns in English and in this language, and the columns that there are for it. */
export function rowsOf(face: Face): readonly (readonly (string | number)[])[] {
  const own = new Map(textsOf(face));
  return textsOf(ENGLISH_FACE).map(([name, english]) => {
    const text = own.get(name);
    const counted = text === undefined ? ['', ''] : [wordsIn(text, face.language), columnsOf(text)];
    return [name, wordsIn(english, 'en'), columnsOf(english), ...counted, roomOf(name, english).columns];
  });
}

if (import.meta.main) {
  const [language] = process.argv.slice(2);
  const head = language
    ? ['name', 'words', 'columns', `words ${language}`, `columns ${language}`, 'room']
    : ['language', 'sentences', 'texts', 'pages', 'words', 'characters', 'columns', 'longest'];
  const faces = [ENGLISH_FACE, ...LANGUAGES.map(faceOf)];
  const rows = language ? rowsOf(faceOf(language)) : faces.map(countsOf);
  console.log([head, ...rows].map(row => row.join('\t')).join('\n'));
}
