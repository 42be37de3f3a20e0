import { entryOf } from '../../../common/entryOf.ts';
import { formatterOf, join } from '../../english/formatters.ts';
import type { CodeToken } from '../printing/codeToken.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** What a package of Go's has for others begins with a capital: `fmt.Println`. */
export function inPackage(text: string, { wording: { writing, lexicon } }: Reading, { tokens }: Scope): string {
  if (writing?.typeMark !== ' ' || writing.names.module !== 'flat') return text;
  // `fmt` and `.`, or `fmt.` as one word of the language.
  const owner = tokens
    .slice(-2)
    .map(token => ('text' in token ? token.text : ''))
    .join('');
  const [, name = ''] = /(\w+)\.$/.exec(owner) ?? [];
  const isPackage =
    name !== '' &&
    (lexicon.imports(name) ||
      (GO_PACKAGES.test(name) && !lexicon.has(name)) ||
      (!lexicon.has(text) && lexicon.isOfPackage(rootOf(tokens))));
  if (!isPackage) return text;
  return (text.charAt(0).toUpperCase() + text.slice(1)).replace(INITIALS, letters => letters.toUpperCase());
}

const GO_PACKAGES = /^(errors|log|strings|strconv|time|http|os|fmt|json|sort|sync|bytes|io|math)$/;

const INITIALS = /(Url|Uri|Id|Http|Json|Api|Html|Ip|Xml|Sql)(?!\p{Ll})/gu;

/** The name that a chain of members begins with. */
function rootOf(tokens: readonly CodeToken[]): string {
  let at = tokens.length - 1;
  const textOf = (index: number) => (tokens[index] && 'text' in tokens[index] ? tokens[index].text : '');
  while (at > 1 && tokens[at]?.kind === 'member' && /^\w+$/.test(textOf(at - 1)) && tokens[at - 2]?.kind === 'member')
    at -= 2;
  return textOf(at - 1);
}

/** What others than the class itself see begins with a capital, where a language has properties that do. */
export function isPublicMember({ wording: { writing } }: Reading, { tokens }: Scope): boolean {
  if (writing?.names.method !== 'pascal' || writing.typeStands !== 'before') return false;
  const owner = tokens.at(-2);
  return !(owner && 'text' in owner && /^(this|base)$/.test(owner.text));
}

/** What has a name of its own by convention, or in the language's library. */
export function usualName(
  said: readonly string[],
  isCalled: boolean,
  { wording: { writing } }: Reading,
): string | undefined {
  const phrase = said.join(' ').toLowerCase();
  const usual = writing?.conventions;
  return (isCalled ? entryOf(usual, `${phrase} of`) : undefined) ?? entryOf(usual, phrase);
}

/** A member as the language's library has it, with the brackets of one that takes nothing. The file's own counts more. */
export function libraryMember(
  said: readonly string[],
  isCalled: boolean,
  { wording }: Reading,
  { tokens }: Scope,
): string | undefined {
  const { lexicon, writing } = wording;
  const phrase = said.join(' ').toLowerCase();
  const own = lexicon.spelling(said);
  const found = entryOf(writing?.members, phrase);
  if (own !== undefined && !isCalled && lexicon.callsEmpty(own)) return `${own}()`;
  if (writing?.getters && !isCalled && own === undefined && said.length > 1 && GETTER.test(phrase))
    return `${join(
      said.map(text => ({ text })),
      formatterOf(writing.names.function),
    )}()`;
  const owner = tokens.at(-2);
  const isOwn = owner !== undefined && 'text' in owner && /^(\$?this|self|cls|super|@\w*)$/.test(owner.text);
  // What is awaited is a call.
  const isAwaited =
    tokens.some(token => 'text' in token && token.text === 'await') && /^(json|text|blob|form data)$/.test(phrase);
  if (isAwaited && !isCalled && own === undefined)
    return `${join(
      said.map(text => ({ text })),
      formatterOf('camel'),
    )}()`;
  if (found === undefined || (isOwn && found.endsWith('()')) || (own !== undefined && own !== found.replace('()', '')))
    return undefined;
  return isCalled ? found.replace('()', '') : found;
}

/** What the library has members in, where the file has nothing of that name. */
export function ownerCalled(said: readonly string[], { wording: { writing, lexicon } }: Reading): string | undefined {
  const phrase = said.join(' ').toLowerCase();
  const { owners } = writing ?? {};
  const isThere = lexicon.spelling(said) !== undefined;
  return isThere ? undefined : entryOf(owners, phrase);
}

const GETTER = /^(get|is|has|to) /;
