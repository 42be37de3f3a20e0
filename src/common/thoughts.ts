/**
 * What models think before they answer, where servers leave it in the answer: DeepSeek, Qwen, GLM and their kin, Seed-OSS,
 * Magistral, Kimi, OpenThinker, Command A, gpt-oss.
 */
const THOUGHTS: readonly (readonly [open: string, ...closes: string[]])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<thoughts>', '</thoughts>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[think]', '[/think]'],
  ['◁think▷', '◁/think▷'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
  ['<|start_thinking|>', '<|end_thinking|>'],
  ['<|channel|>analysis<|message|>', '<|end|>', '<|channel|>final<|message|>'],
];

/** What ends thoughts whose beginning stood in the prompt, or was lost with other marks on the way. */
const ENDS: readonly string[] = [...THOUGHTS.flatMap(([, ...closes]) => closes), 'assistantfinal'];

/** How such thoughts begin, at the beginning of a reply. Holding back what begins so, and is none, costs but time. */
const MUSINGS: readonly string[] = [
  ...['okay', 'ok,', 'alright', 'all right', 'hmm', 'hm,', 'well,', 'so,', 'so the', 'wait', 'let me', "let's"],
  ...['the user', 'user wants', 'user asks', 'user said', 'first,', 'first i', 'now,', 'looking at', 'analysis'],
  ...['we need', 'we are', "we're", 'we have', 'we must', 'we should', 'we can', 'i need', 'i have to', 'i should'],
  ...['i must', 'i think', "i'm asked", 'i am asked', 'here the user', '嗯', '好的', '用户', '首先'],
];

/** Marks of a model's own format, which are no part of what it says. */
const MARKS: readonly string[] = [
  ...ENDS,
  ...['<|start|>assistant', '<|return|>', '<|im_end|>', '<|im_start|>', '<|eot_id|>', '<|eom_id|>', '<|endoftext|>'],
  ...['<|end_of_text|>', '<|end_of_turn|>', '<end_of_turn>', '<|begin_of_solution|>', '<|end_of_solution|>'],
  ...['<|start_response|>', '<|end_response|>', '<|assistant|>', '<|channel|>commentary<|message|>'],
];
/** Marks only behind a thought: elsewhere they may be names of tags. */
const ANSWER_MARKS: readonly string[] = ['<answer>', '</answer>'];

const OPENS = THOUGHTS.map(([open]) => open);
const ALL = [...OPENS, ...MARKS, ...ANSWER_MARKS];
const LONGEST = Math.max(...ALL.map(mark => mark.length));
/** What looks like thoughts is held back up to so many UTF-16 units. */
const MOST_HELD = 256 * 1024;

/** A thought begins a line. */
const OPEN = new RegExp(`(?<=^|\\n)[ \\t]*(${anyOf(OPENS)})`, 'i');
const END = marked(ENDS);
const MARK = marked(MARKS);
const ANY_MARK = marked([...MARKS, ...ANSWER_MARKS]);

/**
 * Passes on what a model says, piece by piece, without what it thinks and without the marks of its format. However the
 * text arrives, the same comes out.
 */
export class ThoughtFilter {
  #state: 'beginning' | 'musing' | 'thinking' | 'answering' | 'saying' = 'beginning';
  /** What is not decided yet. */
  #held = '';
  /** What looked like thoughts and may be none, before what is held. */
  #mused: string[] = [];
  #musedLength = 0;
  /** What ends the thought that we are in. */
  #close = END;
  /** The last character that was passed on. */
  #last = '';
  #isLineStart = true;
  #hasThought = false;
  #hasSaid = false;

  /** What is certain to be said, of all that has come. */
  take(delta: string): string {
    this.#held += delta;
    let said = '';
    for (let state: string | undefined, length = -1; state !== this.#state || length !== this.#held.length; ) {
      state = this.#state;
      length = this.#held.length;
      said += this.#step();
    }
    return said;
  }

  /** What remains at the end. */
  rest(): string {
    if (this.#state === 'thinking') return '';
    const said = this.#sayAfterAll();
    const held = this.#held;
    this.#held = '';
    return said + held;
  }

  #step(): string {
    switch (this.#state) {
      case 'beginning':
        return this.#begin();
      case 'musing':
        return this.#muse();
      case 'thinking':
        return this.#think();
      case 'answering':
        return this.#answer();
      case 'saying':
        return this.#say();
    }
  }

  #begin(): string {
    const start = this.#held.trimStart().toLowerCase();
    if (MUSINGS.some(musing => start.startsWith(musing))) this.#state = 'musing';
    else if (start !== '' && !MUSINGS.some(musing => musing.startsWith(start))) this.#state = 'saying';
    return '';
  }

  #muse(): string {
    const end = this.#find(END);
    if (end) return this.#drop(end.to);
    const tail = Math.max(0, this.#held.length - LONGEST);
    this.#mused.push(this.#held.slice(0, tail));
    this.#musedLength += tail;
    this.#forget(tail);
    return this.#musedLength > MOST_HELD ? this.#sayAfterAll() : '';
  }

  /** They were none. */
  #sayAfterAll(): string {
    if (this.#state === 'thinking' || this.#state === 'saying') return '';
    this.#held = this.#mused.join('') + this.#held;
    this.#mused = [];
    this.#state = 'saying';
    this.#last = '';
    return this.take('');
  }

  #think(): string {
    const end = this.#find(this.#close);
    if (end) return this.#drop(end.to);
    this.#forget(Math.max(0, this.#held.length - LONGEST));
    return '';
  }

  /** Holds so much less of what is held, but for its last character: a mark behind a quotation mark is none. */
  #forget(length: number): void {
    if (length > 0) this.#last = this.#held.charAt(length - 1);
    this.#held = this.#held.slice(length);
  }

  /** Behind a thought: blanks are no part of the answer. */
  #answer(): string {
    this.#held = this.#held.trimStart();
    if (this.#held !== '') this.#state = 'saying';
    return '';
  }

  #say(): string {
    const mark = this.#find(this.#hasThought ? ANY_MARK : MARK);
    const open = this.#opening();
    if (open && (!mark || open.at <= mark.at)) {
      const said = this.#pass(open.at);
      this.#close = marked(THOUGHTS.find(([each]) => each === open.mark)?.slice(1) ?? ENDS);
      this.#drop(open.to - open.at);
      this.#state = 'thinking';
      return said;
    }
    if (!mark) {
      const length = this.#held.length - unfinished(this.#held);
      const isBlank = this.#held.slice(0, length).trim() === '';
      return isBlank && !this.#hasSaid ? '' : this.#pass(length);
    }
    const said = this.#pass(mark.at);
    this.#held = this.#held.slice(mark.to - mark.at);
    return said;
  }

  /** Looks at what was passed on last, but finds only what begins behind it. */
  #find(pattern: RegExp): { readonly at: number; readonly to: number } | undefined {
    const from = this.#last.length;
    pattern.lastIndex = from;
    const found = pattern.exec(this.#last + this.#held);
    return found ? { at: found.index - from, to: pattern.lastIndex - from } : undefined;
  }

  #opening(): { readonly at: number; readonly to: number; readonly mark: string } | undefined {
    const before = this.#isLineStart ? '' : '.';
    const found = OPEN.exec(before + this.#held);
    const at = (found?.index ?? 0) - before.length;
    return found ? { at, to: at + found[0].length, mark: (found[1] ?? '').toLowerCase() } : undefined;
  }

  #pass(length: number): string {
    const said = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    if (said === '') return '';
    this.#last = said.slice(-1);
    this.#isLineStart = /\n[ \t]*$/.test(said) || (this.#isLineStart && said.trim() === '');
    // Blanks before the first thought are none of the answer's.
    if (!this.#hasSaid && said.trim() === '') return '';
    this.#hasSaid = true;
    return said;
  }

  #drop(length: number): string {
    this.#held = this.#held.slice(length);
    this.#mused = [];
    this.#state = 'answering';
    this.#hasThought = true;
    this.#isLineStart = true;
    this.#last = '';
    return '';
  }
}

/** A text that is still being written, without what is thought in it. What `deltas` throws is thrown after the rest. */
export async function* withoutThoughts(deltas: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  const filter = new ThoughtFilter();
  try {
    for await (const delta of deltas) {
      const said = filter.take(delta);
      if (said !== '') yield said;
    }
  } catch (thrown) {
    yield filter.rest();
    throw thrown;
  }
  yield filter.rest();
}

/** How much of a text's end may be the beginning of a mark. */
function unfinished(text: string): number {
  for (let length = Math.min(LONGEST, text.length); length > 0; length--) {
    const end = text.slice(-length).toLowerCase();
    if (ALL.some(mark => mark.startsWith(end))) return length;
  }
  return 0;
}

/** Marks, but not where they are quoted: there they are spoken of. */
function marked(marks: readonly string[]): RegExp {
  return new RegExp(`(?<![\`"'“‘])(?:${anyOf(marks)})`, 'gi');
}

function anyOf(texts: readonly string[]): string {
  return texts.map(text => text.replace(/[[\]|()/]/g, '\\$&')).join('|');
}
