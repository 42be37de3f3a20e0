import { entryOf } from '../../common/entryOf.ts';
import { indented } from '../places/text/layout.ts';

/** What was said for the places of a template. */
export type Slots = Readonly<Record<string, string>>;

export interface Filled {
  readonly text: string;
  /** Where the cursor ends, in `text`. */
  readonly cursor: number;
}

/** Where a piece of code that was said wants the cursor: `<div>‸</div>`. */
export const CURSOR = '\u0001';
const BODY_END = '\u0003';
/** A dollar of a body, which is no place for anything: `return $count`. */
const DOLLAR = '\u0005';

/**
 * Fills a template (see syntax/writing.ts) with what was said. `unit` is one step of indentation; `empty` fills a body
 * that nothing was said for, such as `pass`.
 */
export function fill(template: string, slots: Slots, unit: string, empty: string): Filled {
  const own = slots['body'] ?? '';
  const parts = withBody(optional(template, slots), (own || empty).replaceAll('$', DOLLAR), unit);
  let text = parts.replace(
    /\$\{(\w[\w ]*):([^}]*)\}|\$(\w+)/g,
    (whole, name?: string, fallback?: string, plain?: string) => {
      if (plain === '0') return CURSOR;
      const key = name ?? plain ?? '';
      if (key === 'body') return whole;
      return `${entryOf(slots, key) || fallback || ''}${markBehind(key)}`;
    },
  );
  text = text.replace(/(?<=\n)\t+/g, tabs => unit.repeat(tabs.length));
  const fixed = text.indexOf('‸');
  if (fixed >= 0) return { text: clean(text.replace('‸', '')), cursor: clean(text.slice(0, fixed)).length };
  const isMarked = template.includes('$0') || Object.values(slots).some(said => said.includes(CURSOR));
  const cursor = cursorIn(text, own !== '', isMarked);
  return { text: clean(text), cursor };
}

/** A mark behind each slot, so that the last one on the first line can be found. */
function markBehind(key: string): string {
  return key === 'modifiers' || key === 'parameters' ? '' : '\u0004';
}

function cursorIn(marked: string, hasBody: boolean, hasMark: boolean): number {
  const at = (mark: string, from: string) => {
    const index = from.lastIndexOf(mark);
    return index < 0 ? undefined : clean(from.slice(0, index)).length;
  };
  if (hasBody) {
    const end = marked.indexOf(BODY_END);
    // In front of the semicolon, where one would go on.
    if (end >= 0) return clean(marked.slice(0, end).replace(/;$/, '')).length;
  }
  if (hasMark) return at(CURSOR, marked) ?? clean(marked).length;
  // A template that begins with a line end has its first line behind it.
  const lead = /^\n*/.exec(marked)?.[0].length ?? 0;
  const first = marked.indexOf('\n', lead);
  const head = first < 0 ? marked : marked.slice(0, first);
  return at('\u0004', head) ?? clean(head).length;
}

function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the marks above, which no code holds.
  return text.replace(/[\u0001-\u0004]/g, '').replaceAll(DOLLAR, '$');
}

/** Drops each `⟨…⟩` that has a slot nothing was said for. */
function optional(template: string, slots: Slots): string {
  let text = template;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/⟨([^⟨⟩]*)⟩/g, (_whole, inner: string) => {
      const names = [...inner.matchAll(/\$(\w+)/g)].map(match => match[1] as string).filter(name => name !== '0');
      return names.every(name => entryOf(slots, name)) ? inner : '';
    });
  }
  return text;
}

/** Puts a body into its line, indented once more than the line before; without one the line goes. */
function withBody(template: string, body: string, unit: string): string {
  return template
    .replace(/\n([ \t]*)\$body/, (_whole, indent: string) =>
      body ? `\n${indent}${unit}${indented(body, indent + unit)}${BODY_END}` : '',
    )
    .replace(/\$body/, () => (body ? `${body}${BODY_END}` : ''));
}

/** Text with the cursor behind it. */
export function textOnly(text: string): Filled {
  return { text, cursor: text.length };
}
