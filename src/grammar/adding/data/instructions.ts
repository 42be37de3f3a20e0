import type { Span } from '../../../syntax/scopes.ts';
import { hasSentenceWord } from '../../code/evidence.ts';
import { isProgram } from '../../code/shellPrograms.ts';
import { typed } from '../../code/spokenCode.ts';
import { named } from '../../english/formatters.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome, replaced } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { type Where, waysToPlace } from '../placed/where.ts';
import { saidEntry } from './saidEntry.ts';

/** How instructions are said, and how each is written. */
const KEYWORDS: readonly (readonly [said: RegExp, keyword: string])[] = [
  [/^(?:environment variable|env variable|environment|env)$/, 'ENV'],
  [/^(?:build argument|build arg|arg)$/, 'ARG'],
  [/^(?:working directory|work dir|workdir|working dir)$/, 'WORKDIR'],
  [/^(?:entry point|entrypoint)$/, 'ENTRYPOINT'],
  [/^(?:cmd|command)$/, 'CMD'],
  [/^(?:from|run|copy|expose|user|volume|label)$/, ''],
];

interface Instruction {
  readonly keyword: string;
  /** Empty where it is still to be said. */
  readonly text: string;
  /** Whether nobody would say so of anything else. */
  readonly isPlain: boolean;
}

/** Whether a file has instructions, as a Dockerfile has. */
function hasInstructions({ tree }: Place): boolean {
  return tree?.grammar.language.languageIds.includes('dockerfile') === true;
}

/** An instruction that is added: "an env mode equals fast after the copy", "a run npm test", "a from stage". */
export function instructionAdded(said: readonly string[], place: Place): Outcome | 'refused' | undefined {
  if (!hasInstructions(place)) return undefined;
  let isSaid = false;
  for (const { what, where } of waysToPlace(said)) {
    const words = what.filter((word, at) => at > 0 || !/^(?:a|an|another|new|the)$/i.test(word));
    const instruction = instructionIn(words, place);
    if (!instruction) continue;
    isSaid = true;
    const outcome = put(instruction, where, place);
    if (outcome) return outcome;
  }
  return isSaid ? 'refused' : undefined;
}

/** The same without a verb: "expose 8080", "run npm ci"; or instead of the one that is there: "expose 8080 instead". */
export function instructionSaid(said: readonly string[], place: Place): Outcome | undefined {
  if (!hasInstructions(place)) return undefined;
  const isInstead = /^instead$/i.test(said.at(-1) ?? '');
  const instruction = instructionIn(isInstead ? said.slice(0, -1) : said, place);
  if (!instruction?.isPlain) return undefined;
  if (!isInstead) return put(instruction, {}, place);
  const same = instructionsIn(place).filter(one => keywordOf(one, place) === instruction.keyword);
  const [only] = same;
  const code = `${instruction.keyword} ${instruction.text}`;
  return only && same.length === 1 ? replaced(only, code, code.length) : undefined;
}

function instructionIn(words: readonly string[], place: Place): Instruction | undefined {
  for (const length of [2, 1]) {
    const said = words.slice(0, length).join(' ').toLowerCase();
    const found = words.length >= length ? KEYWORDS.find(([pattern]) => pattern.test(said)) : undefined;
    if (!found) continue;
    const keyword = found[1] || said.toUpperCase();
    const rest = words.slice(length);
    const isBare = /^(?:stage|instruction|line|step)?$/i.test(rest.join(' '));
    if (isBare) return { keyword, text: '', isPlain: false };
    return hasSentenceWord(rest, place.wording) ? undefined : written(keyword, rest, place);
  }
  return undefined;
}

function written(keyword: string, words: readonly string[], place: Place): Instruction | undefined {
  const text = typed(words, place.wording).text;
  switch (keyword) {
    case 'ENV':
    case 'ARG':
    case 'LABEL': {
      const entry = saidEntry(['key', ...words]);
      if (!entry || (entry.value.length === 0 && keyword !== 'ARG')) return undefined;
      const key = named(entry.key, keyword === 'LABEL' ? 'kebab' : 'constant');
      const value = typed(entry.value, place.wording).text;
      const quoted = /\s/.test(value) ? JSON.stringify(value) : value;
      return { keyword, text: quoted === '' ? key : `${key}=${quoted}`, isPlain: quoted !== '' };
    }
    case 'EXPOSE':
      return /^\d+(?:\/\w+)?$/.test(text) ? { keyword, text, isPlain: true } : undefined;
    case 'FROM': {
      const image = imageIn(words, place);
      return image === undefined ? undefined : { keyword, text: image, isPlain: /[:\s]/.test(image) };
    }
    case 'COPY': {
      const paths = pathsIn(words, place);
      return paths === undefined ? undefined : { keyword, text: paths, isPlain: /[./]/.test(paths) };
    }
    case 'WORKDIR':
      return /^\S+$/.test(text) ? { keyword, text, isPlain: text.includes('/') } : undefined;
    case 'USER':
    case 'VOLUME':
      return /^\S+$/.test(text) ? { keyword, text, isPlain: false } : undefined;
    default:
      return { keyword, text, isPlain: isProgram(words[0]?.toLowerCase() ?? '') && words.length > 1 };
  }
}

/** "Node 22 alpine as build": a number behind a name is its version. */
function imageIn(words: readonly string[], place: Place): string | undefined {
  const as = words.findIndex(word => /^as$/i.test(word));
  const own = words.slice(0, as < 0 ? undefined : as);
  const name = as < 0 ? undefined : named(words.slice(as + 1), 'kebab');
  const at = own.findIndex((word, index) => index > 0 && /^\d[\d.]*$/.test(word));
  const isSigned = own.some(word => /^(?:colon|slash|dash|dot)$/i.test(word));
  const image =
    at > 0 && !isSigned ? `${own.slice(0, at).join('')}:${own.slice(at).join('-')}` : typed(own, place.wording).text;
  if (!/^[a-z0-9][\w./:@-]*$/i.test(image) || name === '') return undefined;
  return name === undefined ? image : `${image} AS ${name}`;
}

/** "Dot dot", "package dot json to slash app": two paths at the least. */
function pathsIn(words: readonly string[], place: Place): string | undefined {
  if (/^dot (?:to )?dot$/i.test(words.join(' '))) return '. .';
  const to = words.findIndex(word => /^(?:to|into)$/i.test(word));
  const isLastDot = to < 0 && words.length > 2 && /^dot$/i.test(words.at(-1) ?? '');
  const at = isLastDot ? words.length - 1 : to;
  if (at < 1) return undefined;
  const paths = [words.slice(0, at), words.slice(isLastDot ? at : at + 1)].map(path =>
    /^dot$/i.test(path.join(' ')) ? '.' : typed(path, place.wording).text,
  );
  return paths.every(path => /^\S+$/.test(path)) ? paths.join(' ') : undefined;
}

function instructionsIn({ tree }: Place): readonly Span[] {
  return tree?.topLevel() ?? [];
}

function keywordOf({ start }: Span, { text }: Place): string {
  return /^[A-Za-z]+/.exec(text.slice(start, start + 20))?.[0].toUpperCase() ?? '';
}

/** Behind the instruction at the cursor, or beside the one that is said; a stage behind all others. */
function put({ keyword, text: said, isPlain }: Instruction, where: Where, place: Place): Outcome | undefined {
  const { text, cursor } = place;
  const all = instructionsIn(place);
  const code = `${keyword} ${said}`;
  if (where.owner || where.rank !== undefined) return undefined;
  if (keyword === 'FROM' && !where.beside && all.some(one => keywordOf(one, place) === 'FROM')) {
    const at = text.trimEnd().length;
    return inserted(at, `\n\n${code}`);
  }
  const line = lineAt(text, cursor);
  const isBlank = text.slice(line.start, line.end).trim() === '';
  if (!where.beside?.words.length && !where.edge) {
    if (isBlank) return { edits: [{ ...line, text: code }], selections: [caret(line.start + code.length)] };
    const here = all.findLast(({ start }) => start <= line.end);
    return where.beside?.side === 'before'
      ? here && inserted(here.start, `${code}\n`, 1)
      : inserted(here ? lineAt(text, here.end).end : 0, here ? `\n${code}` : `${code}\n`, here ? 0 : 1);
  }
  const there = where.edge ? all.at(where.edge === 'first' ? 0 : -1) : besideOf(where.beside?.words ?? [], all, place);
  if (!there || !(isPlain || said !== '')) return undefined;
  const isBefore = where.edge === 'first' || where.beside?.side === 'before';
  return isBefore ? inserted(there.start, `${code}\n`, 1) : inserted(lineAt(text, there.end).end, `\n${code}`);
}

function inserted(at: number, code: string, behind = 0): Outcome {
  return { edits: [{ start: at, end: at, text: code }], selections: [caret(at + code.length - behind)] };
}

/** The one instruction of a keyword, or with some words in it. */
function besideOf(words: readonly string[], all: readonly Span[], place: Place): Span | undefined {
  const said = words.filter(word => !/^(?:the|instruction|line|step)$/.test(word)).join(' ');
  const keyword = KEYWORDS.find(([pattern]) => pattern.test(said))?.[1] || said.toUpperCase();
  const called = all.filter(one => keywordOf(one, place) === keyword);
  const found =
    called.length > 0
      ? called
      : all.filter(({ start, end }) => ` ${place.text.slice(start, end).toLowerCase()} `.includes(` ${said} `));
  return found.length === 1 ? found[0] : undefined;
}
