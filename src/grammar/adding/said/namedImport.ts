import { entryOf } from '../../../common/entryOf.ts';
import { named } from '../../english/formatters.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { exported } from './modules.ts';

const IMPORT = /^import[ \t]+(?:[\w$]+[ \t]*,[ \t]*)?\{([^{}]*)\}[ \t]*from[ \t]*(["'])([^"'\n]+)\2/gm;
const LONGEST_NAME = 4;
const SAID = /^(?:an? )?import (?:of |for )?(?<name>.+) from (?<module>.+)$/i;
/** As some recognisers write what is heard: `useEffect`. */
const WRITTEN = /^\p{L}[\p{L}\p{N}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*$/u;

/**
 * A name that goes into the braces of the one import of its module, sorted as the others are: "use effect from react".
 * Undefined where no import is from what was said, or has the name already.
 */
export function intoNamedImport(said: readonly string[], { text, tree, wording }: Place): Outcome | undefined {
  if (!tree?.knows('import names')) return undefined;
  const { name: heard = '', module } = SAID.exec(said.join(' '))?.groups ?? {};
  const written = WRITTEN.test(heard) ? heard : undefined;
  const words = heard.toLowerCase().split(' ');
  if (heard === '' || words.length > LONGEST_NAME || !module) return undefined;
  if (
    !words.every(
      word =>
        /^[a-z][a-z0-9]*$/.test(word) &&
        !/^(?:a|an|some|and|comma|as|the|type|default|star|all|every\w*|any\w*|some\w*|it|this|that|stuff|things|what|whatever)$/.test(
          word,
        ),
    )
  )
    return undefined;
  const found = [...text.matchAll(IMPORT)].filter(([, , , from = '']) => flat(from) === flat(module.toLowerCase()));
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const [whole, inner = ''] = only;
  const names = inner
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
  const plain = names.map(one => one.replace(/^type\s+/, ''));
  // Of a framework's names some begin small and some large: a single word that the file has not tells neither.
  const known = exported(words, entryOf(wording.writing?.exports, only[3] ?? '') ?? []);
  if (
    known === undefined &&
    words.length === 1 &&
    written === undefined &&
    /react|vue|svelte|solid|components?\b/.test(only[3] ?? '') &&
    !wording.lexicon.spelling(words)
  )
    return undefined;
  const code = known ?? written ?? wording.lexicon.spelling(words) ?? named(words, styleOf(plain, words));
  if (names.length === 0) return undefined;
  const there = plain.findIndex(one => one.split(/\s+as\s+/)[0] === code);
  if (there >= 0) {
    // It is there: that is what is shown.
    const at = only.index + whole.indexOf('{') + 1 + inner.indexOf(names[there] ?? '');
    return { edits: [], selections: [{ start: at, end: at + (names[there]?.length ?? 0) }] };
  }
  const isSorted = plain.every((one, at) => at === 0 || compare(plain[at - 1] ?? '', one) <= 0);
  const index = isSorted && plain.length > 1 ? plain.findIndex(one => compare(code, one) < 0) : -1;
  const start = only.index + whole.indexOf('{') + 1;
  const next = names[index];
  const gap = /\n[ \t]*/.exec(inner)?.[0] ?? ' ';
  if (next !== undefined) {
    const at = start + inner.indexOf(next);
    return { edits: [{ start: at, end: at, text: `${code},${gap}` }], selections: [caret(at + code.length)] };
  }
  const end = start + inner.replace(/,?\s*$/, '').length;
  return {
    edits: [{ start: end, end, text: `,${gap}${code}` }],
    selections: [caret(end + 1 + gap.length + code.length)],
  };
}

/** Functions are called in small letters; where nothing else is imported, classes in large ones. */
function styleOf(names: readonly string[], words: readonly string[]): 'camel' | 'pascal' {
  return words[0] !== 'use' && names.every(name => /^\p{Lu}/u.test(name)) ? 'pascal' : 'camel';
}

function compare(one: string, other: string): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}

function flat(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/\b(?:slash|dot|colon|dash|hyphen|at|js)\b/g, '')
    .replace(/[^a-z0-9]/g, '');
}
