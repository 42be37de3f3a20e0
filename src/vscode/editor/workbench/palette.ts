import { capitalCase } from 'change-case';
import * as vscode from 'vscode';
import type { PaletteCommand } from '../../../editor/workbench.ts';

interface Contributed {
  readonly command?: unknown;
  readonly title?: unknown;
  readonly category?: unknown;
  readonly enablement?: unknown;
}

interface MenuItem {
  readonly command?: unknown;
  readonly when?: unknown;
}

/**
 * What the palette can show: the commands that extensions contribute, by their manifests, and VS Code's own, whose
 * titles no API tells and which are therefore kept here. Only those that are registered.
 */
export async function paletteCommands(): Promise<readonly PaletteCommand[]> {
  const { BUILT_IN } = await import('./builtInCommands.ts');
  const registered = new Set(await vscode.commands.getCommands(true));
  const contributed = vscode.extensions.all.flatMap(({ packageJSON }) => fromManifest(packageJSON));
  const titled = new Set(contributed.map(({ id }) => id));
  const builtIn = BUILT_IN.filter(([id]) => !titled.has(id)).map(([id, title, precondition]) => ({
    id,
    title,
    ...(precondition && { precondition }),
  }));
  for (const { id } of builtIn) titled.add(id);
  const others = [...registered]
    .filter(id => !titled.has(id) && OWN.test(id))
    .map(id => ({ id, title: titleFrom(id) }));
  return [...contributed, ...builtIn, ...others].filter(({ id }) => registered.has(id));
}

/** VS Code's own commands that a person would call. */
const OWN = /^(workbench\.(action|view)|editor\.action|cursor|git|testing)\.[\w.]+$/;

/** `workbench.action.toggleSidebarVisibility` is "Toggle Sidebar Visibility". */
function titleFrom(id: string): string {
  return capitalCase(id.replace(/^(workbench\.(action|view)|editor\.action)\./, ''));
}

function fromManifest(manifest: unknown): readonly PaletteCommand[] {
  const contributes = (manifest as { contributes?: { commands?: unknown; menus?: { commandPalette?: unknown } } })
    ?.contributes;
  const commands = Array.isArray(contributes?.commands) ? (contributes.commands as readonly Contributed[]) : [];
  const menu = Array.isArray(contributes?.menus?.commandPalette)
    ? (contributes.menus.commandPalette as readonly MenuItem[])
    : [];
  return commands.flatMap(({ command: id, title, category, enablement }) => {
    const [name, kind] = [textOf(title), textOf(category)];
    if (typeof id !== 'string' || !name) return [];
    const when = menu.find(item => item.command === id)?.when;
    // Hidden from the palette, and so none of its commands.
    if (when === 'false') return [];
    const needs = [enablement, when].filter(part => typeof part === 'string' && part !== '').join(' && ');
    return [{ id, title: kind ? `${kind}: ${name}` : name, ...(needs && { precondition: needs }) }];
  });
}

/** Manifests hold text, or text with its original. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const original = (value as { original?: unknown; value?: unknown } | undefined)?.value;
  return typeof original === 'string' ? original : '';
}
