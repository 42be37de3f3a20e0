/** What people ask of an editor, as the first word of it. */
export const VERBS: readonly string[] =
  `add append apply build bring call change check clean clear close collapse comment commit convert copy create cut
  debug declare decrease define delete do drop duplicate encapsulate erase execute expand explain extract fetch find fix fold
  format generate get give go grab hide highlight import increase indent inline insert invert jump join kill launch leave
  look lower make mark merge move name negate open paste pick place pop prefix press prepend pull push put raise read redo
  refactor reformat remove rename reorder repeat replace restart return revert reverse run save scroll search select set
  shift show skip sort split stage start step stop surround swap switch take tell test toggle trim turn type uncomment undo
  unfold unindent update use wrap write`.split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set(VERBS);
const BY_ING: ReadonlyMap<string, string> = new Map(VERBS.map(verb => [ingOf(verb), verb]));

/** Whether a command may begin with a word. */
export function isVerb(word: string): boolean {
  return KNOWN.has(word.toLowerCase());
}

/** "Deleting": delete. Undefined for what is no verb of an editor. */
export function verbOfIng(word: string): string | undefined {
  return BY_ING.get(word.toLowerCase());
}

/** English drops a silent "e", and doubles a consonant behind a short vowel that is stressed: "swapping", but "opening". */
function ingOf(verb: string): string {
  if (/[^eo]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  const isShort = /^[^aeiou]*[aeiou][bdgmnprt]$/.test(verb) || /(?:format|commit|refer|begin)$/.test(verb);
  return isShort ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}
