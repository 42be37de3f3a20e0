/** Elements that give running text its looks: their tags stand right beside what they are about. */
const LOOKS = new Set(
  (
    'a abbr b bdi bdo big br center cite code del dfn em font hr i img ins kbd li mark p q s samp small span strike ' +
    'strong sub sup tt u ul ol var wbr'
  ).split(' '),
);
/** All others of HTML that people write into Markdown, and what models put around an answer. */
const OTHERS = new Set(
  (
    'article aside blockquote body button canvas dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 head header html iframe input label legend link main meta nav object optgroup option picture pre progress ' +
    'script section select source style summary svg table tbody td template textarea tfoot th thead time title tr ' +
    'video audio answer response final output result reply'
  ).split(' '),
);
/** They have no end, and break a line. */
const BREAKS = new Set(['br', 'hr', 'wbr']);

const TAG = /^<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)(\s[^>]*?)?\s*(\/?)>$/u;
const FREE_BEFORE = /(?:^|[\s([{"'“‘—–/,:])$/;
const FREE_AFTER = /^(?:$|[\s)\]}.,;:!?"'”’—–/]|s\b)/;
/** Between two tags that are talked about. */
const BETWEEN_TWO = /^\s*(?:,|and|or|to|then|vs\.?|&)?\s*$/i;

export interface TagPlace {
  /** What stands before and behind it in its line, but for other tags: as much of it as tells what the tag is. */
  readonly before: string;
  readonly after: string;
  /** Whether it stands right behind a letter. */
  readonly isGlued: boolean;
  /** What is between it and its other half, if that is there. */
  readonly within: string | undefined;
  /** Whether the line has anything but tags. */
  readonly isAlone: boolean;
  /** Whether the line is an item of a list. */
  readonly isItem: boolean;
}

/**
 * What is said of a tag: nothing where it is markup, its name where somebody writes about it, what it is of where it
 * is the parameter of a type. A name in angle brackets is taken for a tag by Markdown, whatever it is.
 */
export function spokenTag(tag: string, place: TagPlace): string {
  const [, slash, name = '', values = '', selfClosing] = TAG.exec(tag) ?? [];
  if (name === '') return ' ';
  const isClosing = slash === '/';
  const { before, after, isGlued } = place;
  const isHtml = LOOKS.has(name) || OTHERS.has(name);
  const called = isClosing ? `closing ${name}` : calledName(name, values);

  if (BREAKS.has(name)) return isTalkedAbout(before, after) ? ` ${called} ` : ' ';
  if (values.includes('=') && /^(?:img|a|font|span|iframe|video|audio)$/.test(name)) return ' ';
  if (isGlued && !isClosing && !selfClosing && values === '' && !(LOOKS.has(name) && name !== 'a')) {
    if (place.within === undefined || !isHtml) return ` of ${name}`;
  }
  // “a<b and x>y” is no tag.
  if (isGlued && values !== '' && /^[\p{L}\p{N}]/u.test(after) && !values.includes('='))
    return ` is less than ${name}${values} is greater than `;
  if (place.isAlone) return isClosing || (!place.isItem && /^\p{Ll}/u.test(name)) ? ' ' : ` ${called} `;
  const isFree = FREE_BEFORE.test(before) && FREE_AFTER.test(after);
  if (place.within !== undefined) {
    const isTight = !/^(?:\s|s\b)/.test(place.within) || !/\s$/.test(place.within);
    const isAround = isTight || (LOOKS.has(name) && !BETWEEN_TWO.test(place.within));
    if (isAround && place.within !== '') return isHtml || isClosing ? '' : ` ${called} `;
  } else if (!isFree && isHtml) return ' ';
  // “<div>s” are several.
  return `${/\s$/.test(before) || before === '' ? '' : ' '}${called}${/^s\b/.test(after) || !/^[\p{L}\p{N}]/u.test(after) ? '' : ' '}`;
}

/** The name, with the words behind it that are no attributes: `<output folder>`. */
function calledName(name: string, values: string): string {
  const words = values.includes('=') ? '' : values;
  return `${name}${words}`.replace(/(?<=\p{L})[-:](?=\p{L})/gu, ' ').trim();
}

function isTalkedAbout(before: string, after: string): boolean {
  if (/\b(?:an?|the|use|with|each|every|by|this|single|of)\s*$/i.test(before)) return true;
  if (/[,;]\s*$/.test(before) && /^\s*[,.;:)]/.test(after)) return true;
  return /^\s+(?:tags?|elements?|for|to|is|adds|inserts|creates|makes|breaks)\b/i.test(after);
}
