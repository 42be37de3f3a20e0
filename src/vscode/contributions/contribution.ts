import * as vscode from 'vscode';
import type { CommandId } from '../../common/settings/commands.ts';

/** What one part of Aloud adds to VS Code. It loads with activation, and what it needs to work only when it works. */
export interface Contribution {
  /** Its commands; a test sees to it that each is in one contribution. */
  readonly commands: Readonly<Partial<Record<CommandId, (...args: never[]) => unknown>>>;
  /** Resolves when all is written that must be. */
  dispose?(): void | Promise<void>;
}

/** Registers the commands of contributions until they are disposed of. VS Code throws for one that is there already. */
export function register(contributions: readonly Contribution[]): vscode.Disposable {
  const commands = contributions.flatMap(contribution => Object.entries(contribution.commands));
  return vscode.Disposable.from(...commands.map(([id, run]) => vscode.commands.registerCommand(id, run)));
}
