import { namesIn } from '../evidence.ts';
import type { Wording } from '../wording.ts';

/** Parameters that have several words. */
const PARAMETERS: readonly string[] = [
  ...['ArgumentList', 'AsHashTable', 'ComputerName', 'ErrorAction', 'ErrorVariable', 'ExpandProperty', 'FilePath'],
  ...['ForegroundColor', 'InputObject', 'ItemType', 'LiteralPath', 'NoNewline', 'NoTypeInformation', 'OutVariable'],
  ...['PassThru', 'ProcessName', 'ScriptBlock', 'WhatIf'],
];
const PARAMETER_CODE = byWords(PARAMETERS);
const LONGEST = 4;
const COMMANDS = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** What begins an argument's name, and what ends a command. */
const DASH = /^(dash|hyphen|minus)$/;

/**
 * A command with its arguments, as a shell of commands writes it: "get child item path dash recurse" is
 * `Get-ChildItem $Path -Recurse`. Undefined where the words begin with none. `read` writes an argument.
 */
export function commandCode(
  words: readonly string[],
  wording: Wording,
  read: (words: readonly string[]) => string,
): string | undefined {
  const lower = words.map(word => word.toLowerCase());
  const pipe = lower.indexOf('pipe');
  if (pipe > 0 && pipe < words.length - 1) {
    const before = commandCode(words.slice(0, pipe), wording, read);
    const rest = words.slice(pipe + 1);
    return before && `${before} | ${commandCode(rest, wording, read) ?? read(rest)}`;
  }
  const command = commandAt(lower, wording);
  return command && [command.text, ...argumentsOf(words.slice(command.length), wording, read)].join(' ');
}

/** The command that some words, in small letters, begin with: one of the language or of the file. */
export function commandAt(
  lower: readonly string[],
  { writing, lexicon }: Wording,
): { readonly text: string; readonly length: number } | undefined {
  const own = writing?.commands;
  if (!own) return undefined;
  let table = COMMANDS.get(own);
  if (!table) {
    table = byWords(own);
    COMMANDS.set(own, table);
  }
  for (let length = Math.min(LONGEST, lower.length); length > 1; length--) {
    const said = lower.slice(0, length);
    const text = table.get(said.join(' ')) ?? lexicon.spellings(said).find(name => /^\p{Lu}\w*-\p{Lu}\w*$/u.test(name));
    if (text) return { text, length };
  }
  return undefined;
}

function argumentsOf(
  words: readonly string[],
  wording: Wording,
  read: (words: readonly string[]) => string,
): readonly string[] {
  const written: string[] = [];
  for (let at = 0; at < words.length; ) {
    if (DASH.test(words[at] as string) && at + 1 < words.length) {
      const name = parameterAt(words, at + 1);
      written.push(`-${name.text}`);
      at += 1 + name.length;
      continue;
    }
    let end = at + 1;
    while (end < words.length && !DASH.test(words[end] as string)) end++;
    written.push(value(words.slice(at, end), wording, read));
    at = end;
  }
  return written;
}

function parameterAt(words: readonly string[], from: number) {
  for (let length = LONGEST; length > 1; length--) {
    const said = words.slice(from, from + length);
    const text = PARAMETER_CODE.get(said.join(' ').toLowerCase());
    if (text && said.length === length) return { text, length };
  }
  const word = words[from] as string;
  return { text: word.charAt(0).toUpperCase() + word.slice(1), length: 1 };
}

/** Words that the file does not know are a text. */
function value(words: readonly string[], wording: Wording, read: (words: readonly string[]) => string): string {
  const { writing, lexicon } = wording;
  const { quote = '"', words: own = {} } = writing ?? {};
  const isPlain = words.every(word => /^\p{L}[\p{L}'’]*$/u.test(word) && !Object.hasOwn(own, word.toLowerCase()));
  const isNew = words.every((_word, at) => lexicon.longestAt(words, at) === undefined);
  const isCode = /^(string|quotes?|dollar|open|braces|brackets)$/i.test(words[0] ?? '');
  const text = `${quote}${words.join(' ').replaceAll("'", "''")}${quote}`;
  if (isCode) return read(words);
  if (isPlain && isNew) return text;
  const code = read(words);
  // "Error in line count" has words that are no names.
  const isText = words.length > 1 && !/[(.]/.test(code) && namesIn(code, wording).unknown.length > 0;
  return isText ? text : code;
}

/** Names by the words that they are said as. */
function byWords(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map(name => [(name.match(/\p{Lu}\p{Ll}+/gu) ?? [name]).join(' ').toLowerCase(), name]));
}
