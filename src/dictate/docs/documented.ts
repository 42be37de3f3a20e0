import { endOf, position } from '../../editor/position.ts';
import type { Declaration } from '../../syntax/declarations.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import type { CommentRequest, Insertion } from '../insertion.ts';
import { ENGLISH } from '../languages/spokenLanguage.ts';
import { onLines } from '../onLines.ts';
import { columns } from '../wrap.ts';
import { blockAt, blockLines, type DocBlock } from './docBlock.ts';
import { flavourOf, hasReturnTag } from './flavours.ts';
import { parameterNamed, parametersOf, returnTypeOf } from './parameters.ts';
import { spokenDoc } from './spokenDoc.ts';

/**
 * Words with tags as documentation of the declaration that the cursor is at, or in whose documentation it is: what is
 * there already is kept and brought up to date. Undefined where the words have no tags, or the place no documentation.
 */
export function documented(request: CommentRequest): Insertion | undefined {
  const { document, tree, text, indentation, width, language = ENGLISH } = request;
  if (!tree || language.id !== 'en') return undefined;
  const flavour = flavourOf(document.languageId, document.text);
  const place = flavour && (placeOf(request, tree) ?? aroundPlace(request, tree));
  if (!flavour || !place) return undefined;
  const { declaration, block } = place;
  const parameters = declaration ? parametersOf(document, declaration) : [];
  const said = spokenDoc(text, {
    parameters,
    style: /^(?:python|rust|ruby|c|cpp)$/.test(document.languageId) ? 'snake' : 'camel',
    isMore: (block?.content ?? []).some(line => line.trim() !== ''),
    hasReturnTag: hasReturnTag(document.languageId),
  });
  if (!said) return undefined;
  const isInside = tree.doc === 'docstring';
  const line = isInside ? declaration?.body?.start.line : declaration?.range.start.line;
  const indent = block?.indent ?? /^[ \t]*/.exec(document.line(line ?? 0))?.[0] ?? '';
  const signs = tree.doc === 'block' ? 3 : isInside ? 0 : 4;
  const about = {
    parameters,
    returnType: declaration ? returnTypeOf(document, declaration) : '',
    width: width - columns(indent, indentation.size) - signs,
  };
  const there = block?.content ?? [];
  const content = there.every(each => each.trim() === '') ? [] : there;
  const lines = blockLines(flavour(content, said, about), tree.doc, indent, width);
  const newText = lines.join(document.eol);
  if (block) {
    const start = position(block.first, 0);
    const range = { start, end: position(block.last, document.line(block.last).length) };
    return { edit: { range, newText }, cursor: endOf(start, newText) };
  }
  if (line === undefined) return undefined;
  return onLines(request, line, newText);
}

interface DocPlace {
  readonly declaration?: Declaration;
  readonly block?: DocBlock;
}

function placeOf(request: CommentRequest, tree: SyntaxTree): DocPlace | undefined {
  const { document, at } = request;
  if (tree.doc === 'docstring') return pythonPlace(request, tree);
  const inside = tree.commentAt(at) ? blockAt(document, tree, at.line) : undefined;
  if (tree.commentAt(at)) {
    if (!inside || at.line < inside.first) return undefined;
    const declaration = documentable(tree, inside.last + 1);
    // Only a block says by itself that it is documentation.
    return declaration
      ? { declaration, block: inside }
      : tree.doc === 'block' || tree.doc === 'xml'
        ? { block: inside }
        : undefined;
  }
  if (tree.outermostTextAt(at)) return undefined;
  const isBlank = document.line(at.line).trim() === '';
  const declaration = documentable(tree, isBlank ? at.line + 1 : at.line);
  if (!declaration) return undefined;
  const { start } = declaration.range;
  if (document.line(start.line).slice(0, start.character).trim() !== '' || document.line(start.line - 1).endsWith('\\'))
    return undefined;
  const above = isBlank ? undefined : blockAt(document, tree, start.line - 1);
  const block = above && above.last === start.line - 1 ? above : undefined;
  // A comment of another kind stays where it is.
  return { declaration, ...(block && { block }) };
}

/** Within a function, what is said of a parameter documents that function. */
function aroundPlace(request: CommentRequest, tree: SyntaxTree): DocPlace | undefined {
  const { document, at, text } = request;
  const [, said = ''] = /^(?:at )?param(?:eter)? (.{1,80})/i.exec(text) ?? [];
  if (said === '' || tree.commentAt(at) || tree.outermostTextAt(at)) return undefined;
  const declaration = tree.enclosing(at).findLast(({ kind }) => kind === 'function' || kind === 'method');
  if (!declaration || !parameterNamed(said.split(' '), parametersOf(document, declaration))) return undefined;
  return placeOf({ ...request, at: declaration.nameRange.start }, tree);
}

function pythonPlace({ document, at }: CommentRequest, tree: SyntaxTree): DocPlace | undefined {
  const declaration =
    documentable(tree, at.line) ??
    (document.line(at.line).trim() === '' ? documentable(tree, at.line + 1) : undefined) ??
    enclosing(tree, at);
  const body = declaration?.body;
  if (!declaration || !body || body.start.line === declaration.range.start.line) return undefined;
  if (document.line(body.start.line).slice(0, body.start.character).trim() !== '') return undefined;
  const isDocumented = tree.textAt(position(body.start.line, body.start.character + 1)) !== undefined;
  const block = isDocumented ? blockAt(document, tree, body.start.line) : undefined;
  if (isDocumented && !block) return undefined;
  return { declaration, ...(block && { block }) };
}

/** The function whose documentation a position is in. */
function enclosing(tree: SyntaxTree, at: CommentRequest['at']): Declaration | undefined {
  const declaration = tree.enclosing(at).at(-1);
  const start = declaration?.body?.start;
  if (!declaration || !start) return undefined;
  const text = tree.textAt(position(start.line, start.character + 1));
  return text && text.start.line <= at.line && at.line <= text.end.line ? declaration : undefined;
}

function documentable(tree: SyntaxTree, line: number): Declaration | undefined {
  const declaration = tree.declarationOn(line);
  return declaration && declaration.kind !== 'property' && declaration.kind !== 'module' ? declaration : undefined;
}
