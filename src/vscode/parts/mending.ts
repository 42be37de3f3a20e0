import * as vscode from 'vscode';
import type { Remedy } from '../../common/errors.ts';
import { type AmissHealth, type Health, isAmiss, PARTS, type Part } from '../../common/health.ts';
import { type Message, message } from '../../messages/message.ts';
import { healthLine, PART_NAMES } from '../views/healthLines.ts';
import { BUTTONS, followRemedy } from '../views/messages.ts';
import { pick, type Row } from '../views/screen.ts';

interface Mend extends Row {
  /** Absent for what only tells. */
  readonly go?: () => Promise<unknown>;
}

/** What makes a part quicker that works. */
const QUICKER: Readonly<Record<Part, { readonly remedies: readonly Remedy[]; readonly setting?: string }>> = {
  microphone: { remedies: ['select-microphone'] },
  ears: { remedies: ['select-model', 'select-server', 'fetch-models'], setting: 'aloud.transcription.model' },
  brain: { remedies: ['select-model', 'select-server'], setting: 'aloud.chat.model' },
  voice: { remedies: ['select-model', 'select-server', 'fetch-models'], setting: 'aloud.speech.model' },
  loudspeakers: { remedies: ['check-setup'] },
};

const NOTHING = { setting: undefined } as const;
const checkSetup = () => followRemedy('check-setup', NOTHING);
const setUp = async () => vscode.commands.executeCommand('aloud.setUp');

/** Lists how each part is, what is amiss first, each with what mends it, and does what the user takes of it. */
export async function mend(health: Health): Promise<void> {
  const wrong = health.amiss.flatMap(({ part, health: how }) => mends(part, how));
  const right = PARTS.filter(part => !isAmiss(health.of(part))).map(part => ({
    icon: health.of(part).state === 'works' ? 'pass' : 'circle-outline',
    label: PART_NAMES[part],
    detail: healthLine(part, health.of(part)),
    go: checkSetup,
  }));
  const further: readonly Mend[] = [
    { icon: 'checklist', label: message('remedies.check-setup'), go: checkSetup },
    { icon: 'settings-gear', label: message('setup.choose'), go: setUp },
    { icon: 'output', label: message('remedies.show-log'), go: () => followRemedy('show-log', NOTHING) },
  ];
  const rows: readonly Mend[] = [...wrong, ...right, ...further];
  await (await pick(rows, { title: message('health.title'), matchOnDetail: true }))?.go?.();
}

function mends(part: Part, how: AmissHealth): readonly Mend[] {
  const { remedies, setting } = 'error' in how ? how.error : QUICKER[part];
  const useful = remedies.length > 0 ? remedies : (['check-setup'] as const);
  const detail = healthLine(part, how);
  const rowOf = (remedy: Remedy, label: Message): Mend => ({
    icon: 'wrench',
    label,
    description: PART_NAMES[part],
    detail,
    go: () => followRemedy(remedy, { setting }),
  });
  return useful.map(remedy => rowOf(remedy, BUTTONS[remedy]));
}
