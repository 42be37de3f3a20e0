import { entryOf } from '../../common/entryOf.ts';
import { type Message, withTexts } from '../../messages/message.ts';
import { GROUPS } from '../commands/groups.ts';
import { type SheetEntry, waysToSay } from '../commands/sheet.ts';
import { ruleFor } from '../commands/understand.ts';
import type { Phrase, Phrases } from './phrases.ts';

/** Anything that a part may mean, to see which command a phrase is. */
const SAMPLES: Readonly<Record<string, string>> = {
  target: 'line 3',
  number: '3',
  name: 'total',
  rank: '3rd',
  edge: 'end of line',
};

/** The sheet of a book of phrases: group and help are those of the command that each phrase means. */
export function phraseSheet({ parts }: Phrases): readonly SheetEntry[] {
  const entries = parts.command.flatMap(phrase => {
    const rule = ruleFor(
      phrase.means.replace(/<(\w+?)\d?>/g, (_, part: string) => entryOf(SAMPLES, part) ?? 'total').split(' '),
    );
    const group = rule && GROUPS.find(({ rules }) => rules.includes(rule));
    if (!rule || !group) return [];
    const ways = [...new Set(phrase.say.flatMap(waysToSay))];
    const [say = ''] = ways;
    const help = inExamples(rule.help, phrase);
    return [{ group: group.title, say, also: ways.slice(1, 6), help, isWhole: !say.includes('…') }];
  });
  return GROUPS.flatMap(({ title }) => entries.filter(({ group }) => group === title));
}

/** Help with examples of the language, as many as it has. */
function inExamples(help: Message, { examples = [] }: Phrase): Message {
  let at = 0;
  return withTexts(help, text => examples[at++] ?? text);
}
