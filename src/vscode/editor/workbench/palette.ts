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
    const name = titleOf({ title, category });
    if (typeof id !== 'string' || !name) return [];
    const when = menu.find(item => item.command === id)?.when;
    // Hidden from the palette, and so none of its commands.
    if (when === 'false') return [];
    const needs = [enablement, when].filter(part => typeof part === 'string' && part !== '').join(' && ');
    const english = titleOf({ title: originalOf(title), category: originalOf(category) });
    return [{ id, title: name, ...(english !== name && { english }), ...(needs && { precondition: needs }) }];
  });
}

/** With its category, as the palette shows it; '' where it has none. */
function titleOf({ title, category }: Contributed): string {
  const [name, kind] = [textOf(title), textOf(category)];
  return kind && name ? `${kind}: ${name}` : name;
}

/** Manifests hold text, or in another display language text with its original. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const translated = (value as { value?: unknown } | undefined)?.value;
  return typeof translated === 'string' ? translated : '';
}

function originalOf(value: unknown): unknown {
  return (value as { original?: unknown } | undefined)?.original ?? value;
}

/** What an extension calls a command of its own in the palette, without its category; the id where it has no title. */
export function ownTitle(manifest: unknown, id: string): string {
  const own = (manifest as { contributes?: { commands?: readonly Contributed[] } } | undefined)?.contributes?.commands;
  return textOf(own?.find(({ command }) => command === id)?.title) || id;
}
