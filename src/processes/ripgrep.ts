import { relative, resolve } from 'node:path';
import { AloudError } from '../common/errors.ts';
import type { TextMatch, TextQuery } from '../editor/files.ts';
import { type Message, message, sentences } from '../messages/message.ts';
import { runProgram } from './runProgram.ts';

/** Larger files are data, not code. */
const LARGEST_FILE = '2M';
/** Longer lines are cut, in UTF-16 units: around what was found. */
const LONGEST_LINE = 2000;
const TIMEOUT_MS = 10_000;
/** So much is read of what it says at most, in bytes. */
const MOST_BYTES = 8 * 2 ** 20;

/** A document whose text is not what is on disk. */
export interface Unsaved {
  readonly path: string;
  readonly text: string;
}

/**
 * Searches with ripgrep, whose patterns take time that grows with the text alone (finite automata: no look-around, no
 * back references). Files that git ignores are left out, links are not followed, nothing of the user's or the
 * workspace's configuration is read. See ripgrep's manual: `--json`, `--no-config`.
 */
export class Ripgrep {
  readonly #program: () => Promise<string | undefined>;
  readonly #environment: NodeJS.ProcessEnv;

  /** `program` finds ripgrep's path; undefined where there is none. */
  constructor(program: () => Promise<string | undefined>, environment: NodeJS.ProcessEnv = process.env) {
    this.#program = program;
    this.#environment = environment;
  }

  /**
   * Lines of files below the folders that hold what is wanted, in the order of their paths, at most `most`; of unsaved
   * documents their text as it is. Throws `bad-arguments` for a pattern that is none, `unsupported` without ripgrep.
   */
  async search(
    folders: readonly string[],
    unsaved: readonly Unsaved[],
    query: TextQuery,
    most: number,
    signal: AbortSignal,
  ): Promise<readonly TextMatch[]> {
    const program = await this.#found();
    const edited = new Map(unsaved.map(({ path, text }) => [path, text]));
    const found: TextMatch[] = [];
    for (const folder of folders) {
      const onDisk = await this.#run(program, folder, query, signal);
      const matches = onDisk.flatMap(({ path, ...rest }) => ({ path: resolve(folder, path), ...rest }));
      found.push(...matches.filter(({ path }) => !edited.has(path)));
      for (const path of await this.#listed(program, folder, [...edited.keys()], query, signal))
        for (const match of await this.#run(program, folder, query, signal, edited.get(path)))
          found.push({ ...match, path });
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)).slice(0, most);
  }

  /** The same in one text, whose name counts for nothing. */
  async searchText(text: string, query: TextQuery, signal: AbortSignal): Promise<readonly Omit<TextMatch, 'path'>[]> {
    const matches = await this.#run(await this.#found(), process.cwd(), query, signal, text);
    return matches.map(({ line, text: found }) => ({ line, text: found }));
  }

  /** Which of some files would be searched: those that are in the folder, are not ignored, and fit the glob. */
  async #listed(
    program: string,
    folder: string,
    paths: readonly string[],
    query: TextQuery,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const inside = paths.filter(path => !relative(folder, path).startsWith('..'));
    if (inside.length === 0) return [];
    const { output } = await this.#start(program, folder, ['--files', '--null', ...globOf(query)], undefined, signal);
    const files = new Set(
      new TextDecoder()
        .decode(output)
        .split('\0')
        .map(name => resolve(folder, name)),
    );
    return inside.filter(path => files.has(path));
  }

  async #found(): Promise<string> {
    const program = await this.#program();
    if (!program) throw new AloudError({ code: 'unsupported', message: message('finding.no-ripgrep') });
    return program;
  }

  /** Of all files below the folder, or of one text. */
  async #run(
    program: string,
    folder: string,
    query: TextQuery,
    signal: AbortSignal,
    text?: string,
  ): Promise<readonly TextMatch[]> {
    if (query.text === '') throw new AloudError({ code: 'bad-arguments', message: message('finding.nothing-wanted') });
    const parameters = [
      '--json',
      ...(query.isRegex ? [] : ['--fixed-strings']),
      query.matchCase ? '--case-sensitive' : '--ignore-case',
      ...(text === undefined ? ['--max-filesize', LARGEST_FILE, ...globOf(query)] : []),
      `--regexp=${query.text}`,
      '--',
      text === undefined ? '.' : '-',
    ];
    const { output, exitCode, complaint } = await this.#start(program, folder, parameters, text, signal);
    if (exitCode === 2 && /^(?:rg: )?(?:regex parse error|error parsing|regex could not be compiled)/m.test(complaint))
      throw new AloudError({ code: 'bad-arguments', message: patternProblem(complaint) });
    return matchesIn(new TextDecoder().decode(output));
  }

  #start(
    program: string,
    folder: string,
    parameters: readonly string[],
    input: string | undefined,
    signal: AbortSignal,
  ) {
    const always = ['--no-config', '--no-messages', '--hidden', '--glob=!.git', '--no-follow', '--no-require-git'];
    const options = {
      environment: this.#environment,
      cwd: folder,
      timeoutMs: TIMEOUT_MS,
      mostBytes: MOST_BYTES,
      ...(input !== undefined && { input }),
    };
    return runProgram(program, [...always, ...parameters], options, signal);
  }
}

function globOf({ files }: TextQuery): readonly string[] {
  if (!files) return [];
  // A leading sign would turn the glob round.
  if (files.startsWith('!'))
    throw new AloudError({ code: 'bad-arguments', message: message('finding.files-not-meant') });
  return [`--glob=${files}`];
}

/** ripgrep draws a picture of the pattern; the last line says what is wrong. */
function patternProblem(complaint: string): Message {
  const why = complaint
    .split('\n')
    .findLast(line => /^error:/.test(line.trim()))
    ?.replace(/^\s*error:\s*/, '');
  const hint = /look-?around|backreference/.test(complaint) ? [message('finding.no-look-around')] : [];
  const problem = why ?? complaint.trim().split('\n')[0] ?? '';
  return sentences([message('finding.no-pattern', { why: problem }), ...hint]);
}

/** What `--json` writes: a message a line. What is no text in UTF-8 comes in base64, and is left out. */
function matchesIn(output: string): readonly TextMatch[] {
  const matches: TextMatch[] = [];
  for (const line of output.split('\n')) {
    if (!line.startsWith('{"type":"match"')) continue;
    const data = parsed(line)?.data;
    const [path, text] = [data?.path?.text, data?.lines?.text];
    if (typeof text !== 'string' || typeof data?.line_number !== 'number') continue;
    matches.push({
      path: typeof path === 'string' ? path : '',
      line: data.line_number - 1,
      text: cut(text.replace(/\r?\n$/, ''), data.submatches),
    });
  }
  return matches;
}

interface Told {
  readonly data?: {
    readonly path?: { readonly text?: unknown };
    readonly lines?: { readonly text?: unknown };
    readonly line_number?: unknown;
    readonly submatches?: unknown;
  };
}

/** The last line may be cut off where there was too much. */
function parsed(line: string): Told | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function cut(line: string, submatches: unknown): string {
  if (line.length <= LONGEST_LINE) return line;
  const start = Array.isArray(submatches) ? Number((submatches[0] as { start?: unknown } | undefined)?.start ?? 0) : 0;
  const from = Math.max(0, Math.min(start - LONGEST_LINE / 2, line.length - LONGEST_LINE));
  return line.slice(from, from + LONGEST_LINE);
}
