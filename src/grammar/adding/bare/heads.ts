import type { Writing } from '../../../syntax/writing.ts';

/** What brackets are said as, one by one. */
const OPEN = /^(open|left) (paren|parenthesis|parentheses|round bracket)$/;
const CLOSE = /^(close|closing|right|end) (paren|parenthesis|parentheses|round bracket)$/;
const OPEN_BLOCK = /^(open|left) (brace|curly|curly brace)$/;
const CLOSE_BLOCK = /^(close|closing|right|end) (brace|curly|curly brace)$/;

interface Bracket {
  readonly at: number;
  readonly length: number;
}

/** A phrase of two or three words that begins at one. */
function phraseAt(lower: readonly string[], at: number, phrase: RegExp): Bracket | undefined {
  for (const length of [3, 2]) {
    if (at < 0 || at + length > lower.length) continue;
    if (phrase.test(lower.slice(at, at + length).join(' '))) return { at, length };
  }
  return undefined;
}

function find(lower: readonly string[], phrase: RegExp, from = 0): Bracket | undefined {
  for (let at = from; at < lower.length; at++) {
    const found = phraseAt(lower, at, phrase);
    if (found) return found;
  }
  return undefined;
}

/** The bracket that closes an open one. */
function closingOf(lower: readonly string[], open: Bracket): Bracket | undefined {
  let depth = 1;
  for (let at = open.at + open.length; at < lower.length; at++) {
    if (phraseAt(lower, at, OPEN)) depth++;
    const close = phraseAt(lower, at, CLOSE);
    if (close && --depth === 0) return close;
  }
  return undefined;
}

/** Words without the brackets that are said around all of them: "open paren x close paren". */
export function withoutBrackets(words: readonly string[]): readonly string[] {
  const lower = words.map(word => word.toLowerCase());
  const open = phraseAt(lower, 0, OPEN);
  const close = open && closingOf(lower, open);
  return open && close && close.at + close.length === words.length ? words.slice(open.length, close.at) : words;
}

/** Words without the braces of a block, which is written anyway: "if done open brace return close brace". */
export function withoutBlock(words: readonly string[]): readonly string[] {
  const lower = words.map(word => word.toLowerCase());
  const open = find(lower, OPEN_BLOCK);
  if (!open) return words;
  const close = find(lower, CLOSE_BLOCK, open.at);
  if (!close) return open.at + open.length === words.length ? words.slice(0, open.at) : words;
  if (close.at + close.length < words.length) return words;
  return [...words.slice(0, open.at), ...words.slice(open.at + open.length, close.at)];
}

/**
 * The words behind `def` or `function` as they would be said without signs: "clean open paren text close paren arrow
 * string" is "clean taking text returning string".
 */
export function plainSignature(words: readonly string[], { words: own }: Writing): readonly string[] {
  const lower = words.map(word => word.toLowerCase());
  const open = find(lower, OPEN);
  const close = open && open.at > 0 ? closingOf(lower, open) : undefined;
  if (!open || !close) return words;
  const parameters = words.slice(open.at + open.length, close.at);
  const behind = words.slice(close.at + close.length);
  const isReturned = /^(arrow|colon|returning|returns)$/i.test(behind[0] ?? '') || own['arrow'] === behind[0];
  if (behind.length > 0 && !isReturned) return words;
  const returned = behind.slice(1);
  return [
    ...words.slice(0, open.at),
    ...(parameters.length > 0 ? ['taking', ...parameters] : []),
    ...(returned.length > 0 ? ['returning', ...returned] : []),
  ];
}
