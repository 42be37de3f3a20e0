import type { Message } from '../../messages/message.ts';
import { GROUPS } from './groups.ts';

/** One line of the sheet of commands. */
export interface SheetEntry {
  readonly group: Message;
  /** As it is said, with `…` for what one fills in. */
  readonly say: string;
  /** Other ways to say it. */
  readonly also: readonly string[];
  readonly help: Message;
  /** Whether it can be said as it stands. */
  readonly isWhole: boolean;
}

/** All spoken commands, from the same list that understands them. */
export function sheet(): readonly SheetEntry[] {
  return GROUPS.flatMap(({ title, rules }) =>
    rules.map(({ say, help }) => {
      const ways = [...new Set(say.flatMap(waysToSay))];
      const [first = ''] = ways;
      return { group: title, say: first, also: ways.slice(1, 6), help, isWhole: !first.includes('…') };
    }),
  );
}

/** A pattern without what may be left out: each of the alternatives that it begins with. */
export function waysToSay(pattern: string): readonly string[] {
  let plain = pattern;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\[[^[\]]*\]/g, '');
  }
  const head = /\(([^()]*\|[^()]*)\)/.exec(plain);
  const options = head ? (head[1] ?? '').split('|') : [''];
  return options.map(option =>
    (head ? plain.replace(head[0], option) : plain)
      .replace(/\(([^()|]*)\|[^()]*\)/g, '$1')
      .replace(/[()]/g, '')
      .replace(/<\w+>/g, '…')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
