import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

const PLACE = /\{(\w+)\}/g;
/** What means more than itself, or quotes what does. */
const SIGN = /[{}#]|'['{}#<>|]/;

/** The places of a sentence, each once, in the order of their names. Throws an Error where it cannot be read. */
export function placesOf(sentence: string): readonly string[] {
  // Most sentences have places with nothing but a name: the parser would take a hundred times as long for them.
  const places = SIGN.test(sentence.replace(PLACE, ''))
    ? placesIn(parse(sentence, { ignoreTag: true }))
    : [...sentence.matchAll(PLACE)].map(([, name = '']) => name);
  return [...new Set(places)].sort();
}

function placesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap(element => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    const inArms =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => placesIn(value))
        : [];
    return [element.value, ...inArms];
  });
}
