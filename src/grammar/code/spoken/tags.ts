import { formatterOf, join, type Part } from '../../english/formatters.ts';
import type { Wording } from '../wording.ts';
import type { Mode, SpokenTokens } from './spokenTokens.ts';

/** Tags of HTML: after one of these, words are its text; other words are all the name of a component. */
const HTML = new Set(
  `a abbr address area article aside audio b base blockquote body br button canvas caption cite code col colgroup data
  datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h head header hr html i iframe
  img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p
  picture pre progress q s samp script section select slot small source span strong style sub summary sup svg table tbody
  td template textarea tfoot th thead time title tr track u ul var video wbr`.split(/\s+/),
);

/**
 * A tag whose name begins at a word, by its template: `<li></li>`. `taken` is the word behind it. Attributes
 * are said as "href equals quotes home".
 */
export function tagText(
  tokens: SpokenTokens,
  from: number,
  template: string,
  { writing }: Wording,
  mode: Mode,
): { readonly text: string; readonly cursor?: number; readonly taken: number } {
  let at = from;
  const first = tokens.at(at, { mode: 'typed', afterDot: true });
  const formatter = first?.kind === 'formatter' ? first.formatter : undefined;
  if (first?.kind === 'formatter') at += first.length;
  const isHtml = HTML.has(tokens.lower[at] ?? '');
  const parts: Part[] = [];
  let name = '';
  for (;;) {
    const token = tokens.at(at, { mode: 'typed', inName: true });
    if (token?.kind === 'word' || (token?.kind === 'number' && parts.length > 0)) {
      const isText = isHtml && parts.length > 0 && token.kind === 'word';
      if (isText) break;
      parts.push(token);
      at += token.length;
      continue;
    }
    const isSign = token?.kind === 'sign' && /^[.:-]$/.test(token.text);
    if (!isSign || tokens.at(at + token.length, { mode: 'typed' })?.kind !== 'word') break;
    name += named(parts.splice(0)) + token.text;
    at += token.length;
  }
  name += named(parts);
  const [head = '', tail] = template.split('‸').map(part => part.replace('@', '').replaceAll('$', () => name));
  return tail === undefined ? { text: head, taken: at } : { text: head + tail, cursor: head.length, taken: at };

  function named(some: readonly Part[]): string {
    if (formatter) return join(some, formatter);
    if (some.length < 2 || isHtml) return some.map(part => part.text).join('');
    return join(some, formatterOf(mode === 'code' && writing?.tags ? 'pascal' : 'kebab'));
  }
}
