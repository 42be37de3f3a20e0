/** Words that sound alike: another may have been said than the recogniser wrote. */
export const HOMOPHONES: readonly (readonly string[])[] = [
  ['right', 'write', 'wright'],
  ['for', 'four', 'fore'],
  ['all', 'else', 'or'],
  ['end', 'and'],
  ['to', 'two', 'too'],
  ['one', 'won'],
  ['eight', 'ate'],
  ['cell', 'sell'],
  ['sum', 'some'],
  ['no', 'know'],
  ['new', 'knew'],
  ['by', 'buy', 'bye'],
  ['whole', 'hole'],
  ['wait', 'weight'],
  ['weak', 'week'],
  ['here', 'hear'],
  ['be', 'bee', 'b'],
  ['see', 'sea', 'c'],
  ['are', 'r'],
  ['you', 'u'],
  ['why', 'y'],
  ['tea', 'tee', 't'],
  ['jay', 'j'],
  ['kay', 'k'],
  ['queue', 'cue', 'q'],
  ['ex', 'x'],
  ['eye', 'i'],
  ['parameter', 'perimeter'],
  ['class', 'glass'],
  ['line', 'lined', 'lying'],
  ['lines', 'lions'],
  ['cut', 'cat'],
  ['paste', 'paced', 'past'],
  ['undo', 'on do'],
  ['redo', 'radio'],
  ['delete', 'the lead', 'dilute'],
  ['select', 'elect', 'selected'],
  ['indent', 'in dent', 'intent'],
  ['dedent', 'dee dent'],
  ['string', 'strength'],
  ['int', 'end', 'ant'],
  ['char', 'car', 'chair'],
  ['bool', 'bull', 'pool'],
  ['enum', 'e num', 'any num'],
  ['paren', 'parent'],
  ['parens', 'parents'],
  ['import', 'in port'],
  ['catch', 'cash'],
  ['cache', 'cash'],
  ['null', 'knoll'],
  ['none', 'nun'],
  ['async', 'a sink', 'a sync'],
  ['tuple', 'two pull'],
  ['rename', 're name'],
  ['base', 'bass'],
  ['break', 'brake'],
  ['byte', 'bite'],
  ['key', 'quay'],
  ['main', 'mane'],
  ['pair', 'pear', 'pare'],
  ['pass', 'past'],
  ['path', 'paths'],
  ['peak', 'peek'],
  ['read', 'reed', 'red'],
  ['root', 'route'],
  ['size', 'sighs'],
  ['sort', 'sought'],
  ['stack', 'stacked'],
  ['steal', 'steel'],
  ['tail', 'tale'],
  ['through', 'threw'],
  ['type', 'tight'],
  ['wrap', 'rap'],
  ['there', 'their'],
];

const ALIKE: ReadonlyMap<string, readonly string[]> = alike();

function alike(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const group of HOMOPHONES)
    for (const word of group) found.set(word, [...(found.get(word) ?? []), ...group.filter(other => other !== word)]);
  return found;
}

/** Other ways to write what was heard, one word changed at a time, at most so many. */
export function* soundAlikes(words: readonly string[], most: number): Generator<readonly string[]> {
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    for (let length = 1; length <= 2 && at + length <= words.length; length++) {
      const said = words
        .slice(at, at + length)
        .join(' ')
        .toLowerCase();
      for (const other of ALIKE.get(said) ?? []) {
        if (count++ >= most) return;
        yield [...words.slice(0, at), ...other.split(' '), ...words.slice(at + length)];
      }
    }
  }
}
