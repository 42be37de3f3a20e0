import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Message, message } from '../../messages/message.ts';
import type { Action, Need } from '../action.ts';
import { decide, type Trait, type Whose } from '../gate/rules.ts';

/** What is open, and what the user wants. */
export interface Situation {
  /** Whether the user wants something done, and not only to know something. */
  readonly mayChange: boolean;
  readonly hasDocument: boolean;
  readonly hasFolder: boolean;
  readonly hasRepository: boolean;
  readonly isTrusted: boolean;
  readonly whose: Whose;
}

const LACKING: Readonly<Record<Need, Message>> = {
  document: message('acting.no-document'),
  file: message('acting.no-file'),
  folder: message('acting.no-folder'),
  repository: message('acting.no-repository'),
};

/** Why an action makes no sense now, for the end of a sentence; undefined where it does. */
export function whyNotNow({ risk, needs }: Action, situation: Situation): Message | undefined {
  const { mayChange, hasDocument, hasFolder, hasRepository, isTrusted, whose } = situation;
  if (risk !== 'reads' && !mayChange) return message('acting.only-asked');
  const has: Readonly<Record<Need, boolean>> = {
    document: hasDocument,
    file: hasDocument || hasFolder,
    folder: hasFolder,
    repository: hasRepository,
  };
  const lacking = needs.find(need => !has[need]);
  if (lacking) return LACKING[lacking];
  // At best: in the workspace, and with the user's yes.
  const traits = new Set<Trait>(['inside', 'program', 'network', ...(isTrusted ? [] : ['untrusted' as const])]);
  const { decision, rule } = decide(risk, traits, whose);
  return decision === 'refused' ? (rule?.why ?? message('gate.no-rule')) : undefined;
}

/** Whether a folder lies in a git repository, as git itself looks for one: upwards. */
export function isInRepository(folder: string | undefined): boolean {
  for (let at = folder; at !== undefined; at = dirname(at) === at ? undefined : dirname(at))
    if (existsSync(join(at, '.git'))) return true;
  return false;
}
