import { leadingSpace, STEPS } from './indenting.ts';

/** How far a line is indented in what a model sent, and how far it really is. */
export interface Indents {
  readonly asked: string;
  readonly has: string;
}

/**
 * How to indent a text so that it fits where others of the same text stand, whatever the model made of tabs and blanks and
 * however far it shifted them. `unit` is a step of the document. Undefined if the lines do not agree.
 */
export function fitting(lines: readonly Indents[], unit: string, text: string): ((line: string) => string) | undefined {
  return shifted(lines) ?? stepped(lines, unit, text) ?? withoutFirst(lines, unit, text);
}

/** All lines have the same more in front. */
function shifted(lines: readonly Indents[]): ((line: string) => string) | undefined {
  const [first] = lines;
  if (!first?.has.endsWith(first.asked)) return undefined;
  const more = first.has.slice(0, first.has.length - first.asked.length);
  return lines.every(({ asked, has }) => has === more + asked) ? line => more + line : undefined;
}

/** All lines are as many steps deeper, or less deep, whatever a step is. */
function stepped(lines: readonly Indents[], unit: string, text: string): ((line: string) => string) | undefined {
  if (lines.length === 0) return undefined;
  const others = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(leadingSpace);
  const fits = stepsOf([...lines.map(({ asked }) => asked), ...others])
    .map(step => ({ step, deeper: lines.map(({ asked, has }) => depth(has, unit) - depth(asked, step)) }))
    .filter(({ deeper }) => deeper.every(by => Number.isInteger(by) && by === deeper[0]))
    .map(({ step, deeper }) => ({ step, by: deeper[0] as number }))
    .sort((a, b) => Math.abs(a.by) - Math.abs(b.by));
  const [best] = fits;
  if (!best) return undefined;
  const known = new Map(lines.map(({ asked, has }) => [asked, has]));
  return line => {
    const indent = leadingSpace(line);
    const at = Math.floor(depth(indent, best.step));
    const rest = best.step === '\t' ? indent.replace(/^\t+/, '') : ' '.repeat(indent.length % best.step.length);
    return (known.get(indent) ?? unit.repeat(Math.max(0, at + best.by)) + rest) + line.slice(indent.length);
  };
}

/** The first line was copied from its first character on, the others from the margin. */
function withoutFirst(lines: readonly Indents[], unit: string, text: string): ((line: string) => string) | undefined {
  const [first, ...others] = lines;
  if (first?.asked !== '' || others.length === 0) return undefined;
  const rest = text.slice(text.indexOf('\n') + 1);
  const adapt = shifted(others) ?? stepped(others, unit, rest);
  return adapt && (line => (leadingSpace(line) === '' ? first.has + line : adapt(line)));
}

/** What a step can be, in indents that are all of tabs or all of blanks. */
function stepsOf(indents: readonly string[]): readonly string[] {
  const given = indents.filter(indent => indent !== '');
  if (given.length > 0 && given.every(indent => /^\t+$/.test(indent))) return ['\t'];
  if (!given.every(indent => /^ +$/.test(indent))) return [];
  const steps = STEPS.filter(step => given.every(indent => indent.length % step === 0));
  return (steps.length > 0 ? steps : STEPS).map(step => ' '.repeat(step));
}

/** How many steps deep; a part of a step for what is none. */
function depth(indent: string, unit: string): number {
  const isPure = unit === '\t' ? /^\t*$/.test(indent) : /^ *$/.test(indent);
  return isPure ? indent.length / unit.length : Number.NaN;
}
