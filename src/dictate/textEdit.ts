import { AloudError } from '../common/errors.ts';
import { comparePositions, isEmpty } from '../editor/position.ts';
import { message } from '../messages/message.ts';
import { commitText, isCommit } from './commit.ts';
import { withinComment } from './continued.ts';
import { dataText, isData } from './data/dataText.ts';
import { documented } from './docs/documented.ts';
import { fitted, type Spacing, wrappedAbove } from './fitted.ts';
import type { DictationRequest, Insertion } from './insertion.ts';
import { spokenLanguage } from './languages/spokenLanguage.ts';
import { lineCommentAt } from './lineComment.ts';
import { markdownText } from './markdown/markdownText.ts';
import { attributeText, isJsx, isMarkup, markupText, paragraphBefore, placeInMarkup } from './markup.ts';
import { placed } from './placed.ts';
import { spokenText } from './spokenText.ts';
import { escaped, insideString, openingOf } from './strings.ts';

const PROSE: ReadonlySet<string> = new Set([
  ...[
    'plaintext',
    'markdown',
    'latex',
    'tex',
    'restructuredtext',
    'asciidoc',
    'git-commit',
    'scminput',
    'mdx',
    'quarto',
  ],
]);
const MARKDOWN: ReadonlySet<string> = new Set(['markdown', 'mdx', 'quarto']);

/**
 * The edit that puts dictated text where the cursor is, fitted to the place: spaces between words, capitals and full
 * stops by the sentence that it stands in, prefixes and tags in comments, escapes in strings and markup, quotes around
 * values of data, plain words in code. Throws `nothing-understood` where nothing is left of what was said.
 */
export function dictateEdit(request: DictationRequest): Insertion {
  const { document, range, tree, transcript, syntax, code } = request;
  const { start } = range;
  const lead = document.line(start.line).slice(0, start.character);
  const after = document.line(range.end.line).slice(range.end.character);
  if (code !== undefined) return placed(request, code, { before: lead, after: isTightInCode(after) ? '' : after });
  const language = spokenLanguage(transcript, request.language, lead || document.line(start.line - 1));
  const words = spokenText(transcript, language, lead.trim() !== '');
  if (words.trim() === '' && !words.includes('\n'))
    throw new AloudError({ code: 'nothing-understood', message: message('dictation.no-words') });
  const comment = isEmpty(range)
    ? (tree?.commentAt(start) ?? (tree ? undefined : lineCommentAt(document, start, syntax)))
    : undefined;
  const spoken = { ...request, text: words, at: start, language };
  if (comment) return documented(spoken) ?? withinComment(spoken, comment);
  const doc = tree?.doc === 'docstring' && isEmpty(range) && tree.textAt(start) ? documented(spoken) : undefined;
  if (doc) return doc;
  const isProse = PROSE.has(document.languageId);
  const around = { before: before(request), after, text: document.text };
  const fitting = { language, isProse };
  if (isData(document.languageId)) return dataText(request, words, fitting);
  const text = tree?.textAt(start);
  const opening = text && openingOf(document, text);
  if (text && opening) {
    const place = isEmpty(range) ? insideString(document, text, opening, start) : start;
    if (comparePositions(place, start) !== 0) return dictateEdit({ ...request, range: { start: place, end: place } });
  }
  if (opening) {
    const { quote } = opening;
    const isValue =
      isMarkup(document.languageId) || (isJsx(document.languageId) && placeInMarkup(document, start) === 'value');
    const inside = { ...around, before: lead.slice(lead.lastIndexOf(quote) + quote.length) };
    const fit = fitted(words, inside, { language, isProse: quote.endsWith('"""') && document.languageId === 'python' });
    const safe = isValue ? attributeText(fit, quote) : escaped(fit, opening, document.languageId);
    return placed(request, safe, insideQuotes(inside.before, after, quote.slice(-1)));
  }
  if (isMarkup(document.languageId) || (text && isJsx(document.languageId))) {
    const place = placeInMarkup(document, start);
    if (place === 'text') {
      const paragraph = paragraphBefore(document, start);
      const inText = { ...around, before: paragraph, after: after.replace(/<[^>]*>/g, '') };
      const fit = fitted(words, inText, { language, isProse: true });
      return placed(request, markupText(fit, !isMarkup(document.languageId)), {
        before: />$/.test(lead) && paragraph.trim() === '' ? '' : lead.replace(/<[^<>]*>$/, ''),
        after: after.startsWith('<') ? '' : after,
      });
    }
    if (place === 'value') {
      const quoted = /["'](?=[^"']*$)/.exec(lead)?.[0] ?? '"';
      const inside = lead.slice(lead.lastIndexOf(quoted) + 1);
      return placed(request, attributeText(words, quoted), insideQuotes(inside, after, quoted));
    }
  }
  if (isCommit(document.languageId)) return commitText(request, words, around, fitting);
  const isBlock = MARKDOWN.has(document.languageId);
  const marked = isBlock ? markdownText(words, request, around, fitting) : undefined;
  if (marked) return marked;
  if (tree && !isProse && !isBlock) {
    // Within code, words are names.
    const few = words.split(' ').length <= 3 ? words.replace(/(?<=\p{L})\.$/u, '') : words;
    // What a macro of C stands for ends with its line.
    const plain = text && document.languageId.startsWith('c') ? few.replaceAll('\n', ' ') : few;
    // The word that ends a here-document stands alone in its line.
    const isLast =
      text?.end.line === start.line && lead.trim() === '' && /^\w+$/.test(after) && text.start.line < start.line;
    return placed(request, isLast ? `${plain}\n` : plain, { before: lead, after });
  }
  return placed(request, fitted(words, around, fitting), { before: lead, after });
}

/** What stands before the place, back to the start of the line, without the signs that begin it. */
function before({ document, range: { start } }: DictationRequest): string {
  const here = document.line(start.line).slice(0, start.character);
  if (here === '' && start.line > 0 && PROSE.has(document.languageId))
    return wrappedAbove(document.line(start.line - 1));
  return here.replace(/^[\s>]*(?:#{1,6}\s|[-*+]\s(?:\[[ x]\]\s)?|\d+[.)]\s|\|)?[\s>]*/, '').replace(/^.*\|\s*$/, '');
}

function isTightInCode(after: string): boolean {
  return /^[\])}>"'`]/.test(after);
}

/** A text's own quotes are no words to be kept apart from. */
function insideQuotes(before: string, after: string, quote: string): Spacing {
  return { before, after: after.startsWith(quote) ? '' : after };
}
