import { marksOf, type SpokenMarks } from '../../grammar/english/prose/marks.ts';

const DETERMINER =
  /^(?:le|la|les|un|une|ce|cet|cette|ces|du|des|au|aux|de|chaque|quel|quelle|mon|ton|son|notre|votre|leur|tel|à|en|sur|sans|par|aucun|aucune)$/;
const ADJECTIVE =
  /^(?:premier|première|deuxième|second|seconde|dernier|dernière|bon|bonne|autre|seul|seule|petit|grand)$/;
const AFTER_POINT =
  /^(?:(?:d['’].*)|de|du|des|par|commun|fort|faible|final|important|essentiel|central|clé|mort|chaud|numéro|sensible|\d.*)$/;

/** French, with the space that it has before its high signs. */
export const FRENCH_MARKS: SpokenMarks = {
  marks: marksOf({
    stop: {
      '.': 'point',
      '\u00a0?': "point d'interrogation",
      '\u00a0!': "point d'exclamation",
      '...': 'points de suspension|trois petits points',
    },
    pause: { ',': 'virgule', '\u00a0:': 'deux points', '\u00a0;': 'point virgule' },
    open: {
      '(': 'ouvrez la parenthèse|ouvrir la parenthèse|parenthèse ouvrante',
      '«\u00a0': 'ouvrez les guillemets|ouvrir les guillemets',
    },
    close: {
      ')': 'fermez la parenthèse|fermer la parenthèse|parenthèse fermante',
      '\u00a0»': 'fermez les guillemets|fermer les guillemets',
    },
    ahead: {},
    behind: {},
    join: { '-': "trait d'union", '/': 'barre oblique' },
    between: { '–': 'tiret' },
    break: { '\n': 'à la ligne|nouvelle ligne', '\n\n': 'nouveau paragraphe' },
  }),
  isWord(words, at, length) {
    const before = words[at - 1]?.after === '' ? (words[at - 1]?.lower ?? '') : '';
    if (DETERMINER.test(before) || (ADJECTIVE.test(before) && DETERMINER.test(words[at - 2]?.lower ?? ''))) return true;
    if (words[at]?.lower !== 'point' || length > 1) return false;
    if (AFTER_POINT.test(words[at + length]?.lower ?? '')) return true;
    // "il n'est point venu"
    return words.slice(Math.max(0, at - 3), at).some(({ lower }) => /^(?:ne$|n['’])/.test(lower));
  },
};
