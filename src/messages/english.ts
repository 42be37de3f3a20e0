import { acting } from './english/acting/acting.ts';
import { asking } from './english/acting/asking.ts';
import { boxes } from './english/acting/boxes.ts';
import { did } from './english/acting/did.ts';
import { documents } from './english/acting/documents.ts';
import { editing } from './english/acting/editing.ts';
import { files } from './english/acting/files.ts';
import { finding } from './english/acting/finding.ts';
import { gate } from './english/acting/gate.ts';
import { git } from './english/acting/git.ts';
import { going } from './english/acting/going.ts';
import { lines } from './english/acting/lines.ts';
import { marks } from './english/acting/marks.ts';
import { paths } from './english/acting/paths.ts';
import { programs } from './english/acting/programs.ts';
import { refactoring } from './english/acting/refactoring.ts';
import { running } from './english/acting/running.ts';
import { scrolling } from './english/acting/scrolling.ts';
import { workbench } from './english/acting/workbench.ts';
import { commands } from './english/commands/commands.ts';
import { correcting } from './english/commands/correcting.ts';
import { dictation } from './english/commands/dictation.ts';
import { further } from './english/commands/further.ts';
import { help } from './english/commands/help.ts';
import { outline } from './english/commands/outline.ts';
import { own } from './english/commands/own.ts';
import { ownCommands } from './english/commands/own-commands.ts';
import { questions } from './english/commands/questions.ts';
import { speaking } from './english/commands/speaking.ts';
import { understand } from './english/commands/understand.ts';
import { verbs } from './english/commands/verbs.ts';
import { vocabulary } from './english/commands/vocabulary.ts';
import { conversation } from './english/face/conversation.ts';
import { cursor } from './english/face/cursor.ts';
import { first } from './english/face/first.ts';
import { health } from './english/face/health.ts';
import { lessons } from './english/face/lessons.ts';
import { occasions } from './english/face/occasions.ts';
import { others } from './english/face/others.ts';
import { panel } from './english/face/panel.ts';
import { remedies } from './english/face/remedies.ts';
import { screen } from './english/face/screen.ts';
import { session } from './english/face/session.ts';
import { setup } from './english/face/setup.ts';
import { stages } from './english/face/stages.ts';
import { status } from './english/face/status.ts';
import { general } from './english/general.ts';
import { chat } from './english/servers/chat.ts';
import { keys } from './english/servers/keys.ts';
import { profiles } from './english/servers/profiles.ts';
import { servers } from './english/servers/servers.ts';
import { services } from './english/servers/services.ts';
import { vscodeModel } from './english/servers/vscode-model.ts';
import { ears } from './english/sound/ears.ts';
import { engines } from './english/sound/engines.ts';
import { hearing } from './english/sound/hearing.ts';
import { microphones } from './english/sound/microphones.ts';
import { models } from './english/sound/models.ts';
import { page } from './english/sound/page.ts';
import { recordings } from './english/sound/recordings.ts';
import { soundFiles } from './english/sound/sound-files.ts';
import { speech } from './english/sound/speech.ts';
import { voices } from './english/sound/voices.ts';
import { wav } from './english/sound/wav.ts';

/**
 * Every sentence that a person reads, in ICU's message format: `{name}` is a place, `{count, plural, one {# place} other
 * {# places}}` one that counts. A name begins with its subject. A translation has the same names.
 */
export const ENGLISH = {
  ...general,
  ...acting,
  ...asking,
  ...boxes,
  ...chat,
  ...commands,
  ...correcting,
  ...cursor,
  ...further,
  ...conversation,
  ...dictation,
  ...did,
  ...documents,
  ...ears,
  ...engines,
  ...models,
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
  ...marks,
  ...microphones,
  ...outline,
  ...ownCommands,
  ...own,
  ...page,
  ...panel,
  ...paths,
  ...profiles,
  ...programs,
  ...questions,
  ...recordings,
  ...refactoring,
  ...first,
  ...health,
  ...lessons,
  ...occasions,
  ...others,
  ...remedies,
  ...running,
  ...screen,
  ...scrolling,
  ...servers,
  ...services,
  ...setup,
  ...soundFiles,
  ...speaking,
  ...speech,
  ...stages,
  ...status,
  ...session,
  ...understand,
  ...verbs,
  ...vocabulary,
  ...voices,
  ...vscodeModel,
  ...wav,
  ...workbench,
} as const;

export type English = typeof ENGLISH;
