import { entryOf } from '../../../common/entryOf.ts';
import type { Wording } from '../../code/wording.ts';

/** How what is empty is asked of a list or a text, with `$` for its name, by how names are declared. */
const EMPTY: Readonly<Record<string, string>> = {
  ...{ javascript: '$.length === 0', typescript: '$.length === 0', tsx: '$.length === 0', python: 'not $' },
  ...{ java: '$.isEmpty()', kotlin: '$.isEmpty()', dart: '$.isEmpty', rust: '$.is_empty()', go: 'len($) == 0' },
  ...{ ruby: '$.empty?', cpp: '$.empty()', php: 'empty($)' },
};

/** "Items is empty": of what is there, and is several by its name. */
/** "Items is empty", as a language asks it. */
export function emptyCode(words: readonly string[], wording: Wording, grammar: string): string | undefined {
  const said = words.join(' ').toLowerCase();
  const [, what = '', not] = /^(.+?) (?:is|are) (not )?empty$/.exec(said) ?? [];
  const name = what && wording.lexicon.spelling(what.split(' '));
  const form = entryOf(EMPTY, grammar);
  if (!name || !form || not || !/(s|text|name|list|string)$/i.test(name)) return undefined;
  return form.replace('$', () => name);
}
