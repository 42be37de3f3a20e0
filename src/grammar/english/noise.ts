/** What tells of a sound by itself: "(music)", "[BLANK_AUDIO]", "*coughs*". */
const SOUNDS =
  'blank audio|no (?:audio|speech)|end of (?:audio|transcript|playback)|silen(?:ce|t)|pause|music|applause|clap\\w*|laugh\\w*|chuckl\\w*|giggl\\w*|cough\\w*|sneez\\w*|sniff\\w*|sigh\\w*|breath\\w*|gasp\\w*|groan\\w*|grunt\\w*|yawn\\w*|snor\\w*|hum(?:s|ming)?|whistl\\w*|whirring|mumbl\\w*|mutter\\w*|scream\\w*|inaudible|unintelligible|indistinct|crosstalk|chatter\\w*|static|sounds?|noises?|typing|click\\w*|clacking|beep\\w*|buzz\\w*|ringing|wind|bells?|bark\\w*|foreign|footsteps|tapping|rustling|knock\\w*|bang\\w*|thud\\w*|swoosh';

/** What makes or has a sound: a note of one where nobody can mean anything else by brackets. */
const WITH_SOUND =
  'clear\\w* throat|throat|cry\\w*|rings?|keyboards?|phones?|birds?|dogs?|audio|blank|background|speak(?:ing|s)';

/** What stands beside these: "upbeat music playing", "birds chirping", "door closes". */
const BESIDE =
  'playing|plays|upbeat|dramatic|soft|loud|heavy|light|chirping|clearing|doors?|opens|closes|slams|language|in|and|of|the|a|no';

const TELLS = new RegExp(`\\b(?:${SOUNDS}|${WITH_SOUND})\\b`, 'i');
const TELLS_BY_ITSELF = new RegExp(`\\b(?:${SOUNDS})\\b`, 'i');
const TELLS_NOTHING_ELSE = new RegExp(`^(?:(?:${SOUNDS}|${WITH_SOUND}|${BESIDE})(?:[ ,]+|$))+$`, 'i');

/** A note is short; what is longer in brackets was said. In UTF-16 units. */
const LONGEST_NOTE = 60;

const IN_BRACKETS = new RegExp(
  [
    ['[', ']'],
    ['(', ')'],
    ['{', '}'],
    ['*', '*'],
  ]
    .map(([from, to]) => `\\${from}[^\\${from}\\${to}\\n]{1,${LONGEST_NOTE}}\\${to}`)
    .join('|'),
  'g',
);

/** When something was said, as subtitles have it: `[00:00:00.000 --> 00:00:02.000]`. */
const TIMES = /\[?\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}\s*-->\s*\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}\]?/g;

/** Marks of a model's own: `<|endoftext|>`, `<unk>`, `<s>`. */
const TOKENS =
  /<\|[^|<>]{0,40}\|>|<\/?(?:unk|s|sil|noise|pad|spn|eps)>|\[(?:unk|pad|sil|noise|spn)\]|<(?:eps|laughter)>/gi;

/** Signs that subtitles have around songs and before who speaks. */
const SIGNS_OF_SUBTITLES = /[♪♫♩♬🎵🎶]+|(?:^|(?<=\s))>{2,}(?=\s)/gu;

/**
 * What was said, without what a recogniser notes down beside the words: sounds in brackets, times, marks of its own.
 * Nobody commands in brackets: in a `command` those around a sound go with whatever else is in them. In a `text` they may
 * be meant: only those go that hold nothing else.
 */
export function withoutNotes(transcript: string, kind: 'command' | 'text'): string {
  const isNote = kind === 'command' ? isNoteOfCommand : isNoteOfText;
  return transcript
    .replace(TIMES, ' ')
    .replace(TOKENS, ' ')
    .replace(SIGNS_OF_SUBTITLES, ' ')
    .replace(IN_BRACKETS, whole => (isNote(whole) ? ' ' : whole));
}

function isNoteOfCommand(whole: string): boolean {
  const inside = insideOf(whole);
  // "[MUSIC PLAYING]" by its capitals: nobody says brackets around those.
  if (whole.startsWith('[') && /^[A-Z]{2,}(?:[ -][A-Z]+)*$/.test(inside)) return true;
  return /^[\p{L}' ,-]+$/u.test(inside) && TELLS.test(inside);
}

function isNoteOfText(whole: string): boolean {
  if (/^\[\s*[A-Z]+(?:_[A-Z]+)+\s*\]$/.test(whole)) return true;
  const inside = insideOf(whole);
  return TELLS_BY_ITSELF.test(inside) && TELLS_NOTHING_ELSE.test(inside);
}

function insideOf(whole: string): string {
  return whole.slice(1, -1).replaceAll('_', ' ').trim();
}

/** Characters that show nothing: controls except line breaks, bidi marks, tag characters, zero-width ones. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/**
 * What was said, without what a recogniser writes beside the words: marks for sounds ("[BLANK_AUDIO]", "(music)", "♪"),
 * the line breaks between its segments, what shows nothing, and the same over and over ("so... so... so...") where it
 * has lost its way, of which the first stays. Words keep their case and signs. May come to nothing.
 */
export function withoutNoise(transcript: string): string {
  const text = withoutNotes(transcript.replace(UNSEEN, ''), 'text');
  return withoutLoops(text.split(/\s+/).filter(Boolean)).join(' ');
}

/** The longest phrase that is looked for over and over, in words. */
const LONGEST_LOOP = 12;

/** How often nobody says so many words in a row. */
function timesOf(length: number): number {
  return length < 4 ? 7 - length : 3;
}

/** Each stretch of words that is said over and over, once. In time that grows with the words alone. */
function withoutLoops(words: readonly string[]): readonly string[] {
  const plain = words.map(word => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const loop = loopAt(plain, at);
    kept.push(...words.slice(at, at + (loop?.length ?? 1)));
    at += loop?.end ?? 1;
  }
  return kept;
}

/** The shortest phrase that repeats from a word on, and how many words all of it takes. */
function loopAt(plain: readonly string[], at: number): { readonly length: number; readonly end: number } | undefined {
  for (let length = 1; length <= LONGEST_LOOP && at + length * 3 <= plain.length; length++) {
    // Digits are said one by one, and signs are no words.
    if (length === 1 && !/\p{L}{2}/u.test(plain[at] ?? '')) continue;
    let end = length;
    while (at + end < plain.length && plain[at + end] === plain[at + end - length]) end++;
    const times = Math.floor(end / length);
    if (times >= timesOf(length)) return { length, end: at + end === plain.length ? end : times * length };
  }
  return undefined;
}
