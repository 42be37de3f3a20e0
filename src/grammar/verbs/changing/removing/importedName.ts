import { saidOf } from '../../../code/lexicon.ts';
import { type Place, type Pointed, pointed } from '../../../places/place.ts';

/** "The import of format date" is one name of an import that brings several: the others stay. */
export function importedName(said: readonly string[], target: Pointed, { tree, text }: Place): Pointed {
  if (target.kind !== 'import' || !tree?.knows('import names')) return target;
  const name = said
    .filter(word => !/^(?:the|this|that|imports?|imported|use|using|of|for|statement|name)$/i.test(word))
    .join(' ')
    .toLowerCase();
  const lists = tree.scopes('import names').filter(({ start, end }) => target.start <= start && end <= target.end);
  const parts = lists.flatMap(list => tree.partsOf(list));
  const found = parts.find(({ start, end }) => name !== '' && saidOf(text.slice(start, end)) === name);
  return found && parts.length > 1 ? { ...pointed(found, 'element'), isPlaced: true } : target;
}
