const MARK = /^(?:(to-?do|t-o-d-o|t\. ?o\. ?d\. ?o\.?|to do)|(fix ?me|f-i-x-m-e)|(hack)|(xxx|x x x))([,:.]?)\s+(?=\S)/i;
/** "To do this, …" is a sentence. */
const NO_WORK =
  /^(?:this|that|so|it|what|anything|something|nothing|more|better|well|the|an?|all|some|with|lists?|items?|is|are|was|these|those|them|business|good|both|either|list)\b/i;

/** "to do handle the error" and its kin as the marks of work that editors find: `TODO: handle the error`. */
export function workMark(words: string): string {
  const [all = '', todo, fixme, hack, xxx, sign = ''] = MARK.exec(words) ?? [];
  const rest = words.slice(all.length);
  // Without a sign behind it, only what is spelled or cannot be anything else.
  const isPlain =
    sign === '' && !/^(?:todo|t-o|fixme|f-i|xxx|x x)/i.test(all) && (NO_WORK.test(rest) || hack !== undefined);
  if (
    all === '' ||
    (isPlain && sign === '') ||
    (todo !== undefined && /^to do/i.test(todo) && NO_WORK.test(rest) && sign !== ':')
  )
    return words;
  const mark = todo !== undefined ? 'TODO' : fixme !== undefined ? 'FIXME' : hack !== undefined ? 'HACK' : xxx && 'XXX';
  return `${mark}: ${rest}`;
}

/** Whether a text begins with such a mark. */
export function isWork(words: string): boolean {
  return /^(?:TODO|FIXME|HACK|XXX): /.test(words);
}
