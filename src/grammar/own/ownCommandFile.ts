import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { firstOf } from '../../common/async/firstOf.ts';
import { type Message, message } from '../../messages/message.ts';
import { Pattern, UnreadablePattern } from '../commands/pattern.ts';
import { isAloudsOwn, type OwnCommand, type OwnDeed, type OwnOrigin, PLACE_TO_FILL } from './ownCommands.ts';

/** What is wrong in the file, and where. */
export interface OwnProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: Message;
}

const KINDS = ['command', 'snippet', 'task', 'prompt'] as const;
const KNOWN = new Set<string>(['say', 'args', ...KINDS]);
const SLOT = /<([\w ]+)>/g;
/** What is more keeps the editor waiting. */
const LONGEST_FILE = 100_000;
const MOST_COMMANDS = 200;
/** So many ways to say a command are looked at when its file is read; each that is said is looked at again. */
const MOST_WAYS = 50;
/** Longer than this nobody says anything. */
const LONGEST_SAYING = 300;

/**
 * Reads a file of commands: `{"commands": [{"say": "log <what>", "snippet": "console.log(${what})"}]}`. What is wrong is
 * told with its place, and only that command is left out; so is one of a workspace that takes what Aloud understands.
 */
export function parseOwnCommands(
  text: string,
  origin: OwnOrigin,
): {
  readonly commands: readonly OwnCommand[];
  readonly problems: readonly OwnProblem[];
} {
  if (text.trim() === '') return { commands: [], problems: [] };
  if (text.length > LONGEST_FILE)
    return {
      commands: [],
      problems: [problemAt(undefined, message('own-commands.file-too-long', { most: LONGEST_FILE }))],
    };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: OwnProblem[] = errors.map(({ error, offset, length }) => ({
    offset,
    length,
    message: message('own-commands.no-json', { problem: printParseErrorCode(error) }),
  }));
  const list = root && member(root, 'commands');
  if (!root || !list || list.type !== 'array') {
    const at = list ?? root;
    if (problems.length === 0) problems.push(problemAt(at, message('own-commands.no-list')));
    return { commands: [], problems };
  }
  const commands: OwnCommand[] = [];
  const nodes = list.children ?? [];
  if (nodes.length > MOST_COMMANDS)
    problems.push(problemAt(nodes[MOST_COMMANDS], message('own-commands.too-many', { most: MOST_COMMANDS })));
  for (const node of nodes.slice(0, MOST_COMMANDS)) {
    const found = commandFrom(node, origin);
    if ('message' in found) problems.push(found);
    else commands.push(found);
  }
  return { commands, problems };
}

function commandFrom(node: Node, origin: OwnOrigin): OwnCommand | OwnProblem {
  if (node.type !== 'object') return problemAt(node, message('own-commands.no-object'));
  const stranger = (node.children ?? []).find(({ children }) => !KNOWN.has(String(children?.[0]?.value)));
  if (stranger)
    return problemAt(stranger, message('own-commands.unknown-field', { field: String(stranger.children?.[0]?.value) }));
  const said = member(node, 'say');
  const says = said?.type === 'array' ? (said.children ?? []) : said ? [said] : [];
  if (says.length === 0) return problemAt(node, message('own-commands.no-say'));
  const say: string[] = [];
  for (const one of says) {
    const problem = sayingProblem(one, origin);
    if (problem) return problemAt(one, problem);
    say.push(String(one.value));
  }
  const given = KINDS.filter(kind => member(node, kind));
  const [kind] = given;
  if (!kind) return problemAt(node, message('own-commands.does-nothing', { kinds: KINDS }));
  if (given.length > 1)
    return problemAt(node, message('own-commands.does-several', { kinds: KINDS, given: given.length }));
  const value = member(node, kind) as Node;
  if (value.type !== 'string' || String(value.value).trim() === '')
    return problemAt(value, message('own-commands.no-text', { field: kind }));
  const args = member(node, 'args');
  if (args && (kind !== 'command' || args.type !== 'array')) return problemAt(args, message('own-commands.args'));
  const slots = new Set(say.flatMap(one => [...one.matchAll(SLOT)].map(match => match[1])));
  for (const part of [value, ...(args ? [args] : [])]) {
    const unknown = [...JSON.stringify(getNodeValue(part)).matchAll(PLACE_TO_FILL)].find(
      ([, slot]) => !slots.has(slot),
    );
    // TextMate's own places to fill in look alike.
    if (unknown && !(kind === 'snippet' && /^\d/.test(unknown[1] as string)))
      return problemAt(part, message('own-commands.nothing-said', { place: unknown[0], slot: unknown[1] as string }));
  }
  const text = String(value.value);
  const does: OwnDeed =
    kind === 'command'
      ? { kind, id: text, args: args ? (getNodeValue(args) as unknown[]) : [] }
      : kind === 'task'
        ? { kind, name: text }
        : { kind, text };
  return { say, does, origin };
}

function sayingProblem({ type, value }: Node, origin: OwnOrigin): Message | undefined {
  if (type !== 'string' || String(value).trim() === '') return message('own-commands.say-no-text');
  const said = String(value);
  if (said.length > LONGEST_SAYING) return message('own-commands.say-too-long', { most: LONGEST_SAYING });
  let pattern: Pattern;
  try {
    pattern = new Pattern(said);
  } catch (thrown) {
    if (thrown instanceof UnreadablePattern) return thrown.says;
    throw thrown;
  }
  // What is all slot would be every command.
  const fixed = said
    .replace(SLOT, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[()|\s]/g, '');
  if (fixed === '') return message('own-commands.say-anything');
  const taken =
    origin === 'workspace' ? [...firstOf(MOST_WAYS, pattern.waysToSay())].find(words => isAloudsOwn(words)) : undefined;
  return taken && message('own-commands.taken', { words: taken.join(' ') });
}

function member(node: Node, name: string): Node | undefined {
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

function problemAt(node: Node | undefined, problem: Message): OwnProblem {
  return { offset: node?.offset ?? 0, length: node?.length ?? 1, message: problem };
}
