import {
  applyEdits,
  getNodeValue,
  modify,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { type Message, message } from '../../messages/message.ts';
import { ownWord } from './ownWord.ts';
import type { OwnWord } from './vocabulary.ts';

/** What is wrong in the file, and where. */
export interface VocabularyProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: Message;
}

/** What is more keeps the editor waiting. */
const LONGEST_FILE = 400_000;
const MOST_WORDS = 2_000;

const FORMATTING = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/**
 * Reads a file of words: `{"words": ["Kubernetes", {"written": "PostgreSQL", "heard": ["post gress"]}]}`. What is wrong is
 * told with its place, and only that word is left out.
 */
export function parseVocabulary(text: string): {
  readonly words: readonly OwnWord[];
  readonly problems: readonly VocabularyProblem[];
} {
  if (text.trim() === '') return { words: [], problems: [] };
  if (text.length > LONGEST_FILE)
    return { words: [], problems: [problemAt(undefined, message('vocabulary.file-too-long', { most: LONGEST_FILE }))] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: VocabularyProblem[] = errors.map(({ error, offset, length }) => ({
    offset,
    length,
    message: message('vocabulary.no-json', { problem: printParseErrorCode(error) }),
  }));
  const list = root?.children?.find(({ children }) => children?.[0]?.value === 'words')?.children?.[1];
  if (list?.type !== 'array') {
    if (problems.length === 0) problems.push(problemAt(root, message('vocabulary.no-list')));
    return { words: [], problems };
  }
  const nodes = list.children ?? [];
  if (nodes.length > MOST_WORDS)
    problems.push(problemAt(nodes[MOST_WORDS], message('vocabulary.too-many', { most: MOST_WORDS })));
  const words: OwnWord[] = [];
  for (const node of nodes.slice(0, MOST_WORDS)) {
    const found = wordFrom(node);
    if ('id' in found) problems.push(problemAt(node, found));
    else words.push(found);
  }
  return { words, problems };
}

function wordFrom(node: Node): OwnWord | Message {
  if (node.type === 'string') return ownWord(String(node.value), []);
  const value: unknown = getNodeValue(node);
  if (node.type !== 'object' || typeof value !== 'object' || value === null) return message('vocabulary.no-word');
  const { written, heard = [], ...others } = value as { written?: unknown; heard?: unknown };
  const all = typeof heard === 'string' ? [heard] : heard;
  const isWhole = typeof written === 'string' && Array.isArray(all) && all.every(one => typeof one === 'string');
  if (!isWhole || Object.keys(others).length > 0) return message('vocabulary.no-word');
  return ownWord(written as string, all as string[]);
}

/** A file with further words; those that it has are heard in further ways. Comments and all else stay. */
export function withWords(text: string, added: readonly OwnWord[]): string {
  let written = text.trim() === '' ? '{\n  "words": []\n}\n' : text;
  for (const word of added) {
    const { words } = parseVocabulary(written);
    const at = words.findIndex(each => each.written === word.written);
    const heard = [...new Set([...(words[at]?.heard ?? []), ...word.heard])].filter(
      said => said !== word.written.toLowerCase(),
    );
    const value = heard.length > 0 ? { written: word.written, heard } : word.written;
    const place = at < 0 ? -1 : indexIn(written, word.written);
    written = applyEdits(
      written,
      modify(written, ['words', place], value, { ...FORMATTING, isArrayInsertion: place < 0 }),
    );
  }
  return written;
}

/** A file without a word; the same where it has none. */
export function withoutWord(text: string, written: string): string {
  const place = indexIn(text, written);
  return place < 0 ? text : applyEdits(text, modify(text, ['words', place], undefined, FORMATTING));
}

function indexIn(text: string, written: string): number {
  const list = parseTree(text, [], { allowTrailingComma: true })?.children?.find(
    ({ children }) => children?.[0]?.value === 'words',
  )?.children?.[1];
  return (list?.children ?? []).findIndex(node => {
    const value: unknown = getNodeValue(node);
    return value === written || (typeof value === 'object' && (value as { written?: unknown })?.written === written);
  });
}

function problemAt(node: Node | undefined, problem: Message): VocabularyProblem {
  return { offset: node?.offset ?? 0, length: node?.length ?? 1, message: problem };
}
