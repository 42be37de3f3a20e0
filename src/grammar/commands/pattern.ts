import { entryOf } from '../../common/entryOf.ts';
import { type Message, message } from '../../messages/message.ts';
import { english } from '../../messages/text.ts';
import { otherSpelling } from '../english/otherSpelling.ts';

/** A pattern that nothing can be made of; `says` tells whoever wrote it why. */
export class UnreadablePattern extends SyntaxError {
  override readonly name = 'UnreadablePattern';
  readonly says: Message;

  constructor(says: Message) {
    super(english(says));
    this.says = says;
  }
}

/** A part of a pattern. */
type Part =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[]; readonly optional: boolean };

/** A step of the way through a pattern; `next` is the number of the step behind it. */
type Step =
  | { readonly kind: 'end' }
  | { readonly kind: 'word'; readonly word: string; readonly other: string | undefined; readonly next: number }
  /** One that nothing follows in its brackets takes as many words as it can first, others as few. */
  | { readonly kind: 'slot'; readonly name: string; readonly isLast: boolean; readonly next: number }
  | { readonly kind: 'fork'; readonly ways: readonly number[] };

/** How a pattern begins, and whether nothing comes behind that. */
export interface Beginning {
  readonly words: readonly string[];
  readonly isWhole: boolean;
}

/** What was said for each slot. */
export type Bindings = Readonly<Record<string, readonly string[]>>;

/** What may be said for a slot, of at most so many words. */
export interface SlotRule {
  readonly mostWords: number;
  readonly fits: (words: readonly string[]) => boolean;
}

export type SlotRules = Readonly<Record<string, SlotRule>>;

/**
 * How a command is said, in the notation of JSGF: words, `(a | b)` for one of several, `[a]` for what may be left out,
 * `<slot>` for one or more words, of any kind unless a rule says otherwise.
 */
export class Pattern {
  readonly source: string;
  readonly #steps: readonly Step[];
  readonly #first: number;
  readonly #slots: SlotRules;
  /** Words of which one must come first; undefined where a slot may. */
  readonly first: ReadonlySet<string> | undefined;
  /** Whether anything may be said in it that is not in the pattern itself. */
  readonly hasSlots: boolean;
  /** Sets of words of which each way to say it has one. */
  #needed: readonly ReadonlySet<string>[] | undefined;

  /** Throws UnreadablePattern for brackets that do not match. */
  constructor(source: string, slots: SlotRules = {}) {
    this.source = source;
    const rest: string[] = source.match(/<[\w ]+>|[()[\]|]|[^\s()[\]|<>]+/g) ?? [];
    const parts = sequence(rest, source);
    if (rest.length > 0) throw new UnreadablePattern(message('own-commands.bracket-too-many', { said: source }));
    const steps: Step[] = [{ kind: 'end' }];
    this.#first = compiled(parts, 0, steps);
    this.#steps = steps;
    this.#slots = slots;
    this.first = firstWords(steps, this.#first);
    this.hasSlots = steps.some(({ kind }) => kind === 'slot');
  }

  /**
   * Every way in which the words are this pattern, whole. Takes time in proportion to words and pattern for each, and
   * none for the ways that come to nothing. `said` are the words in small letters.
   */
  *matches(
    words: readonly string[],
    said: readonly string[] = words.map(word => word.toLowerCase()),
  ): Generator<Bindings> {
    this.#needed ??= neededWords(this.#steps, this.#first);
    for (const needed of this.#needed) if (!said.some(word => needed.has(word))) return;
    yield* this.#walk(this.#first, 0, words, this.#reached(words, said), {});
  }

  /** Whether more words could make the pattern whole that is not yet: "change foo" lacks its "to". */
  isBegunBy(words: readonly string[]): boolean {
    const said = words.map(word => word.toLowerCase());
    let here = new Set([this.#first]);
    for (const word of said) {
      const next = new Set<number>();
      for (const at of here) {
        const step = this.#steps[at] as Step;
        if (step.kind === 'fork') for (const way of step.ways) here.add(way);
        // Whatever is said, a slot may go on.
        else if (step.kind === 'slot') return true;
        else if (step.kind === 'word' && isSaid(step, word)) next.add(step.next);
      }
      if (next.size === 0) return false;
      here = next;
    }
    return true;
  }

  /** The ways to say it, with a word that stands for no other in each slot. */
  *waysToSay(from = this.#first, said: readonly string[] = []): Generator<readonly string[]> {
    const step = this.#steps[from] as Step;
    if (step.kind === 'end') yield said;
    else if (step.kind === 'fork') for (const way of step.ways) yield* this.waysToSay(way, said);
    else yield* this.waysToSay(step.next, [...said, step.kind === 'word' ? step.word : 'something']);
  }

  /** The ways in which it begins: its words up to the first slot or to its end, at most so many; longer ones are left out. */
  *beginnings(most: number, from = this.#first, said: readonly string[] = []): Generator<Beginning> {
    const step = this.#steps[from] as Step;
    if (step.kind === 'fork') for (const way of step.ways) yield* this.beginnings(most, way, said);
    else if (step.kind !== 'word') yield { words: said, isWhole: step.kind === 'end' };
    else if (said.length < most) yield* this.beginnings(most, step.next, [...said, step.word]);
  }

  /** Of each step, behind how many words the rest of the pattern is the rest of the words. Steps follow lower ones. */
  #reached(words: readonly string[], said: readonly string[]): readonly Uint8Array[] {
    const { length } = words;
    const reached: Uint8Array[] = [];
    for (const step of this.#steps) {
      const here = new Uint8Array(length + 2);
      for (let at = length; at >= 0; at--) {
        if (step.kind === 'end') here[at] = at === length ? 1 : 0;
        else if (step.kind === 'word') here[at] = isSaid(step, said[at]) ? reachedAt(step.next, at + 1) : 0;
        else if (step.kind === 'fork') here[at] = step.ways.some(way => reachedAt(way, at)) ? 1 : 0;
        else if (entryOf(this.#slots, step.name))
          here[at] = this.#slotEnds(step, at, words, reached).next().done ? 0 : 1;
        // It ends behind the next word, or later.
        else here[at] = at < length && (reachedAt(step.next, at + 1) || (at + 1 < length && here[at + 1])) ? 1 : 0;
      }
      reached.push(here);
    }
    return reached;

    function reachedAt(step: number, at: number): number {
      return reached[step]?.[at] ?? 0;
    }
  }

  *#walk(
    index: number,
    at: number,
    words: readonly string[],
    reached: readonly Uint8Array[],
    bindings: Bindings,
  ): Generator<Bindings> {
    if (!reached[index]?.[at]) return;
    const step = this.#steps[index] as Step;
    if (step.kind === 'end') yield bindings;
    else if (step.kind === 'word') yield* this.#walk(step.next, at + 1, words, reached, bindings);
    else if (step.kind === 'fork') for (const way of step.ways) yield* this.#walk(way, at, words, reached, bindings);
    else
      for (const end of this.#slotEnds(step, at, words, reached)) {
        const bound = { ...bindings, [step.name]: words.slice(at, end) };
        yield* this.#walk(step.next, end, words, reached, bound);
      }
  }

  /** Where a slot that begins at a word may end, so that the rest is the rest of the pattern. */
  *#slotEnds(
    { name, isLast, next }: Extract<Step, { kind: 'slot' }>,
    at: number,
    words: readonly string[],
    reached: readonly Uint8Array[],
  ): Generator<number> {
    const rule = entryOf(this.#slots, name);
    const most = Math.min(words.length - at, rule?.mostWords ?? words.length);
    for (let count = 1; count <= most; count++) {
      const end = at + (isLast ? most + 1 - count : count);
      if (reached[next]?.[end] && (rule?.fits(words.slice(at, end)) ?? true)) yield end;
    }
  }
}

/** In the spelling of Britain or of America. */
function isSaid({ word, other }: Extract<Step, { kind: 'word' }>, said: string | undefined): boolean {
  return said === word || (other !== undefined && said === other);
}

function sequence(tokens: string[], source: string): readonly Part[] {
  const parts: Part[] = [];
  for (let token = tokens[0]; token !== undefined && !/^[)\]|]$/.test(token); token = tokens[0]) {
    tokens.shift();
    if (token === '(' || token === '[') {
      const options = [sequence(tokens, source)];
      while (tokens[0] === '|') {
        tokens.shift();
        options.push(sequence(tokens, source));
      }
      if (tokens.shift() !== (token === '(' ? ')' : ']'))
        throw new UnreadablePattern(message('own-commands.bracket-open', { said: source }));
      parts.push({ kind: 'choice', options, optional: token === '[' });
    } else if (token.startsWith('<')) parts.push({ kind: 'slot', name: token.slice(1, -1) });
    else parts.push({ kind: 'word', word: token.toLowerCase() });
  }
  return parts;
}

/** Adds the steps through some parts to a step that is there already; returns the first one's number. */
function compiled(parts: readonly Part[], behind: number, steps: Step[]): number {
  let next = behind;
  for (const part of parts.toReversed()) {
    if (part.kind === 'word') next = steps.push({ ...part, other: otherSpelling(part.word), next }) - 1;
    else if (part.kind === 'slot') next = steps.push({ ...part, isLast: part === parts.at(-1), next }) - 1;
    else {
      const rest = next;
      const ways = part.options.map(option => compiled(option, rest, steps));
      next = steps.push({ kind: 'fork', ways: part.optional ? [...ways, rest] : ways }) - 1;
    }
  }
  return next;
}

/** Sets of words: each way through the steps has one of each. Steps follow lower ones. */
function neededWords(steps: readonly Step[], first: number): readonly ReadonlySet<string>[] {
  const needed: (readonly ReadonlySet<string>[])[] = [];
  for (const step of steps) {
    if (step.kind === 'end') needed.push([]);
    else if (step.kind === 'fork') needed.push(neededOf(step.ways.map(way => needed[way] ?? [])));
    else {
      const rest = needed[step.next] ?? [];
      const said = step.kind === 'word' && new Set(step.other === undefined ? [step.word] : [step.word, step.other]);
      needed.push(said ? [said, ...rest] : rest);
    }
  }
  return needed[first] ?? [];
}

/** What all of several ways need, and one of what each of them needs for itself. */
function neededOf(ways: readonly (readonly ReadonlySet<string>[])[]): readonly ReadonlySet<string>[] {
  const [one = [], ...others] = ways;
  const common = one.filter(needed => others.every(other => other.includes(needed)));
  const own = ways.map(way => way.find(needed => !common.includes(needed)));
  return own.includes(undefined) ? common : [new Set(own.flatMap(needed => [...(needed ?? [])])), ...common];
}

/** The words that may come first; undefined where any may, or none. */
function firstWords(steps: readonly Step[], first: number): ReadonlySet<string> | undefined {
  const words = new Set<string>();
  const here = new Set([first]);
  for (const at of here) {
    const step = steps[at] as Step;
    if (step.kind === 'slot' || step.kind === 'end') return undefined;
    if (step.kind === 'word') {
      words.add(step.word);
      if (step.other) words.add(step.other);
    } else for (const way of step.ways) here.add(way);
  }
  return words;
}
