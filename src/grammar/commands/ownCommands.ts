import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { spokenWords } from '../english/spokenWords.ts';
import { Pattern } from './pattern.ts';

/** What one of the user's own commands does; `${slot}` stands for what was said for a slot. */
export type OwnDeed =
  | { readonly kind: 'command'; readonly id: string; readonly args: readonly unknown[] }
  | { readonly kind: 'snippet'; readonly text: string }
  | { readonly kind: 'task'; readonly name: string }
  | { readonly kind: 'prompt'; readonly text: string };

export interface OwnCommand {
  readonly say: readonly string[];
  readonly does: OwnDeed;
}

/** What is wrong in the file, and where. */
export interface OwnProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

const KINDS = ['command', 'snippet', 'task', 'prompt'] as const;
const KNOWN = new Set<string>(['say', 'args', ...KINDS]);
const SLOT = /<([\w ]+)>/g;
const PLACE = /\$\{([\w ]+)\}/g;

/**
 * Reads a file of the user's own commands: `{"commands": [{"say": "log <what>", "snippet": "console.log(${what})"}]}`.
 * What is wrong is told with its place, and only that command is left out.
 */
export function parseOwnCommands(text: string): {
  readonly commands: readonly OwnCommand[];
  readonly problems: readonly OwnProblem[];
} {
  if (text.trim() === '') return { commands: [], problems: [] };
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
  for (const node of list.children ?? []) {
    const found = commandFrom(node);
    if ('message' in found) problems.push(found);
    else commands.push(found);
  }
  return { commands, problems };
}

function commandFrom(node: Node): OwnCommand | OwnProblem {
  if (node.type !== 'object') return problemAt(node, 'A command is an object with "say" and what it does.');
  const stranger = (node.children ?? []).find(({ children }) => !KNOWN.has(String(children?.[0]?.value)));
  if (stranger) return problemAt(stranger, `There is no "${stranger.children?.[0]?.value}" in a command.`);
  const said = member(node, 'say');
  const says = said?.type === 'array' ? (said.children ?? []) : said ? [said] : [];
  if (says.length === 0) return problemAt(node, 'A command needs "say": how it is said.');
  const say: string[] = [];
  for (const one of says) {
    const problem = sayingProblem(one);
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
    const unknown = [...JSON.stringify(getNodeValue(part)).matchAll(PLACE)].find(([, slot]) => !slots.has(slot));
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
  return { say, does };
}

function sayingProblem({ type, value }: Node): string | undefined {
  if (type !== 'string' || String(value).trim() === '') return '"say" must be text, or a list of texts.';
  const said = String(value);
  try {
    new Pattern(said);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
  // What is all slot would be every command.
  if (
    said
      .replace(SLOT, '')
      .replace(/\[[^\]]*\]/g, '')
      .replace(/[()|\s]/g, '') === ''
  )
    return 'There must be a word in "say" that is always said.';
  return undefined;
}

function member(node: Node, name: string): Node | undefined {
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

function problemAt(node: Node | undefined, message: string): OwnProblem {
  return { offset: node?.offset ?? 0, length: node?.length ?? 1, message };
}

/** The user's own commands, those of the workspace before those of the home folder. */
export class OwnCommands {
  readonly #compiled: readonly { readonly command: OwnCommand; readonly pattern: Pattern }[];

  constructor(commands: readonly OwnCommand[] = []) {
    this.#compiled = commands.flatMap(command => command.say.map(say => ({ command, pattern: new Pattern(say) })));
  }

  get all(): readonly OwnCommand[] {
    return [...new Set(this.#compiled.map(({ command }) => command))];
  }

  /** What an utterance does, filled in; undefined if it is none of them. */
  understand(utterance: string): OwnDeed | undefined {
    const words = spokenWords(utterance);
    for (const { command, pattern } of this.#compiled) {
      for (const bindings of pattern.matches(words)) return filled(command.does, bindings);
    }
    return undefined;
  }
}

function filled(does: OwnDeed, bindings: Readonly<Record<string, readonly string[]>>): OwnDeed {
  const fill = (text: string, safe: (said: string) => string = said => said) =>
    text.replace(PLACE, (whole, slot: string) => {
      const said = bindings[slot];
      return said ? safe(said.join(' ')) : /^\d/.test(slot) ? whole : '';
    });
  switch (does.kind) {
    case 'command':
      return { ...does, args: does.args.map(arg => filledIn(arg, fill)) };
    case 'task':
      return { ...does, name: fill(does.name) };
    case 'prompt':
      return { ...does, text: fill(does.text) };
    case 'snippet':
      // What was said is text, whatever signs are in it.
      return { ...does, text: fill(does.text, said => said.replace(/[\\$}]/g, '\\$&')) };
  }
}

function filledIn(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map(item => filledIn(item, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner, fill)]));
}
