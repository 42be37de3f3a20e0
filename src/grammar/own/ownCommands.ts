import { firstOf } from '../../common/async/firstOf.ts';
import { entryOf } from '../../common/entryOf.ts';
import { soundsLikeCommand } from '../commands/hearing/byEar.ts';
import { Pattern } from '../commands/pattern.ts';
import { readings } from '../commands/understand.ts';
import { ownWords, plainWords } from '../english/plainWords.ts';
import { isTranslatedCommand } from '../languages/languages.ts';

/** Whose file a command is in: the user's own, or one that came with the workspace. */
export type OwnOrigin = 'home' | 'workspace';

/** What a command does; `${slot}` stands for what was said for a slot. */
export type OwnDeed =
  | { readonly kind: 'command'; readonly id: string; readonly args: readonly unknown[] }
  | { readonly kind: 'snippet'; readonly text: string }
  | { readonly kind: 'task'; readonly name: string }
  | { readonly kind: 'prompt'; readonly text: string };

export interface OwnCommand {
  readonly say: readonly string[];
  readonly does: OwnDeed;
  readonly origin: OwnOrigin;
}

/** What an utterance comes to. Of a workspace's, the words are the file's and not the user's. */
export type FilledDeed = OwnDeed & { readonly origin: OwnOrigin };

export const PLACE_TO_FILL = /\$\{([\w ]+)\}/g;

/** Nobody says a command of theirs in more words. */
const MOST_WORDS = 200;

/** What is said to Aloud itself, whatever words a setting has for it. */
const ALWAYS_ALOUDS: readonly string[] = ['go to sleep', 'wake up', 'stop', 'cancel'];

/**
 * The commands that the user has made, those of the home folder before those that came with the workspace. What Aloud
 * understands by itself no workspace can take.
 */
export class OwnCommands {
  /** Whether the workspace has further ones, which do not count while nobody trusts it. */
  readonly leavesOut: boolean;
  readonly #compiled: readonly { readonly command: OwnCommand; readonly pattern: Pattern }[];

  constructor(commands: readonly OwnCommand[] = [], leavesOut = false) {
    this.leavesOut = leavesOut;
    const of = (origin: OwnOrigin) => commands.filter(command => command.origin === origin);
    this.#compiled = [...of('home'), ...of('workspace')].flatMap(command =>
      command.say.map(say => ({ command, pattern: new Pattern(say) })),
    );
  }

  get all(): readonly OwnCommand[] {
    return [...new Set(this.#compiled.map(({ command }) => command))];
  }

  /**
   * What an utterance does, filled in; undefined if it is none of them. It comes as it was heard, and in other spellings.
   * `alouds` are further words that are said to Aloud itself, such as those for sleeping.
   */
  understand(spellings: readonly string[], alouds: readonly string[] = []): FilledDeed | undefined {
    const said = spellings.flatMap(ownWords).filter(({ length }) => length <= MOST_WORDS);
    for (const words of said)
      for (const { command, pattern } of this.#compiled) {
        if (pattern.first && !pattern.first.has(words[0]?.toLowerCase() ?? '')) continue;
        const [bindings] = firstOf(1, pattern.matches(words));
        if (!bindings) continue;
        if (command.origin === 'workspace' && said.some(one => isAlouds(one, alouds))) return undefined;
        return { ...filled(command.does, bindings), origin: command.origin };
      }
    return undefined;
  }
}

/** Whether words are a command that Aloud has by itself, also if they only sound like one. */
function isAlouds(words: readonly string[], alouds: readonly string[]): boolean {
  return isAloudsOwn(words, alouds) || soundsLikeCommand(words);
}

/** Whether words are a command that Aloud has by itself, to the letter. */
export function isAloudsOwn(words: readonly string[], alouds: readonly string[] = []): boolean {
  const said = words.join(' ').toLowerCase();
  const isControl = [...ALWAYS_ALOUDS, ...alouds].some(phrase => plainWords(phrase).join(' ').toLowerCase() === said);
  return isControl || !readings(words).next().done || isTranslatedCommand(words);
}

function filled(does: OwnDeed, bindings: Readonly<Record<string, readonly string[]>>): OwnDeed {
  const fill = (text: string, safe: (said: string) => string = said => said) =>
    text.replace(PLACE_TO_FILL, (whole, slot: string) => {
      const said = entryOf(bindings, slot);
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
