import { ownersCalled } from '../../places/finding/owners.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';

const STEP =
  /^(?:an? |another |one more |new )?step (?:(?<where>(?:right )?(?:after|before|below|above) (?:this(?: one| step)?|it|the (?<beside>[\w ]+?) step) )?)(?:(?:called|named) (?<name>.+?) )?(?:that |which |to |and )?(?<how>runs?|uses?) (?<what>.+?)(?: (?<late>(?:after|before) (?:this(?: one| step)?|the (?<last>[\w ]+?) step)))?$/i;

interface Step {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A step of a workflow: "a step called Build that runs npm run build", "a step that uses actions slash checkout after
 * this one". Undefined where the cursor is in no list of steps, or several may be meant.
 */
export function stepAdded(said: readonly string[], place: Place): Outcome | undefined {
  const { tree, text, cursor } = place;
  if (tree?.grammar.language.grammar !== 'yaml') return undefined;
  const found = STEP.exec(said.join(' '))?.groups;
  const what = found?.['what']?.trim() ?? '';
  if (!found || what === '' || /\b(?:please|somehow|everything|something)\b/i.test(what)) return undefined;
  const owners = [...ownersCalled(['steps'], place)];
  const list = innermost(owners, cursor) ?? (owners.length === 1 ? owners[0] : undefined);
  if (!list) return undefined;
  const steps = stepsIn(list.start, list.end, text);
  const where = found['where'] || found['late'] || '';
  const beside = (found['beside'] ?? found['last'])?.toLowerCase();
  const line = lineAt(text, cursor);
  const here = beside
    ? onlyOf(steps.filter(step => nameOf(step).toLowerCase() === beside))
    : steps.find(({ start, end }) => start <= line.end && line.start <= end);
  const there = where === '' ? (here ?? steps.at(-1)) : here;
  if (!there) return undefined;
  const isUsed = /^use/i.test(found['how'] ?? '');
  const value = isUsed ? actionIn(what) : what;
  if (value === undefined || /^[\s\-?:,[\]{}#&*!|>'"%@`]|: | #/.test(value)) return undefined;
  const indent = ' '.repeat(there.start - lineAt(text, there.start).start);
  const name = found['name'];
  const lines = [...(name ? [`name: ${titled(name, steps)}`] : []), `${isUsed ? 'uses' : 'run'}: ${value}`];
  const code = `${indent}- ${lines.join(`\n${indent}  `)}`;
  if (/\b(?:before|above)\b/i.test(where)) {
    const at = lineAt(text, there.start).start;
    return { edits: [{ start: at, end: at, text: `${code}\n` }], selections: [caret(at + code.length)] };
  }
  return {
    edits: [{ start: there.end, end: there.end, text: `\n${code}` }],
    selections: [caret(there.end + 1 + code.length)],
  };
}

/** The items below a key, by the dashes at their indentation. */
function stepsIn(start: number, end: number, text: string): readonly Step[] {
  const indent = /\n([ \t]*)- /.exec(text.slice(start, end))?.[1];
  if (indent === undefined) return [];
  const starts = [...text.slice(start, end).matchAll(/^([ \t]*)- /gm)]
    .filter(match => match[1] === indent)
    .map(({ index }) => start + index + indent.length);
  return starts.map((from, at) => {
    const next = starts[at + 1];
    const to = next === undefined ? end : lineAt(text, next).start;
    return { start: from, end: from + text.slice(from, to).trimEnd().length, text: text.slice(from, to) };
  });
}

function nameOf({ text }: Step): string {
  return /^(?:- )?\s*name:\s*["']?(.*?)["']?\s*$/m.exec(text)?.[1] ?? '';
}

function onlyOf<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** With a capital where the names of the others have one. */
function titled(name: string, steps: readonly Step[]): string {
  const names = steps.map(nameOf).filter(one => one !== '');
  const isCapital = names.length > 0 && names.every(one => /^\p{Lu}/u.test(one));
  return isCapital ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** "Actions slash checkout at v 4" is `actions/checkout@v4`. */
function actionIn(said: string): string | undefined {
  const written = said
    .replace(/ ?\bslash\b ?/gi, '/')
    .replace(/ ?\b(?:dash|hyphen)\b ?/gi, '-')
    .replace(/ (?:at|version) v? ?(\d+)$/i, '@v$1');
  return /^[\w.-]+\/[\w./-]+(?:@[\w.-]+)?$/.test(written) ? written : undefined;
}
