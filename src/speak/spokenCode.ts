/** What is too long or too odd to be heard. */
const EXPRESSION = 'this expression';
/** More words than this are not followed by ear. */
const MOST_WORDS = 10;

/** What signs mean, those that contain others first. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/\?\.|\.{2,}/g, ' '],
  [/=>|->/g, ' to '],
  [/!==?/g, ' is not '],
  [/===?/g, ' equals '],
  [/<=/g, ' is at most '],
  [/>=/g, ' is at least '],
  [/&&/g, ' and '],
  [/\|\|/g, ' or '],
  [/\?\?/g, ' or else '],
  [/\+\+/g, ' plus plus '],
  [/\+=/g, ' plus equals '],
  [/-=/g, ' minus equals '],
  [/(?<=[\p{L}\p{N}_])<(?=[\p{L}_])/gu, ' of '],
  [/(?<=[\p{L}\p{N}_>])\[\]/gu, ' array '],
  [/(?<=[\p{L}\p{N}_)\]])\[/gu, ' at '],
  [/(?<=[\p{L}\p{N}_])\/(?=[\p{L}\p{N}_])/gu, ' slash '],
  [/\s=\s/g, ' equals '],
  [/\s\+\s/g, ' plus '],
  [/\s-\s/g, ' minus '],
  [/\s\*\s/g, ' times '],
  [/\s\/\s/g, ' over '],
  [/\s%\s/g, ' modulo '],
  [/\s<\s/g, ' is less than '],
  [/\s>\s/g, ' is greater than '],
  [/!(?=[\p{L}_$(])/gu, ' not '],
];

/** A name, or several with dots between them, where nothing says that it is code; what follows a letter begins none. */
const NAME =
  /(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*(?:\(\))?(?![\p{L}\p{N}_$(])/gu;

/** In capitals, but a word rather than an abbreviation that is spelled. */
const SPEAKABLE_WORD = /^(?:[^AEIOU][AEIOU][^AEIOU]|(?=.*[AEIOU]).{4,})$/;

/** Code in running text as words: names, and what a few common signs mean. What is mostly signs is not read. */
export function spokenCode(code: string): string {
  const meant = MEANINGS.reduce((text, [sign, meaning]) => text.replace(sign, meaning), ` ${code} `);
  const words = spokenName(meant);
  const signs = meant.replace(/[\p{L}\p{N}\p{M}\s_$.,]/gu, '').length;
  const isTooMuch = words === '' || signs > meant.trim().length / 3 || words.split(' ').length > MOST_WORDS;
  return isTooMuch ? EXPRESSION : words;
}

/** Running text with those names taken apart that are unmistakably from code, and names of files. */
export function withSpokenNames(text: string): string {
  return text.replace(NAME, name => {
    const isCode = /[_$]|\(\)$|\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}{2}/u.test(name);
    const isFile = /^[\p{L}\p{N}_$]{2,}(?:\.\p{Ll}[\p{Ll}\p{N}]+)+$/u.test(name);
    return isCode || isFile ? spokenName(name) : name;
  });
}

function spokenName(name: string): string {
  const isConstant = /_/.test(name) && !/\p{Ll}/u.test(name);
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .replace(/\.(?=[\p{L}_$])/gu, ' dot ')
    .replace(/(?<=\d)\.(?=\d)/g, '\u0000')
    .replace(/[^\p{L}\p{N}\p{M}\0]+/gu, ' ')
    .replace(/\0/g, '.')
    .replace(/(?<!\p{L})\p{Lu}\p{Ll}+(?!\p{L})/gu, word => word.toLowerCase())
    .replace(/\p{Lu}+/gu, word => (isConstant && SPEAKABLE_WORD.test(word) ? word.toLowerCase() : word))
    .trim();
}
