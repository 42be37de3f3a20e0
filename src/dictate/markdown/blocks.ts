import { entryOf } from '../../common/entryOf.ts';
/** A block of Markdown that was said, with its words. */
export interface SpokenBlock {
  readonly kind: 'heading' | 'bullet' | 'number' | 'task' | 'done' | 'quote' | 'fence';
  /** Of a heading, from one to six. */
  readonly level?: number;
  readonly words: string;
}

const LEVELS = ['one', 'two', 'three', 'four', 'five', 'six'];
const ITEMS: Readonly<Record<string, SpokenBlock['kind']>> = {
  bullet: 'bullet',
  'bullet point': 'bullet',
  'new bullet': 'bullet',
  'next bullet': 'bullet',
  'list item': 'bullet',
  'numbered item': 'number',
  'number item': 'number',
  'task item': 'task',
  'new task': 'task',
  'to do item': 'task',
  'todo item': 'task',
  'unchecked item': 'task',
  'checked item': 'done',
  'done item': 'done',
  'block quote': 'quote',
};
const ITEM = new RegExp(
  `^(?:(${Object.keys(ITEMS)
    .sort((a, b) => b.length - a.length)
    .join(
      '|',
    )})|(?:heading|header)(?: level)? (${LEVELS.join('|')}|[1-6])|(code block|code fence|fence))(?:[.,:]?(?: |\\n|$)|-)`,
  'i',
);
/** After these, an item is spoken of. Recognisers join what begins one with its words: “bullet-bake more bread”. */
const IS =
  /^(?:is|are|was|were|has|have|can|should|of|that|which|in|with|points?|lists?|proof|resistant|ridden|riddled|shaped|like|headed|holes?|trains?|hit|hits)\b/i;

/** What was said as blocks; undefined where it begins with none. `isInTasks`: "task …" is an item too. */
export function spokenBlocks(words: string, isInTasks: boolean): readonly SpokenBlock[] | undefined {
  const blocks: SpokenBlock[] = [];
  let rest = words.trimStart();
  while (rest !== '') {
    const block = blockAt(rest, isInTasks);
    if (!block) break;
    const behind = rest.slice(block.length);
    const length = block.kind === 'fence' ? behind.length : nextItem(behind, isInTasks);
    const text = behind.slice(0, length).trim().replace(/-$/, '');
    const { kind, level } = block;
    blocks.push({ kind, ...(level !== undefined && { level }), words: text });
    rest = behind.slice(length).trimStart();
  }
  if (blocks.length === 0) return undefined;
  return rest === '' ? blocks : undefined;
}

function blockAt(
  words: string,
  isInTasks: boolean,
): { readonly kind: SpokenBlock['kind']; readonly level?: number; readonly length: number } | undefined {
  if (isInTasks && /^task /i.test(words)) return { kind: 'task', length: 5 };
  const [all = '', item, level, fence] = ITEM.exec(words) ?? [];
  const rest = words.slice(all.length);
  if (all === '' || IS.test(rest)) return undefined;
  if (fence !== undefined) return /^[\w+#. -]{0,20}$/.test(rest) ? { kind: 'fence', length: all.length } : undefined;
  if (level !== undefined)
    return { kind: 'heading', level: Number(level) || LEVELS.indexOf(level.toLowerCase()) + 1, length: all.length };
  return { kind: entryOf(ITEMS, item?.toLowerCase() ?? '') ?? 'bullet', length: all.length };
}

/** Where the next item begins; none is one behind an article. */
function nextItem(words: string, isInTasks: boolean): number {
  for (const { index } of words.matchAll(/(?<=^|\s|\w-)\S/g)) {
    if (index === 0) continue;
    const before = words.slice(Math.max(0, index - 12), index);
    if (/\b(?:an?|the|this|that|each|every|one|next|new|per|of|to|with|in|first|second|last)\s$/i.test(before))
      continue;
    if (blockAt(words.slice(index), isInTasks)) return index;
  }
  return words.length;
}
