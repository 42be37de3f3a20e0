import { marksOf, type SpokenMarks } from '../../grammar/english/prose/marks.ts';

const DETERMINER =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser|euer)(?:e[nmrs]?)?|(?:jed|dies|jen|welch|manch|solch)e[nmrs]?|zum|zur|am|im|vom|beim|ans|ins|pro|je|ohne|mit|für|von|zu|an|auf|bei|ab|bis|in|nach|als|durch)$/;
const ADJECTIVE = /e[nmrs]?$/;
const NUMBER = /^(?:\d|null$|eins?$|zwei$|drei$|vier$|fünf$|sechs$|sieben$|acht$|neun$|zehn$)/;

/** German. */
export const GERMAN_MARKS: SpokenMarks = {
  marks: marksOf({
    stop: {
      '.': 'punkt',
      '?': 'fragezeichen',
      '!': 'ausrufezeichen|ausrufungszeichen|rufzeichen',
      '...': 'auslassungspunkte',
    },
    pause: { ',': 'komma|beistrich', ':': 'doppelpunkt', ';': 'strichpunkt|semikolon' },
    open: { '(': 'klammer auf', '„': 'anführungszeichen auf|anführungszeichen unten|anführungsstriche unten' },
    close: { ')': 'klammer zu', '“': 'anführungszeichen zu|anführungszeichen oben|anführungsstriche oben' },
    ahead: {},
    behind: { '%': 'prozentzeichen' },
    join: { '-': 'bindestrich', '/': 'schrägstrich', _: 'unterstrich' },
    between: { '–': 'gedankenstrich' },
    break: { '\n': 'neue zeile|zeilenumbruch', '\n\n': 'neuer absatz' },
  }),
  isWord(words, at, length) {
    const before = words[at - 1]?.after === '' ? (words[at - 1]?.lower ?? '') : '';
    const earlier = words[at - 2]?.lower ?? '';
    const next = words[at + length];
    if (DETERMINER.test(before)) return true;
    if (ADJECTIVE.test(before) && DETERMINER.test(earlier) && before.length > 4) return true;
    // "drei Punkt fünf", "Punkt eins", "Punkt für Punkt".
    return words[at]?.lower === 'punkt' && next !== undefined && (NUMBER.test(next.lower) || next.lower === 'für');
  },
};
