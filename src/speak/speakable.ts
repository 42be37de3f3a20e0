const CODE_ON_SCREEN = 'The code is on screen.';

/** Longer values without a space are no words: keys, hashes, encoded data. */
const LONG_VALUE = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}+/_=-]*\d)(?=[\p{L}\p{N}+/_=-]*\p{L})[\p{L}\p{N}+/_=-]{24,}/gu;

const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n])\p{Cc}/gu;
const EMOJI = /\p{Extended_Pictographic}/gu;

/**
 * Turns what was written into what can be heard, sentence by sentence: code as meaning rather than sign by sign, names
 * as words, no markup, no addresses, nothing secret-looking, nothing invisible. Blocks of code are mentioned once.
 */
export class Speakable {
  #inCode = false;

  /** What to say for a piece of the answer; '' for nothing. */
  say(written: string): string {
    const text = written.replace(UNSEEN, '').trim();
    if (/^(```|~~~)/.test(text)) {
      const isOneLine = /^(```|~~~).*\1$/s.test(text) && text.length > 6;
      const begins = !this.#inCode;
      if (!isOneLine) this.#inCode = begins;
      return begins ? CODE_ON_SCREEN : '';
    }
    return this.#inCode ? '' : spoken(text);
  }
}

function spoken(text: string): string {
  if (/^\|?[\s:|-]+\|?$/.test(text)) return '';
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<?\bhttps?:\/\/[^\s>)]+>?/g, 'a link')
    .replace(LONG_VALUE, 'a long value')
    .replace(/`+([^`]+)`+/g, (_all, code: string) => codeWords(code))
    .replace(/^#{1,6}\s+|^>\s?|^\s*(?:[-*+]|\d+[.)])\s+/gm, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*([^*]+)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/^\||\|$/g, '')
    .replace(/\s*\|\s*/g, ', ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*(?:\(\))?(?![\p{L}\p{N}_$(])/gu, nameWords)
    .replace(EMOJI, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name in running text: taken apart only if it is unmistakably from code. */
function nameWords(name: string): string {
  const isCode = /_|\$|\(\)$|[\p{Ll}\p{N}]\p{Lu}/u.test(name) && !/^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}*$/u.test(name);
  return isCode || /[\p{Ll}]\p{Lu}[\p{Ll}]/u.test(name) ? words(name) : name;
}

/** Code in running text: names as words; what is mostly signs is not read. */
function codeWords(code: string): string {
  const said = words(code);
  const signs = code.replace(/[\p{L}\p{N}\s_$.]/gu, '').length;
  return said === '' || signs > code.length / 3 ? 'this expression' : said;
}

function words(name: string): string {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/\.(?=[\p{L}_$])/gu, ' dot ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b\p{Lu}\p{Ll}+\b/gu, word => word.toLowerCase());
}
