import type { Entry } from './entry.ts';
import type { PanelState } from './state.ts';

/** Behind a mark that ends a sentence, or a line. */
const SENTENCE_END = /[.!?。！？]["'”’)\]*_`]*\s|\n/g;
const FENCE = /^\s*(?:```|~~~)/;

/**
 * What a screen reader is told of what is new: what was heard once it is whole, what was done or failed, questions, and of
 * answers each sentence once it is whole. Nothing that is still being said or written, and no code.
 */
export function announced(before: PanelState, after: PanelState): readonly string[] {
  const isNews = after.question !== undefined && after.question !== before.question;
  const question = isNews ? [after.question as string] : [];
  if (before.entries === after.entries) return question;
  const newest = before.entries.at(-1)?.id ?? Number.NEGATIVE_INFINITY;
  const old = new Map(before.entries.slice(-10).map(entry => [entry.id, entry]));
  const changed = after.entries
    .slice(-10)
    .filter(entry => (old.has(entry.id) || entry.id > newest) && old.get(entry.id) !== entry);
  // What comes of earlier runs is no news.
  return [...changed.filter(({ turn }) => turn > 0).flatMap(entry => newIn(old.get(entry.id), entry)), ...question];
}

function newIn(old: Entry | undefined, entry: Entry): readonly string[] {
  const heard = entry.heard?.isFinal && !old?.heard?.isFinal ? [entry.heard.text] : [];
  const wasSaid = new Set(old?.deeds.map(({ says }) => says));
  const deeds = entry.deeds.filter(({ says }) => says !== '' && !wasSaid.has(says)).map(({ says }) => says);
  const answers = entry.answers.flatMap((answer, index) => {
    const was = old?.answers[index];
    const whole = (text: string, isOpen: boolean) => (isOpen ? wholeSentences(text) : allSentences(text));
    const known = was ? whole(was.text, was.isOpen) : [];
    return whole(answer.text, answer.isOpen).slice(known.length);
  });
  const notices = entry.notices.slice(old?.notices.length ?? 0);
  const trouble = entry.trouble && !old?.trouble ? [entry.trouble.message] : [];
  return [...heard, ...deeds, ...answers, ...notices, ...trouble].filter(text => text !== '');
}

function wholeSentences(text: string): readonly string[] {
  const last = [...text.matchAll(SENTENCE_END)].at(-1);
  return last ? allSentences(text.slice(0, last.index + last[0].length)) : [];
}

function allSentences(text: string): readonly string[] {
  let isCode = false;
  const prose = text.split('\n').filter(line => {
    if (!FENCE.test(line)) return !isCode;
    isCode = !isCode;
    return false;
  });
  return prose
    .join('\n')
    .split(/(?<=[.!?。！？]["'”’)\]*_`]*)\s|\n/)
    .map(sentence => sentence.replace(/^[\s>#*+-]+|[*_`]+/g, '').trim())
    .filter(sentence => /[\p{L}\p{N}]/u.test(sentence));
}
