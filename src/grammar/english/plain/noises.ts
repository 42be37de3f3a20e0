/** Sounds that recognisers note down: `[BLANK_AUDIO]`, `(music)`, `*coughs*`, `(speaking foreign language)`. */
const SOUND =
  /\b(blank|music|silence|silent|inaudible|unintelligible|indistinct|noises?|sounds?|audio|applause|clap\w*|laugh\w*|chuckl\w*|giggl\w*|cough\w*|sneez\w*|sniff\w*|sigh\w*|breath\w*|gasp\w*|groan\w*|grunt\w*|yawn\w*|snor\w*|hum(?:s|ming)?|whistl\w*|mumbl\w*|mutter\w*|clear\w* throat|throat|cry\w*|scream\w*|typing|keyboard|click\w*|beep\w*|buzz\w*|ring(?:s|ing)|phone|static|wind|birds?|dogs?|bark\w*|crosstalk|foreign|speaking|speaks|chatter\w*|background|footsteps|knock\w*|bang\w*|thud\w*|pause|no speech|end of (?:audio|transcript|playback))\b/i;

/** A note is short; what is longer in brackets was said. In UTF-16 units. */
const LONGEST_NOTE = 60;

const NOTES: readonly RegExp[] = [
  new RegExp(`\\[([^[\\]\\n]{1,${LONGEST_NOTE}})\\]`, 'g'),
  new RegExp(`\\(([^()\\n]{1,${LONGEST_NOTE}})\\)`, 'g'),
  new RegExp(`\\{([^{}\\n]{1,${LONGEST_NOTE}})\\}`, 'g'),
  new RegExp(`\\*([^*\\n]{1,${LONGEST_NOTE}})\\*`, 'g'),
];

/** When something was said, as subtitles have it: `[00:00:00.000 --> 00:00:02.000]`. */
const TIMES = /\[?\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}\s*-->\s*\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}\]?/g;

/** Marks of a model's own: `<|endoftext|>`, `<unk>`, `<s>`. */
const TOKENS =
  /<\|[\w.-]{0,40}\|>|<\/?(?:unk|s|sil|noise|pad|spn|eps)>|\[(?:unk|pad|sil|noise|spn)\]|<(?:eps|laughter)>/gi;

/** Notes, and signs that subtitles have around songs and before who speaks. */
const SIGNS_OF_SUBTITLES = /[♪♫♩♬🎵🎶]+|>{2,}(?=\s)/gu;

/** What a recogniser noted down beside the words goes; brackets around anything else stay. */
export function withoutNoises(transcript: string): string {
  let text = transcript.replace(TIMES, ' ').replace(TOKENS, ' ').replace(SIGNS_OF_SUBTITLES, ' ');
  for (const notes of NOTES)
    text = text.replace(notes, (whole, inside: string) => (isNote(whole, inside) ? ' ' : whole));
  return text;
}

function isNote(whole: string, inside: string): boolean {
  const said = inside.replaceAll('_', ' ').trim();
  // "[MUSIC PLAYING]" by its capitals: nobody says brackets around those.
  if (whole.startsWith('[') && /^[A-Z]{2,}(?:[ -][A-Z]+)*$/.test(said)) return true;
  return /^[\p{L}' ,-]+$/u.test(said) && SOUND.test(said);
}
