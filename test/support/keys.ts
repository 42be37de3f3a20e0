import { readFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };

export type System = 'linux' | 'win' | 'mac';
export const SYSTEMS: readonly System[] = ['linux', 'win', 'mac'];

/** A key that is taken on some systems. */
export interface TakenKey {
  readonly systems: readonly System[];
  /** As package.json writes keys; `*` stands for any key, then with these modifiers at least. */
  readonly key: string;
  /** Whose it is, and what it does. */
  readonly whose: string;
  readonly when: string;
}

export interface OwnKey {
  readonly system: System;
  readonly key: string;
  readonly command: string;
  readonly when: string;
}

/** Aloud's own, as each system has them. */
export function ownKeys(): readonly OwnKey[] {
  const bindings: readonly { command: string; key: string; mac?: string; when?: string }[] =
    manifest.contributes.keybindings;
  return SYSTEMS.flatMap(system =>
    bindings.map(({ command, key, mac, when = '' }) => ({
      system,
      command,
      key: system === 'mac' ? (mac ?? key) : key,
      when,
    })),
  );
}

/** Those that VS Code binds, as its own list says. */
export function vscodeKeys(): readonly TakenKey[] {
  return table('vscode').map(([systems = '', key = '', command = '', when = '']) => ({
    systems: systems.split(' ') as System[],
    key,
    whose: `VS Code: ${command}`,
    when,
  }));
}

/** Those of screen readers, systems and keyboards. */
export function othersKeys(): readonly (TakenKey & { readonly source: string })[] {
  return table('others').map(([systems = '', key = '', whose = '', source = '']) => ({
    systems: systems.split(' ') as System[],
    key,
    whose,
    source,
    when: '',
  }));
}

/** Whether one press of a key is also the other, or its first. */
export function isSameKey(own: string, taken: string): boolean {
  const [ours, theirs] = [parts(own), parts(taken.split(' ')[0] ?? '')];
  const has = theirs.modifiers.every(modifier => ours.modifiers.includes(modifier));
  if (theirs.key === '*') return has;
  return has && theirs.key === ours.key && theirs.modifiers.length === ours.modifiers.length;
}

/** False only where one says of a context key that it holds, and the other that it does not. */
export function mayHoldAtOnce(one: string, other: string): boolean {
  return ways(one).some(a => ways(other).some(b => !a.some(term => b.includes(opposite(term)))));
}

function table(name: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`../recorded/keys/${name}.tsv`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'));
}

function parts(key: string): { readonly modifiers: readonly string[]; readonly key: string } {
  const words = key.toLowerCase().split('+');
  return { modifiers: words.slice(0, -1), key: words.at(-1) ?? '' };
}

/** The ways in which a condition can hold, each the terms that then do. */
function ways(when: string): readonly (readonly string[])[] {
  return when.split('||').map(way =>
    way
      .split('&&')
      .map(term => term.trim())
      .filter(Boolean),
  );
}

function opposite(term: string): string {
  return term.startsWith('!') ? term.slice(1) : `!${term}`;
}
