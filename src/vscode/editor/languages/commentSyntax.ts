import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { CommentSyntax } from '../../../editor/commentSyntax.ts';
import { commentSyntaxOf } from '../../../editor/commentSyntax.ts';

interface LanguageContribution {
  readonly id: string;
  readonly configuration?: string;
}

interface Comments {
  readonly lineComment?: string | { readonly comment: string };
  readonly blockComment?: readonly [string, string];
}

/**
 * How languages write comments, from the language configurations of the extensions that are installed: VS Code has no
 * API for it. Each is read when first asked for. Where none tells, the table of common languages does.
 */
export class InstalledCommentSyntax {
  readonly #known = new Map<string, CommentSyntax>();

  of(languageId: string): CommentSyntax {
    let syntax = this.#known.get(languageId);
    if (!syntax) {
      syntax = installed(languageId) ?? commentSyntaxOf(languageId) ?? {};
      this.#known.set(languageId, syntax);
    }
    return syntax;
  }
}

function installed(languageId: string): CommentSyntax | undefined {
  for (const extension of vscode.extensions.all) {
    const languages: readonly LanguageContribution[] = extension.packageJSON?.contributes?.languages ?? [];
    for (const { id, configuration } of languages) {
      if (id !== languageId || !configuration) continue;
      const comments = commentsIn(join(extension.extensionPath, configuration));
      if (comments) return comments;
    }
  }
  return undefined;
}

function commentsIn(file: string): CommentSyntax | undefined {
  try {
    const { comments }: { comments?: Comments } = parse(readFileSync(file, 'utf8'));
    const line = typeof comments?.lineComment === 'object' ? comments.lineComment.comment : comments?.lineComment;
    const block = comments?.blockComment;
    if (!line && !block) return undefined;
    return { ...(line && { line }), ...(block && { block }) };
  } catch {
    // An extension without a readable configuration says nothing about comments.
    return undefined;
  }
}
