import { homedir } from 'node:os';
import { join } from 'node:path';

/** A VS Code server that npm carries, with the Node that its extension host runs on. */
export interface HostVersion {
  readonly name: 'current' | 'oldest';
  /** Of the npm package `code-server`. */
  readonly codeServer: string;
  readonly vscode: string;
  /** Of the npm package `node-linux-<arch>`. */
  readonly node: string;
}

export const HOSTS: readonly HostVersion[] = [
  { name: 'current', codeServer: '4.139.1', vscode: '1.139.1', node: '24.21.0' },
  { name: 'oldest', codeServer: '4.100.3', vscode: '1.100.3', node: '20.20.2' },
];

/** Where what takes minutes to install is kept, outside of any clone. */
export const CACHE =
  process.env['ALOUD_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'aloud');

export function hostFolder({ codeServer, node }: HostVersion): string {
  return join(CACHE, 'hosts', `code-server-${codeServer}-node-${node}-${process.arch}`);
}

export function hostNode(host: HostVersion): string {
  return join(hostFolder(host), 'node_modules', `node-linux-${process.arch}`, 'bin/node');
}

export function hostEntry(host: HostVersion): string {
  return join(hostFolder(host), 'node_modules/code-server/out/node/entry.js');
}
