import { position } from '../../editor/position.ts';
import { asPhrase, type Fitting, fitted } from '../fitted.ts';
import type { DictationRequest, Insertion } from '../insertion.ts';
import { placed } from '../placed.ts';
import { jsonPlaceAfter } from './jsonPlace.ts';
import { literalOf, mustBeQuoted, openQuote, quoted, withinQuotes } from './values.ts';

const DATA: ReadonlySet<string> = new Set([
  ...['json', 'jsonc', 'jsonl', 'yaml', 'dockercompose', 'github-actions-workflow', 'toml'],
]);

export function isData(languageId: string): boolean {
  return DATA.has(languageId);
}

/** Words as a value or key of JSON, YAML or TOML, quoted where the format wants it; within quotes, escaped. */
export function dataText(request: DictationRequest, said: string, fitting: Fitting): Insertion {
  const { document, range } = request;
  const { languageId } = document;
  const lead = document.line(range.start.line).slice(0, range.start.character);
  const after = document.line(range.end.line).slice(range.end.character);
  const open = openQuote(lead, languageId);
  if (open) {
    const before = lead.slice(open.at + 1);
    const words = fitted(said, { before, after, text: document.text }, fitting);
    const text = withinQuotes(before === '' ? asPhrase(words) : words, open.quote, languageId);
    return placed(request, text, { before, after: after.startsWith(open.quote) ? '' : after });
  }
  const words = asPhrase(said);
  if (languageId.startsWith('json')) return placed(request, inJson(request, words), { before: lead, after });
  if (languageId === 'toml') {
    const value = /=\s*$|[[,]\s*$/.test(lead) ? (literalOf(words) ?? quoted(words)) : words;
    return placed(request, value === 'null' ? quoted('null') : value, { before: lead, after });
  }
  return inYaml(request, words, lead, after, fitting);
}

function inJson({ document, range }: DictationRequest, words: string): string {
  const before = document.text.slice(0, offsetOf(document, range.start.line) + range.start.character);
  const place = jsonPlaceAfter(before);
  if (place === 'none') return words;
  if (place === 'value') return literalOf(words) ?? quoted(words);
  const [, key = words, value] = /^([^:]+):\s*(.+)$/s.exec(words) ?? [];
  return `${quoted(styled(key.trim(), document.text))}: ${value === undefined ? '' : (literalOf(value) ?? quoted(value))}`.trimEnd();
}

/** A key of several words in the style of the others. */
function styled(key: string, text: string): string {
  if (!/^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)+$/u.test(key)) return key;
  const words = key.toLowerCase().split(' ');
  if (/"[a-z]+[a-z\d]*[A-Z]\w*"\s*:/.test(text))
    return words.map((word, index) => (index ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join('');
  if (/"[a-z\d]+_\w+"\s*:/.test(text)) return words.join('_');
  return /"[a-z\d]+-[\w-]+"\s*:/.test(text) ? words.join('-') : key;
}

function offsetOf(document: DictationRequest['document'], line: number): number {
  let offset = 0;
  for (let at = 0; at < line; at++) offset += document.line(at).length + document.eol.length;
  return offset;
}

const KEY = /^(\s*(?:-\s+)*)((?:"[^"]*"|'[^']*'|[^\s#'"[\]{},-][^#]*?)\s*:\s+|-\s+)?(.*)$/;

function inYaml(request: DictationRequest, words: string, lead: string, after: string, fitting: Fitting): Insertion {
  const { document, range } = request;
  if (isInBlock(request))
    return placed(
      request,
      fitted(words, { before: lead.trim(), after, text: document.text }, { ...fitting, isProse: true }),
      {
        before: lead,
        after,
      },
    );
  const [, indent = '', key = '', begun = ''] = KEY.exec(/:$/.test(lead) ? `${lead} ` : lead) ?? [];
  if (key === '' && !indent.includes('-')) {
    const [, said, value] = /^([\p{L}\p{N}_ .-]+): (.+)$/su.exec(words) ?? [];
    return placed(request, said && value ? `${said}: ${scalar(value, said)}` : words, { before: lead, after });
  }
  if (begun.trim() === '' && /^\s*(?:#|$)/.test(after))
    return placed(request, scalar(words, key), { before: lead, after });
  // In a flow list or map, or behind a plain value: what it becomes as a whole decides.
  if (/^[[{|>&*!]/.test(begun))
    return placed(request, mustBeQuoted(words) ? quoted(words) : words, { before: lead, after });
  const comment = /\s+#.*$/.exec(after)?.[0] ?? '';
  const rest = after.slice(0, after.length - comment.length);
  const value = [begun.trim(), words, rest.trim()].filter(Boolean).join(' ');
  if (!mustBeQuoted(value) || range.start.line !== range.end.line)
    return placed(request, words, { before: lead, after });
  const { line } = range.start;
  const from = lead.length - begun.length;
  const to = document.line(line).length - comment.length;
  const newText = quoted(value);
  return {
    edit: { range: { start: position(line, from), end: position(line, to) }, newText },
    cursor: position(line, from + newText.length - 1),
  };
}

function scalar(words: string, key: string): string {
  const literal = literalOf(words);
  if (literal !== undefined) return /version/i.test(key) && /\d/.test(literal) ? quoted(literal) : literal;
  const value = /^(?:yes|no|on|off)$/i.test(words) ? words.toLowerCase() : words;
  return mustBeQuoted(value) || value.includes('\n') ? quoted(value) : value;
}

/** Whether a line belongs to a text that a key begins with `|` or `>`. */
function isInBlock({ document, range: { start } }: DictationRequest): boolean {
  let indent = /^\s*/.exec(document.line(start.line).slice(0, start.character))?.[0].length ?? 0;
  for (let line = start.line - 1; line >= 0 && indent > 0; line--) {
    const text = document.line(line);
    const own = /^\s*/.exec(text)?.[0].length ?? 0;
    if (text.trim() === '' || own >= indent) continue;
    if (/(?:^|\s)[|>][-+\d]*\s*(?:#.*)?$/.test(text)) return true;
    indent = own;
  }
  return false;
}
