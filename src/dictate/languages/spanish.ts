import { marksOf, type SpokenMarks } from '../../grammar/english/prose/marks.ts';

const DETERMINER =
  /^(?:el|la|los|las|un|una|este|ese|aquel|esta|esa|del|al|cada|qué|mi|tu|su|nuestro|ningún|algún|otro|primer|segundo|tercer|último|cierto|de|en|sin|con|por|a|que|se|no)$/;
const AFTER_PUNTO = /^(?:de|del|en|muerto|clave|fuerte|débil|final|central|importante|medio|a|\d.*)$/;

/** Spanish. */
export const SPANISH_MARKS: SpokenMarks = {
  marks: marksOf({
    stop: {
      '.': 'punto|punto y seguido',
      '?': 'cierra interrogación|cerrar interrogación|signo de interrogación',
      '!': 'cierra exclamación|cerrar exclamación|signo de exclamación',
      '...': 'puntos suspensivos',
    },
    pause: { ',': 'coma', ':': 'dos puntos', ';': 'punto y coma' },
    open: {
      '(': 'abre paréntesis|abrir paréntesis',
      '¿': 'abre interrogación|abrir interrogación',
      '¡': 'abre exclamación|abrir exclamación',
      '"': 'abre comillas|abrir comillas',
    },
    close: { ')': 'cierra paréntesis|cerrar paréntesis', '"': 'cierra comillas|cerrar comillas' },
    ahead: {},
    behind: {},
    join: { '-': 'guion|guión', '/': 'barra' },
    between: { '—': 'raya' },
    break: { '\n': 'nueva línea', '\n\n': 'nuevo párrafo', '.\n': 'punto y aparte' },
  }),
  isWord(words, at, length) {
    const before = words[at - 1]?.after === '' ? (words[at - 1]?.lower ?? '') : '';
    if (DETERMINER.test(before)) return true;
    return words[at]?.lower === 'punto' && length === 1 && AFTER_PUNTO.test(words[at + 1]?.lower ?? '');
  },
};
