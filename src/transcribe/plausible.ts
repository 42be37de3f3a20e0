/**
 * What recognisers write where nothing is said: they were trained on films and their subtitles. In small letters, without
 * signs.
 */
const SAID_BY_NOBODY: ReadonlySet<string> = new Set([
  ...[
    'thank you',
    'thank you very much',
    'thank you so much',
    'thanks',
    'thank you for watching',
    'thanks for watching',
  ],
  ...['thank you for listening', 'see you next time', 'see you in the next video', 'please subscribe', 'subscribe'],
  ...[
    'you',
    'bye',
    'bye bye',
    'okay',
    'yeah',
    'yes',
    'uh',
    'um',
    'hmm',
    'so',
    'the',
    'oh',
    'music',
    'silence',
    'applause',
  ],
  ...['blank audio', 'no speech', 'inaudible', 'vielen dank', 'danke', 'untertitel der amara org community'],
  ...[
    'merci',
    'sous titres réalisés par la communauté d amara org',
    'gracias',
    'obrigado',
    'ご視聴ありがとうございました',
  ],
  ...['谢谢', '字幕由amara org社区提供', 'продолжение следует', 'teşekkürler', 'grazie'],
]);

/** Nobody says more letters in a second of voice; quick speech has 25. */
const MOST_LETTERS_A_SECOND = 45;
/** Nobody who says something that is often made up says it quicker. */
const USUAL_LETTERS_A_SECOND = 20;
/** Less voice than this is a cough or a click, in ms. */
const LEAST_VOICE_MS = 150;
/** What the detector may have missed of the voice, in ms. */
const MISSED_MS = 150;

/**
 * Whether so much can have been said in so much voice. Recognisers that are given silence or a cough make up a polite
 * phrase, or write down the very words that they were told to expect.
 */
export function isPlausible(text: string, voicedMs: number, expected: readonly string[]): boolean {
  const plain = plainly(text);
  if (plain === '') return true;
  const lettersASecond = (plain.replace(/\s/g, '').length / (voicedMs + MISSED_MS)) * 1000;
  const isMadeUp = SAID_BY_NOBODY.has(plain) || isEcho(plain, expected);
  if (isMadeUp && voicedMs < LEAST_VOICE_MS) return false;
  return lettersASecond <= (isMadeUp ? USUAL_LETTERS_A_SECOND : MOST_LETTERS_A_SECOND);
}

/** Whether it is nothing but several expected words, in their order. */
function isEcho(plain: string, expected: readonly string[]): boolean {
  const list = ` ${plainly(expected.join(' '))} `;
  return plain.includes(' ') && list.includes(` ${plain} `);
}

function plainly(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
