import { name as nameOf } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import type { Bare } from './bare.ts';

/** What stands in front of declarations without being declared or brought in, by the languages' own libraries. */
const OWN: ReadonlySet<string> = new Set(
  `property staticmethod classmethod dataclass abstractmethod overload override Override Deprecated FunctionalInterface
  SuppressWarnings SafeVarargs Test Autowired Service Component Controller Entity BeforeEach AfterEach JvmStatic
  JvmOverloads Composable Suppress Injectable Input Output deprecated required protected immutable`.split(/\s+/),
);

/** "At property", "at override": what is written in front of a declaration, by a name that the file or the language has. */
export function decorator({ words, lower, writing, where }: Bare): Outcome | undefined {
  const name = words[0]?.toLowerCase() === 'at' ? words.slice(lower[1] === 'sign' ? 2 : 1) : [];
  const isMarked = writing.code['decorator'] !== undefined && /@/.test(JSON.stringify(writing.code['decorator']));
  if (name.length === 0 || name.length > 3 || !isMarked || !where.isBlank || where.room === 'statements')
    return undefined;
  const { wording } = where.place;
  const styles = [writing.names.decorator ?? writing.names.function, 'flat', 'pascal'] as const;
  const found = styles
    .map(style => nameOf(name, style, wording))
    .find(one => OWN.has(one) && isOf(one, bareStyle(writing)));
  const own = found ?? wording.lexicon.spellings(name).find(one => wording.lexicon.isDecorator(one));
  return own === undefined ? undefined : where.put({ text: `@${own}`, cursor: own.length + 1 });
}

/** Whether words can only be what stands in front of a declaration: "at dataclass". */
export function namesDecorator(words: readonly string[], wording: Wording): boolean {
  return (
    /^at$/i.test(words[0] ?? '') &&
    words.length === 2 &&
    (OWN.has(words[1] ?? '') || wording.lexicon.spellings(words.slice(1)).some(one => wording.lexicon.isDecorator(one)))
  );
}

/** Where decorators are classes they have capitals, and none elsewhere. */
function isOf(name: string, isClass: boolean): boolean {
  return /^\p{Lu}/u.test(name) === isClass;
}

function bareStyle({ names }: Bare['writing']): boolean {
  return names.decorator === 'pascal';
}
