import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { atCursor, FILES as CART } from './overText/atCursor.ts';
import { marks, FILES as ODD } from './overText/marks.ts';
import { FILES as NOTES, partials, SENTENCE, sentenceMicrophone } from './overText/partials.ts';

/** One VS Code for all that is drawn over a text: to start one takes longer than most tests. */
for (const host of HOSTS)
  describe(`over the text, in VS Code ${host.vscode}`, function () {
    this.timeout(180_000);
    let studio: Studio;
    let folder: TemporaryFolder;

    before(async function () {
      this.timeout(300_000);
      skipWithoutHost(this, host as HostVersion, ['flite', 'pocketsphinx_batch', 'sox']);
      folder = temporaryFolder('over-text');
      studio = await Studio.start({
        host,
        files: { ...ODD, ...CART, ...NOTES },
        api: { hears: [SENTENCE, 'undo'], realtime: { deltaEveryMs: 300 } },
        settings: {
          'aloud.transcription.backend': 'live',
          'aloud.player': 'none',
          'aloud.microphone.backend': 'command',
          'aloud.microphone.command': [await sentenceMicrophone(folder.path)],
          'aloud.microphone.standbySeconds': 0,
        },
      });
    });

    after(async () => {
      try {
        await studio?.stop();
      } finally {
        folder?.remove();
      }
    });

    // What was said so far stands in a conversation that is empty yet.
    partials(
      host,
      () => studio,
      () => folder.path,
    );
    atCursor(host, () => studio);
    marks(host, () => studio);
  });
