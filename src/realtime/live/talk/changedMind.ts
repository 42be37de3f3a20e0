/** What people say who do not want any more what they have asked for, in languages in which many speak to their editors. */
const TAKES_BACK = [
  /no(?:pe)?|wait|stop|cancel|hold on|hang on|never ?mind|don'?t|do not|not (?:that|now|yet)|leave (?:it|that)|forget (?:it|that)/,
  /scratch that|actually|on second thoughts?|rather not|i changed my mind/,
  /nein|halt|stopp|warte|abbrechen|doch nicht|lass (?:es|das)|vergiss (?:es|das)/,
  /non|attends|arrête|annule|laisse|espera|para|cancela|déjalo|aspetta|ferma|annulla|não|espere|pare/,
]
  .map(({ source }) => source)
  .join('|');
/** What says nothing besides. */
const FILLING =
  "oh|o+h|u+m+|u+h+|er+m*|ah|hey|hm+|ok(?:ay)?|yeah|well|so|but|and|please|sorry|thanks?(?: you)?|aloud|let me think|(?:do|change|delete|touch) (?:it|that|this|anything)|it|that|this|das|es|bitte|s'il te plaît|por favor";

const WORDS_BEFORE = `(?:(?:${FILLING})\\s+)*`;
const BEGINS = new RegExp(`^${WORDS_BEFORE}(?:${TAKES_BACK})(?![\\p{L}'])`, 'u');
const IS_NOTHING = new RegExp(`^(?:(?:${TAKES_BACK}|${FILLING})(?:\\s+|$))*$`, 'u');
const IS_ALL = new RegExp(`^(?:(?:${FILLING})\\s+)*(?:${TAKES_BACK})(?:\\s+(?:${TAKES_BACK}|${FILLING}))*$`, 'u');
/** Who takes something back while they say something. */
const STOPS =
  /(?<![\p{L}'])(?:no,? wait|wait,? no|no,? no|actually,? no|no,? actually|scratch that|never ?mind|hold on|hang on|stop (?:it|that)|forget (?:it|that)|cancel (?:it|that)|nein,? warte)(?![\p{L}'])/iu;
/** Who says something else in its place. */
const MENDS = /(?<![\p{L}'])(?:i mean|or rather|on second thoughts?|quatsch|pardon)(?![\p{L}'])/iu;

/**
 * Whether words take back what was said before them, or with them. What is in doubt does: it can be said again, and what
 * was done cannot always be undone.
 */
export function takesBack(words: string): boolean {
  return timesTakenBack(words) > 0;
}

/** How often they do. */
export function timesTakenBack(words: string): number {
  return Number(BEGINS.test(plain(words))) + (words.match(new RegExp(STOPS, 'giu'))?.length ?? 0);
}

/** Whether nothing is left of them when all is taken back that is. */
export function isTakenBack(words: string): boolean {
  const last = words.split(new RegExp(STOPS, 'giu')).at(-1) ?? '';
  return IS_ALL.test(plain(words)) || (STOPS.test(words) && IS_NOTHING.test(plain(last)));
}

/** Whether they hold something that was mended while it was said: no grammar reads that. */
export function isMended(words: string): boolean {
  return MENDS.test(words) || takesBack(words);
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ');
}
