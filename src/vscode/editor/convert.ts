import * as vscode from 'vscode';
import type { Diagnostic, DocumentSymbol, Location, SymbolKind, WorkspaceSymbol } from '../../editor/languages.ts';
import type { Range, Selection, TextEdit } from '../../editor/position.ts';

/* Between VS Code's values and the core's. */

export function fromRange({ start, end }: vscode.Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function fromSelection({ anchor, active }: vscode.Selection): Selection {
  return {
    anchor: { line: anchor.line, character: anchor.character },
    active: { line: active.line, character: active.character },
  };
}

export function toSelection({ anchor, active }: Selection): vscode.Selection {
  return new vscode.Selection(anchor.line, anchor.character, active.line, active.character);
}

export function fromTextEdit({ range, newText }: vscode.TextEdit): TextEdit {
  return { range: fromRange(range), newText };
}

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export function fromDiagnostic(uri: vscode.Uri, { range, severity, message, source }: vscode.Diagnostic): Diagnostic {
  return { path: uri.fsPath, range: fromRange(range), severity: SEVERITIES[severity] ?? 'hint', message, source };
}

/** Undefined for a place that is no file. */
export function fromLocation(location: vscode.Location | vscode.LocationLink): Location | undefined {
  const uri = 'targetUri' in location ? location.targetUri : location.uri;
  const range = 'targetUri' in location ? (location.targetSelectionRange ?? location.targetRange) : location.range;
  return uri.scheme === 'file' ? { path: uri.fsPath, range: fromRange(range) } : undefined;
}

const KINDS: Readonly<Partial<Record<vscode.SymbolKind, SymbolKind>>> = {
  [vscode.SymbolKind.Class]: 'class',
  [vscode.SymbolKind.Struct]: 'class',
  [vscode.SymbolKind.Interface]: 'interface',
  [vscode.SymbolKind.Enum]: 'enum',
  [vscode.SymbolKind.Function]: 'function',
  [vscode.SymbolKind.Method]: 'method',
  [vscode.SymbolKind.Constructor]: 'constructor',
  [vscode.SymbolKind.Property]: 'property',
  [vscode.SymbolKind.Field]: 'property',
  [vscode.SymbolKind.EnumMember]: 'property',
  // What data formats name: the kind is the value's.
  [vscode.SymbolKind.Key]: 'property',
  [vscode.SymbolKind.String]: 'property',
  [vscode.SymbolKind.Number]: 'property',
  [vscode.SymbolKind.Boolean]: 'property',
  [vscode.SymbolKind.Null]: 'property',
  [vscode.SymbolKind.Array]: 'property',
  [vscode.SymbolKind.Object]: 'property',
  [vscode.SymbolKind.Variable]: 'variable',
  [vscode.SymbolKind.Constant]: 'variable',
  [vscode.SymbolKind.Module]: 'module',
  [vscode.SymbolKind.Namespace]: 'module',
  [vscode.SymbolKind.Package]: 'module',
  [vscode.SymbolKind.TypeParameter]: 'type',
};

/** Providers answer in one of two shapes; the flat one has no names' ranges and no children. */
export function fromSymbols(
  symbols: readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[],
): readonly DocumentSymbol[] {
  return symbols.map(symbol => {
    const nested = 'selectionRange' in symbol;
    const range = fromRange(nested ? symbol.range : symbol.location.range);
    return {
      name: symbol.name,
      kind: KINDS[symbol.kind] ?? 'other',
      range,
      nameRange: nested ? fromRange(symbol.selectionRange) : { start: range.start, end: range.start },
      children: nested ? fromSymbols(symbol.children) : [],
    };
  });
}

export function fromWorkspaceSymbol({ name, kind, location }: vscode.SymbolInformation): readonly WorkspaceSymbol[] {
  const place = fromLocation(location);
  return place ? [{ name, kind: KINDS[kind] ?? 'other', location: place }] : [];
}

export function textOfHover(content: vscode.MarkdownString | vscode.MarkedString): string {
  const text = typeof content === 'string' ? content : content.value;
  return text.replace(/^```\w*$/gm, '').trim();
}

export function isEnabled(action: vscode.CodeAction | vscode.Command): boolean {
  return !('disabled' in action && action.disabled);
}
