import type { ObjectWord } from './objects.ts';
import type { ObjectTarget, Said, Target } from './saidTarget.ts';

const INTRODUCTIONS = [
  ...['that says', 'which says', 'saying', 'that reads', 'reading', 'where it says', 'that goes', 'that looks like'],
  ...['with', 'containing', 'that contains', 'which contains', 'that has', 'which has', 'having', 'contains'],
  ...['about', 'that mentions', 'mentioning', 'that talks about', 'that is about', "that's about", 'regarding'],
  ...['that starts with', 'starting with', 'that begins with', 'beginning with', 'that ends with', 'ending with'],
]
  .map(phrase => phrase.split(' '))
  .sort((a, b) => b.length - a.length);

/** What something does with what is named behind it; the word itself need not stand there. */
const DOING =
  /^(checks|checking|tests|testing|calls|calling|sets|setting|uses|using|defines|declares|creates|makes|assigns|handles|prints|printing|logs|logging|imports|loops|iterates|goes|runs|is|does|has|assigning|checked|shows|covers|computes|calculates)$/;

/** What a thing is said to hold, from a word on: "that says return null", "about retries", "for parse". */
export function* holdingAt(
  given: Said,
  at: number,
  { kinds }: ObjectWord,
): Generator<Pick<ObjectTarget, 'holding'> & { readonly of?: Target }> {
  const { said } = given;
  const introduction = INTRODUCTIONS.find(phrase => phrase.every((word, index) => said[at + index] === word));
  if (introduction) yield* rest(given, at + introduction.length);
  // "The function for that" may be any.
  else if (said[at] === 'for' && !kinds.some(kind => /^(function|method|class|file|line)$/.test(kind)))
    yield* rest(given, at + 1);
  else if (/^(that|which|who|where)$/.test(said[at] ?? '')) {
    yield* rest(given, at + 1);
    if (DOING.test(said[at + 1] ?? '')) {
      const isOver = /^(over|for|on|through|if|whether)$/.test(said[at + 2] ?? '');
      yield* rest(given, at + (isOver ? 3 : 2));
    }
  } else if (/ing$/.test(said[at] ?? '') && DOING.test(said[at] ?? '')) yield* rest(given, at + 1);
}

function* rest(
  { said, words, within }: Said,
  from: number,
): Generator<Pick<ObjectTarget, 'holding'> & { readonly of?: Target }> {
  if (from >= said.length) return;
  yield { holding: words.slice(from) };
  for (let at = said.length - 2; at > from; at--)
    if (/^(in|inside|within|of)$/.test(said[at] ?? ''))
      for (const of of within(at + 1)) if (of.kind === 'object') yield { holding: words.slice(from, at), of };
}
