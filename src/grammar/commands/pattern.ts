/** A part of a pattern. */
type Part =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[]; readonly optional: boolean };

/** What was said for each slot. */
export type Bindings = Readonly<Record<string, readonly string[]>>;

/**
 * How a command is said, in the notation of JSGF: words, `(a | b)` for one of several, `[a]` for what may be left out,
 * `<slot>` for one or more words of any kind.
 */
export class Pattern {
  readonly source: string;
  readonly #parts: readonly Part[];
  /** Words of which one must come first; undefined where a slot may. */
  readonly first: ReadonlySet<string> | undefined;

  /** Throws SyntaxError for brackets that do not match. */
  constructor(source: string) {
    this.source = source;
    const tokens = source.match(/<[\w ]+>|[()[\]|]|[^\s()[\]|<>]+/g) ?? [];
    const rest = [...tokens];
    this.#parts = sequence(rest, source);
    if (rest.length > 0) throw new SyntaxError(`There is a bracket too many in "${source}".`);
    const first = firstWords(this.#parts);
    this.first = first.open ? undefined : first.words;
  }

  /** Every way in which the words are this pattern, whole; slots take as few words as they can first. */
  *matches(words: readonly string[]): Generator<Bindings> {
    const said = words.map(word => word.toLowerCase());
    for (const { at, bindings } of match(this.#parts, 0, words, said, 0, {})) if (at === words.length) yield bindings;
  }

  /** Whether more words could make the pattern whole that is not yet: "change foo" lacks its "to". */
  isBegunBy(words: readonly string[]): boolean {
    return begins(
      this.#parts,
      0,
      words.map(word => word.toLowerCase()),
      0,
    );
  }
}

function sequence(tokens: string[], source: string): Part[] {
  const parts: Part[] = [];
  for (let token = tokens[0]; token !== undefined && !/^[)\]|]$/.test(token); token = tokens[0]) {
    tokens.shift();
    if (token === '(' || token === '[') {
      const options = [sequence(tokens, source)];
      while (tokens[0] === '|') {
        tokens.shift();
        options.push(sequence(tokens, source));
      }
      if (tokens.shift() !== (token === '(' ? ')' : ']')) throw new SyntaxError(`A bracket is open in "${source}".`);
      parts.push({ kind: 'choice', options, optional: token === '[' });
    } else if (token.startsWith('<')) parts.push({ kind: 'slot', name: token.slice(1, -1) });
    else parts.push({ kind: 'word', word: token.toLowerCase() });
  }
  return parts;
}

interface Matched {
  readonly at: number;
  readonly bindings: Bindings;
}

function* match(
  parts: readonly Part[],
  index: number,
  words: readonly string[],
  said: readonly string[],
  at: number,
  bindings: Bindings,
): Generator<Matched> {
  const part = parts[index];
  if (!part) {
    yield { at, bindings };
    return;
  }
  if (part.kind === 'word') {
    if (said[at] === part.word) yield* match(parts, index + 1, words, said, at + 1, bindings);
  } else if (part.kind === 'slot') {
    if (index === parts.length - 1) {
      // Nothing comes behind it here; what called may still want the rest.
      for (let end = words.length; end > at; end--)
        yield* match(parts, index + 1, words, said, end, { ...bindings, [part.name]: words.slice(at, end) });
      return;
    }
    for (let end = at + 1; end <= words.length; end++)
      yield* match(parts, index + 1, words, said, end, { ...bindings, [part.name]: words.slice(at, end) });
  } else {
    for (const option of part.options)
      for (const { at: end, bindings: bound } of match(option, 0, words, said, at, bindings))
        yield* match(parts, index + 1, words, said, end, bound);
    if (part.optional) yield* match(parts, index + 1, words, said, at, bindings);
  }
}

function begins(parts: readonly Part[], index: number, said: readonly string[], at: number): boolean {
  if (at === said.length) return true;
  const part = parts[index];
  if (!part) return false;
  if (part.kind === 'word') return said[at] === part.word && begins(parts, index + 1, said, at + 1);
  if (part.kind === 'slot') {
    for (let end = at + 1; end <= said.length; end++) if (begins(parts, index + 1, said, end)) return true;
    return false;
  }
  const rest = parts.slice(index + 1);
  return (
    part.options.some(option => begins([...option, ...rest], 0, said, at)) ||
    (part.optional && begins(rest, 0, said, at))
  );
}

function firstWords(parts: readonly Part[]): { readonly words: Set<string>; readonly open: boolean } {
  const words = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'word') {
      words.add(part.word);
      return { words, open: false };
    }
    if (part.kind === 'slot') return { words, open: true };
    let isOpen = part.optional;
    for (const option of part.options) {
      const inner = firstWords(option);
      for (const word of inner.words) words.add(word);
      isOpen ||= inner.open;
    }
    if (!isOpen) return { words, open: false };
    if (part.options.some(option => option[0]?.kind === 'slot')) return { words, open: true };
  }
  return { words, open: true };
}
