import { acting } from './english/acting.ts';
import { asking } from './english/asking.ts';
import { chat } from './english/chat.ts';
import { commands } from './english/commands.ts';
import { conversation } from './english/conversation.ts';
import { dictation } from './english/dictation.ts';
import { did } from './english/did.ts';
import { documents } from './english/documents.ts';
import { ears } from './english/ears.ts';
import { editing } from './english/editing.ts';
import { files } from './english/files.ts';
import { finding } from './english/finding.ts';
import { gate } from './english/gate.ts';
import { general } from './english/general.ts';
import { git } from './english/git.ts';
import { going } from './english/going.ts';
import { hearing } from './english/hearing.ts';
import { help } from './english/help.ts';
import { keys } from './english/keys.ts';
import { lines } from './english/lines.ts';
import { microphones } from './english/microphones.ts';
import { outline } from './english/outline.ts';
import { own } from './english/own.ts';
import { ownCommands } from './english/own-commands.ts';
import { page } from './english/page.ts';
import { paths } from './english/paths.ts';
import { programs } from './english/programs.ts';
import { recordings } from './english/recordings.ts';
import { refactoring } from './english/refactoring.ts';
import { remedies } from './english/remedies.ts';
import { running } from './english/running.ts';
import { screen } from './english/screen.ts';
import { servers } from './english/servers.ts';
import { services } from './english/services.ts';
import { session } from './english/session.ts';
import { setup } from './english/setup.ts';
import { soundFiles } from './english/sound-files.ts';
import { stages } from './english/stages.ts';
import { status } from './english/status.ts';
import { verbs } from './english/verbs.ts';
import { voices } from './english/voices.ts';
import { vscodeModel } from './english/vscode-model.ts';
import { wav } from './english/wav.ts';
import { workbench } from './english/workbench.ts';

/**
 * Every sentence that a person reads, in ICU's message format: `{name}` is a place, `{count, plural, one {# place} other
 * {# places}}` one that counts. A name begins with its subject. A translation has the same names.
 */
export const ENGLISH = {
  ...general,
  ...acting,
  ...asking,
  ...chat,
  ...commands,
  ...conversation,
  ...dictation,
  ...did,
  ...documents,
  ...ears,
  ...editing,
  ...files,
  ...finding,
  ...gate,
  ...git,
  ...going,
  ...hearing,
  ...help,
  ...keys,
  ...lines,
  ...microphones,
  ...outline,
  ...ownCommands,
  ...own,
  ...page,
  ...paths,
  ...programs,
  ...recordings,
  ...refactoring,
  ...remedies,
  ...running,
  ...screen,
  ...servers,
  ...services,
  ...setup,
  ...soundFiles,
  ...stages,
  ...status,
  ...session,
  ...verbs,
  ...voices,
  ...vscodeModel,
  ...wav,
  ...workbench,
} as const;

export type English = typeof ENGLISH;
