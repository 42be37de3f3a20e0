import { parseTree } from 'jsonc-parser';

/**
 * The schemas that an editor would fetch for a text, by their addresses: a file can make it do so by naming one.
 * Only of languages that do this.
 */
export function remoteSchemas(text: string, languageId: string): ReadonlySet<string> {
  return new Set(schemas(text, languageId).filter(address => /^([a-z][a-z0-9+.-]*:)?[\\/]{2}/i.test(address.trim())));
}

function schemas(text: string, languageId: string): readonly string[] {
  if (languageId.startsWith('json')) {
    // A key may be written with escapes: most texts have neither, and need no parsing.
    if (!text.includes('$schema') && !text.includes('\\u')) return [];
    const properties = parseTree(text)?.children ?? [];
    return properties.flatMap(({ children: [key, value] = [] }) =>
      key?.value === '$schema' && typeof value?.value === 'string' ? [value.value] : [],
    );
  }
  if (languageId === 'yaml' || languageId === 'dockercompose')
    return [...text.matchAll(/\$schema["']?[ \t]*[:=][ \t]*["']?([^\s"']+)/g)].map(match => match[1] as string);
  return [];
}
