import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { parameterName } from '../names.ts';
import type { Place } from '../place.ts';
import { nameMatcher } from '../text/phrases.ts';

/** Words in front of a name that is declared. */
const DECLARING =
  /^\s*(?:(?:const|let|var|val|mut|final|auto|static|private|public|protected|internal|readonly|export|async|abstract|override|def|func|fn|fun|local|my|our|global|late|required|this\.|@)\s*)+(?=[\p{L}_$])/u;

/** What languages put in front of the names of variables. */
const SIGIL = /^[$@&*]+/;

/** So much of a line in front of a value is looked at, in UTF-16 units. */
const LONGEST_FRONT = 200;

/** What a thing of structure goes by; undefined where it has no name of its own. */
export function ownName(found: Found, kind: ScopeName, { text, wording }: Place): string | undefined {
  const whole = text.slice(found.start, found.end);
  if (found.name !== whole) return found.name;
  switch (kind) {
    case 'parameter':
    case 'positional parameter':
    case 'named parameter':
    case 'property':
    case 'assignment':
    case 'declaration':
    case 'entry':
    case 'enum member': {
      const [head = ''] = whole.replace(DECLARING, '').split('\n', 1);
      const quoted = /^["'`]?([\p{L}_$][\p{L}\p{N}_$-]*)["'`]?\s*(?::|=|$)/u.exec(head)?.[1];
      return quoted ?? parameterName(head, wording.writing?.typeStands === 'before');
    }
    case 'string':
      return whole.includes('\n') ? undefined : whole.replace(/^\p{L}{0,2}(["'`])(.*)\1$/u, '$2');
    case 'decorator':
    case 'attribute':
      return /[\p{L}_$][\p{L}\p{N}_$.]*/u.exec(whole)?.[0];
    default:
      return whole.includes('\n') ? undefined : whole;
  }
}

/** Tells whether a thing is called so: of `self.execute`, "execute" is the name too. */
export function nameTester(words: readonly string[], kind: ScopeName, place: Place): (found: Found) => boolean {
  const isName = nameMatcher(words);
  return found => {
    const name = ownName(found, kind, place);
    if (name === undefined) return false;
    if (kind === 'ruleset') return isSelector(name, isName);
    if (isName(name) || isName(name.replaceAll('.', ' ')) || isName(name.replace(SIGIL, ''))) return true;
    // `[server.tls]` is the table "tls".
    if (kind === 'section') return /^[\w-]+(?:\.[\w-]*[a-z][\w-]*)+$/i.test(name) && isName(name.replace(/^.*\./, ''));
    if (kind === 'import') return importedNames(name).some(isName);
    if (!/^(call|decorator|type|parent)$/.test(kind) || name.length > LONGEST_FRONT) return false;
    const parts = name.replace(/\([^()]*\)/g, '').split(/\.|->|::|\?\./);
    return parts.some((_part, at) => at > 0 && isName(parts.slice(at).join('.')));
  };
}

/** What an import brings in, by the last names in it: `import java.util.List;`, `use std::fmt;`, `from os import path`. */
function importedNames(code: string): readonly string[] {
  const [, names = ''] =
    /(?:[.\\/]|::|\bimport\s|\busing\s|\buse\s)([\w$]+(?:\s*,\s*[\w$]+)*)["'`>]?;?\s*$/.exec(code.trim()) ?? [];
  return names.split(/\s*,\s*/).filter(Boolean);
}

/** Selectors that are longer say more than a name, in UTF-16 units. */
const LONGEST_SELECTOR = 300;

/** Whether a rule is known by one of its selectors: `.card` is "card", `.card:hover` "card hover", `&:hover` "hover". */
function isSelector(selectors: string, isName: (name: string) => boolean): boolean {
  if (isName(selectors)) return true;
  if (selectors.length > LONGEST_SELECTOR) return false;
  return selectors.split(',').some(one => {
    const selector = one.trim();
    const words = selector.replace(/[\s>+~.#&:*[\]()="']+/g, ' ').trim();
    return (
      isName(selector) || isName(words) || isName(selector.replace(/^.*[\s>+~](?=\S+$)/, '').replace(/^[.#&]/, ''))
    );
  });
}

/** Whether a value is given to a name: `handlers = {…}`, `months: […]`, `const done = () => …`. */
export function isGivenTo(isName: (name: string) => boolean, { start }: Span, text: string): boolean {
  const front = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LONGEST_FRONT), start);
  const name =
    /([\p{L}_][\p{L}\p{N}_$-]*)["'`]?\s*(?::(?:[^=,;(){}<]|<[^=]*>)*)?(?:=|:|=>|:=)\s*(?:new\s+|await\s+)?$/u.exec(
      front,
    )?.[1];
  return name !== undefined && isName(name);
}
