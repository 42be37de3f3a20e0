import { OUTPUT_RATE_HZ } from '../../../speak/voices/voice.ts';
import { upTo } from '../../heardText.ts';
import type { Span } from '../told.ts';
import type { Step } from './step.ts';
import type { Spell, Word } from './talk.ts';

/** s16le mono. */
const BYTES_A_MS = (OUTPUT_RATE_HZ * 2) / 1000;
/** Aloud is at a pause when nothing of it has come for so long, in ms, or nothing was said in its session's time. */
const QUIET_MS = 600;
/** No sample of silence is louder: some servers send it, too. */
const SILENCE = 48;

/** What is made is played, unless someone has spoken into it. */
export function play(step: Step, pcm: Uint8Array): void {
  if (pcm.length === 0) return;
  const isSound = isAudible(pcm);
  const current = currentOf(step);
  if (!current && !isSound) return;
  if (isSound) step.set('quiet', QUIET_MS);
  const spell = current ?? begin(step);
  if (spell.isCut || spell.isOver) return;
  put(step, { ...spell, bytes: spell.bytes + pcm.length });
  step.do({ to: 'mouth', does: 'play', item: spell.item, pcm });
}

/** The words of it, which come before their sound, or behind it. After a pause, or what someone has said in one, they are of something else. */
export function write(step: Step, delta: string, span: Span): void {
  if (delta === '') return;
  const last = currentOf(step)?.words.at(-1);
  const startMs = span.startMs ?? last?.endMs ?? 0;
  const { heardMs } = step.talk;
  const isAnswered = last && heardMs > 0 && last.endMs <= heardMs && heardMs <= startMs;
  if (isAnswered || (last && startMs - last.endMs >= QUIET_MS)) pause(step);
  step.set('quiet', QUIET_MS);
  const spell = currentOf(step) ?? begin(step);
  const word: Word = { text: delta, startMs, endMs: Math.max(startMs, span.endMs ?? startMs) };
  // Of what is silent only the time counts: to tell where it ends.
  const words = spell.isCut ? [word] : [...spell.words, word];
  put(step, { ...spell, words });
  step.change({ losses: 0 });
  if (!spell.isCut) step.line({ item: spell.item, role: 'aloud', text: textOf(words) }, false);
}

/** Aloud has come to a pause: what it says next is something else. */
export function pause(step: Step): void {
  const spell = currentOf(step);
  if (!spell) return;
  step.clear('quiet');
  const closed = { ...spell, isClosed: true };
  put(step, closed);
  if (spell.isCut) drop(step, closed);
  else if (spell.bytes > 0 && !spell.isOver) step.do({ to: 'mouth', does: 'finish', item: spell.item });
  else finish(step, closed, textOf(spell.words));
}

/** Whoever speaks is not spoken over: it falls silent at once, whatever the server still makes of it. */
export function interrupt(step: Step): void {
  for (const spell of step.talk.spells) {
    if (spell.isCut) continue;
    const cut = { ...spell, isCut: true };
    put(step, cut);
    if (spell.isOver) finish(step, cut, textOf(spell.words));
    else if (spell.bytes > 0) step.do({ to: 'mouth', does: 'stop', item: spell.item });
    else finish(step, cut, '');
  }
}

/** What was played of it is over. Of what was cut the text ends where it was heard; of what a player has given up more may be read. */
export function heard(step: Step, item: string, heardMs: number): void {
  const spell = step.talk.spells.find(each => each.item === item);
  if (!spell || spell.isOver) return;
  if (spell.isCut) finish(step, spell, textUntil(spell, Math.max(0, heardMs)));
  else if (spell.isClosed) finish(step, spell, textOf(spell.words));
  else put(step, { ...spell, isOver: true });
  if (spell.isCut) step.do({ to: 'screen', interruptedMs: Math.max(0, Math.floor(heardMs)) });
}

/** Its line is what it will be. It is known as long as more of it may come. */
function finish(step: Step, spell: Spell, text: string): void {
  if (spell.words.length > 0 || spell.bytes > 0) step.line({ item: spell.item, role: 'aloud', text }, true);
  drop(step, { ...spell, isOver: true });
}

function drop(step: Step, spell: Spell): void {
  put(step, spell);
  if (spell.isOver && spell.isClosed)
    step.change({ spells: step.talk.spells.filter(({ item }) => item !== spell.item) });
}

function begin(step: Step): Spell {
  const spell = { bytes: 0, words: [], isCut: false, isClosed: false, isOver: false };
  const named: Spell = { item: step.name('item'), ...spell };
  step.change({ spells: [...step.talk.spells, named] });
  return named;
}

function currentOf({ talk }: Step): Spell | undefined {
  return talk.spells.find(({ isClosed }) => !isClosed);
}

function put(step: Step, spell: Spell): void {
  step.change({ spells: step.talk.spells.map(each => (each.item === spell.item ? spell : each)) });
}

function isAudible(pcm: Uint8Array): boolean {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  for (let at = 0; at + 1 < pcm.length; at += 2) if (Math.abs(view.getInt16(at, true)) > SILENCE) return true;
  return false;
}

function textOf(words: readonly Word[]): string {
  return words
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** By the places of the words; where they have none, by how much of the sound was heard. */
function textUntil({ words, bytes, isClosed }: Spell, heardMs: number): string {
  const text = textOf(words);
  const madeMs = bytes / BYTES_A_MS;
  if (isClosed && heardMs >= madeMs) return text;
  const from = words[0]?.startMs ?? 0;
  const spanMs = (words.at(-1)?.endMs ?? from) - from;
  const share = spanMs > 0 ? shareAt(words, from + heardMs) : heardMs / Math.max(1, madeMs);
  // There was to be more of it.
  return share >= 1 ? `${text}…` : upTo(text, share);
}

/** How much of the text stands before a moment, as a share of 1. */
function shareAt(words: readonly Word[], ms: number): number {
  let signs = 0;
  let before = 0;
  for (const { text, startMs, endMs } of words) {
    signs += text.length;
    const share = endMs > startMs ? (ms - startMs) / (endMs - startMs) : Number(ms >= endMs);
    before += text.length * Math.min(1, Math.max(0, share));
  }
  return signs === 0 ? 0 : before / signs;
}
