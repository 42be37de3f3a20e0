import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { firstOf } from '../../common/firstOf.ts';
import { isAloudsOwn, type OwnCommand, type OwnDeed, type OwnOrigin, PLACE_TO_FILL } from './ownCommands.ts';
import { Pattern } from './pattern.ts';

/** What is wrong in the file, and where. */
export interface OwnProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
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
      problems: [problemAt(undefined, `A file of commands has at most ${LONGEST_FILE} characters.`)],
    };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: OwnProblem[] = errors.map(({ error, offset, length }) => ({
    offset,
    length,
    message: `This is no JSON: ${printParseErrorCode(error)}.`,
  }));
  const list = root && member(root, 'commands');
  if (!root || !list || list.type !== 'array') {
    const at = list ?? root;
    if (problems.length === 0) problems.push(problemAt(at, 'There must be a list of "commands".'));
    return { commands: [], problems };
  }
  const commands: OwnCommand[] = [];
  const nodes = list.children ?? [];
  if (nodes.length > MOST_COMMANDS)
    problems.push(problemAt(nodes[MOST_COMMANDS], `Only the first ${MOST_COMMANDS} commands of a file are read.`));
  for (const node of nodes.slice(0, MOST_COMMANDS)) {
    const found = commandFrom(node, origin);
    if ('message' in found) problems.push(found);
    else commands.push(found);
  }
  return { commands, problems };
}

function commandFrom(node: Node, origin: OwnOrigin): OwnCommand | OwnProblem {
  if (node.type !== 'object') return problemAt(node, 'A command is an object with "say" and what it does.');
  const stranger = (node.children ?? []).find(({ children }) => !KNOWN.has(String(children?.[0]?.value)));
  if (stranger) return problemAt(stranger, `There is no "${stranger.children?.[0]?.value}" in a command.`);
  const said = member(node, 'say');
  const says = said?.type === 'array' ? (said.children ?? []) : said ? [said] : [];
  if (says.length === 0) return problemAt(node, 'A command needs "say": how it is said.');
  const say: string[] = [];
  for (const one of says) {
    const problem = sayingProblem(one, origin);
    if (problem) return problemAt(one, problem);
    say.push(String(one.value));
  }
  const given = KINDS.filter(kind => member(node, kind));
  const [kind] = given;
  if (!kind || given.length > 1)
    return problemAt(
      node,
      `A command does exactly one of ${KINDS.join(', ')}; here ${given.length || 'none'} is given.`,
    );
  const value = member(node, kind) as Node;
  if (value.type !== 'string' || String(value.value).trim() === '') return problemAt(value, `"${kind}" must be text.`);
  const args = member(node, 'args');
  if (args && (kind !== 'command' || args.type !== 'array'))
    return problemAt(args, '"args" is a list, and goes with "command".');
  const slots = new Set(say.flatMap(one => [...one.matchAll(SLOT)].map(match => match[1])));
  for (const part of [value, ...(args ? [args] : [])]) {
    const unknown = [...JSON.stringify(getNodeValue(part)).matchAll(PLACE_TO_FILL)].find(
      ([, slot]) => !slots.has(slot),
    );
    // TextMate's own places to fill in look alike.
    if (unknown && !(kind === 'snippet' && /^\d/.test(unknown[1] as string)))
      return problemAt(part, `Nothing is said for ${unknown[0]}: write <${unknown[1]}> in "say".`);
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

function sayingProblem({ type, value }: Node, origin: OwnOrigin): string | undefined {
  if (type !== 'string' || String(value).trim() === '') return '"say" must be text, or a list of texts.';
  const said = String(value);
  if (said.length > LONGEST_SAYING) return `"say" has at most ${LONGEST_SAYING} characters.`;
  let pattern: Pattern;
  try {
    pattern = new Pattern(said);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
  // What is all slot would be every command.
  const fixed = said
    .replace(SLOT, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[()|\s]/g, '');
  if (fixed === '') return 'There must be a word in "say" that is always said.';
  const taken =
    origin === 'workspace' ? [...firstOf(MOST_WAYS, pattern.waysToSay())].find(words => isAloudsOwn(words)) : undefined;
  return taken
    ? `Aloud understands “${taken.join(' ')}” itself, and no workspace can change that: say it otherwise, or put it into the file in your home folder.`
    : undefined;
}

function member(node: Node, name: string): Node | undefined {
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

function problemAt(node: Node | undefined, message: string): OwnProblem {
  return { offset: node?.offset ?? 0, length: node?.length ?? 1, message };
}
