import { withoutSecrets } from '../../common/secrets/withoutSecrets.ts';
import type { Answer, Asked, Cost, Deed, Entry, Otherwise, Trouble, Used } from '../entry.ts';

/* An entry as a line of the history, and back. What a line says is believed only as far as it can be what it says. */

const MODES = ['command', 'dictate', 'comment', 'translate', 'explain', 'ask', 'converse'] as const;
const PHASES = ['done', 'failed', 'cancelled'] as const;
const WAYS = ['grammar', 'model'] as const;
const SERVICES = ['transcription', 'chat', 'speech', 'conversation'] as const;
const COUNTED = ['input', 'cached', 'output', 'seconds', 'characters', 'dollars'] as const;
/** A longer line is none of ours, in UTF-16 units. */
const LONGEST_LINE = 400_000;
const LONGEST_TEXT = 200_000;
const LONGEST_MARK = 60;
const MOST = 200;

/** One line of JSON, with no secret in it. */
export function lineOf(entry: Entry): string {
  const { id: _, turn: __, spoken: ___, ...kept } = entry;
  return JSON.stringify(kept, (_name, value) => (typeof value === 'string' ? withoutSecrets(value) : value));
}

/** The entry that a line tells; undefined where it is no such line. */
export function entryIn(line: string, id: number): Entry | undefined {
  const fields = line.length <= LONGEST_LINE ? fieldsOf(parsed(line)) : undefined;
  if (!fields) return undefined;
  const atMs = number(fields.get('atMs'));
  const phase = oneOf(PHASES, fields.get('phase'));
  if (atMs === undefined || phase === undefined) return undefined;
  const heardFields = fieldsOf(fields.get('heard'));
  const heard = string(heardFields?.get('text'));
  const isUnwritten = heardFields?.get('isUnwritten') === true && ({ isUnwritten: true } as const);
  return {
    ...{ id, turn: 0, atMs, phase, isUndone: fields.get('isUndone') === true },
    ...some('mode', oneOf(MODES, fields.get('mode'))),
    ...(heard !== undefined && {
      heard: { text: heard, stable: heard.length, isFinal: true, doubts: [], ...isUnwritten },
    }),
    ...some('takenFor', string(fields.get('takenFor'))),
    ...some('by', oneOf(WAYS, fields.get('by'))),
    deeds: list(fields.get('deeds'), deedIn),
    asked: list(fields.get('asked'), askedIn),
    answers: list(fields.get('answers'), answerIn),
    notices: list(fields.get('notices'), string),
    ...some('otherwise', otherwiseIn(fields.get('otherwise'))),
    ...some('trouble', troubleIn(fields.get('trouble'))),
    ...some('cost', costIn(fields.get('cost'))),
  };
}

/** A line that says of an entry before it that what it had changed was taken back: by when it began. */
export function markOf({ atMs }: Entry): string {
  return JSON.stringify({ undone: atMs });
}

/** When the entry began of which a line says so; undefined for any other line. */
export function markIn(line: string): number | undefined {
  return line.length < LONGEST_MARK ? number(fieldsOf(parsed(line))?.get('undone')) : undefined;
}

type Fields = ReadonlyMap<string, unknown>;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A map has no prototype that a field called `__proto__` or `constructor` could be mistaken for. */
function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST_TEXT ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 8.64e15 ? value : undefined;
}

function oneOf<T extends string>(names: readonly T[], value: unknown): T | undefined {
  return names.find(name => name === value);
}

function list<T>(value: unknown, read: (each: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST).flatMap(each => {
    const found = read(each);
    return found === undefined ? [] : [found];
  });
}

function some<K extends string, T>(name: K, value: T | undefined): { readonly [Name in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Name in K]?: T };
}

function deedIn(value: unknown): Deed | undefined {
  const fields = fieldsOf(value);
  const [name, says] = [string(fields?.get('name')), string(fields?.get('says'))];
  if (!fields || name === undefined || says === undefined) return undefined;
  return { name, says, isFailed: fields.get('isFailed') === true, files: list(fields.get('files'), string) };
}

function askedIn(value: unknown): Asked | undefined {
  const fields = fieldsOf(value);
  const question = string(fields?.get('question'));
  return question === undefined ? undefined : { question, isYes: fields?.get('isYes') === true };
}

function answerIn(value: unknown): Answer | undefined {
  const text = string(fieldsOf(value)?.get('text'));
  return text === undefined ? undefined : { text, isOpen: false };
}

function otherwiseIn(value: unknown): Otherwise | undefined {
  const fields = fieldsOf(value);
  return fields && { words: list(fields.get('words'), string), first: fields.get('first') === 1 ? 1 : 2 };
}

function troubleIn(value: unknown): Trouble | undefined {
  const fields = fieldsOf(value);
  const [code, message] = [string(fields?.get('code')), string(fields?.get('message'))];
  return code === undefined || message === undefined ? undefined : { code, message };
}

function costIn(value: unknown): Cost | undefined {
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  const ms = [...(fieldsOf(fields.get('ms')) ?? [])]
    .slice(0, 20)
    .flatMap(([name, each]) => (number(each) === undefined ? [] : [[name, Number(each)] as const]));
  return { ms: Object.fromEntries(ms), used: list(fields.get('used'), usedIn) };
}

function usedIn(value: unknown): Used | undefined {
  const fields = fieldsOf(value);
  const by = oneOf(SERVICES, fields?.get('by'));
  if (!fields || by === undefined) return undefined;
  const counted = COUNTED.map(name => [name, number(fields.get(name))] as const);
  if (counted.some(([, count]) => count === undefined)) return undefined;
  const flags = { isUnknown: fields.get('isUnknown') === true, isPriced: fields.get('isPriced') === true };
  return { by, ...flags, ...(Object.fromEntries(counted) as Record<(typeof COUNTED)[number], number>) };
}
