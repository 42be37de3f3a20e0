// English as another language: with signs on its letters, in brackets, and as much longer as other languages are. What is
// on screen without brackets was forgotten.
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import { KEPT } from './faults.ts';
import { ENGLISH_FACE, type Face, type Texts } from './languages.ts';

/** What such a language is called where there are languages. */
const PSEUDO = 'qps-ploc';
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SIGNED = [...'áƀçđéƒĝĥíĵķĺɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ'];
const MORE = 0.4;
const KEEPING = new RegExp(`${KEPT.map(({ source }) => source).join('|')}`, 'g');

/** All that a person reads in English, as a language of its own. */
export function pseudoFace(): Face {
  const every = (texts: Texts, change: (text: string) => string) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
  return {
    language: PSEUDO,
    sentences: every(ENGLISH_FACE.sentences, pseudoSentence),
    texts: every(ENGLISH_FACE.texts, pseudoMarkdown),
    pages: every(ENGLISH_FACE.pages, pseudoMarkdown),
  };
}

function pseudoSentence(sentence: string): string {
  const elements = parse(sentence, { ignoreTag: true });
  // One that has places alone puts others together.
  if (elements.every(({ type }) => type === TYPE.argument)) return sentence;
  return `⟦${printAST(elements.map(signedIn))}${longer(sentence)}⟧`;
}

function signedIn(element: MessageFormatElement): MessageFormatElement {
  if (element.type === TYPE.literal) return { ...element, value: signed(element.value) };
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return element;
  const options = Object.entries(element.options).map(([arm, { value }]) => [arm, { value: value.map(signedIn) }]);
  return { ...element, options: Object.fromEntries(options) } as MessageFormatElement;
}

/** A line, a cell and the label of a link each in brackets; what is quoted on a line of its own is said, and stays. */
function pseudoMarkdown(text: string): string {
  return text.split('\n').map(pseudoLine).join('\n');
}

function pseudoLine(line: string): string {
  const [, label, target] = /^\[([^\]]*)\](\([^)]*\))$/.exec(line) ?? [];
  if (label !== undefined) return `[${bracketed(label)}]${target}`;
  if (line.startsWith('>') || !/\p{L}/u.test(line)) return line;
  if (line.startsWith('|')) return line.replace(/[^|]+/g, cell => (/\p{L}/u.test(cell) ? bracketed(cell) : cell));
  const [, head = '', rest = ''] = /^(#+ )?(.*)$/.exec(line) ?? [];
  return `${head}${bracketed(rest)}`;
}

function bracketed(text: string): string {
  return `⟦${signed(text)}${longer(text)}⟧`;
}

function longer(text: string): string {
  return '·'.repeat(Math.ceil(text.length * MORE));
}

function signed(text: string): string {
  const kept = [...text.matchAll(KEEPING)];
  let [from, made] = [0, ''];
  for (const { index, 0: part } of kept) {
    made += withSigns(text.slice(from, index)) + part;
    from = index + part.length;
  }
  return made + withSigns(text.slice(from));
}

function withSigns(text: string): string {
  return text.replace(/[a-z]/gi, letter => SIGNED[PLAIN.indexOf(letter)] ?? letter);
}

/** What stands outside of the brackets of a text; a bracket that was cut off holds all to the end. */
export function outsideBrackets(text: string): string {
  let [depth, outside] = [0, ''];
  for (const sign of text) {
    if (sign === '⟦') depth++;
    else if (sign === '⟧') depth = Math.max(0, depth - 1);
    else if (depth === 0) outside += sign;
  }
  return outside;
}
