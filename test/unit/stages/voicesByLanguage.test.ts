import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { wavBytes } from '../../../src/common/wav.ts';
import type { ModelName } from '../../../src/engines/models.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { OUTPUT_RATE_HZ } from '../../../src/speak/voices/voice.ts';
import { Stages } from '../../../src/stages/stages.ts';
import { collect } from '../../support/collect.ts';
import { layModel } from '../../support/engines/laidModel.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const SCRIPTED = resolve(import.meta.dirname, '../../support/engines/scriptedEngine.ts');
const STYLE = { instructions: undefined, speed: 1 };
const never = new AbortController().signal;

describe('the voices of this machine, where no server speaks', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = temporaryFolder('voices');
    mkdirSync(join(folder.path, 'bin'));
  });
  afterEach(() => folder.remove());

  /** A program of the system's that speaks as eSpeak NG does, with voices of these languages. */
  function layProgram(...languages: readonly string[]): void {
    const tone = join(folder.path, 'tone.wav');
    writeFileSync(
      tone,
      wavBytes(
        Int16Array.from({ length: 2400 }, (_, i) => 9000 * Math.sin(i / 9)),
        OUTPUT_RATE_HZ,
      ),
    );
    const rows = languages.map(each => ` 5  ${each}  --/M  Voice_${each}  ${each}`);
    const list = join(folder.path, 'list.txt');
    writeFileSync(list, `Pty Language Age/Gender VoiceName File\n${rows.join('\n')}\n`);
    const program = join(folder.path, 'bin/espeak-ng');
    writeFileSync(
      program,
      `#!/bin/sh\ncase "$*" in *--voices*) exec /bin/cat '${list}';; esac\nexec /bin/cat '${tone}'\n`,
    );
    chmodSync(program, 0o755);
  }

  /** Who speaks, and what is told of those before. */
  async function speaking(language: string, settings: Readonly<Record<string, unknown>> = {}) {
    const stages = new Stages({
      settings: settingsFrom({
        'aloud.models.folder': join(folder.path, 'models'),
        'aloud.transcription.language': language,
        ...settings,
      }),
      addresses: {
        async of() {
          throw new AloudError({ code: 'no-key', message: asWritten('There is no key.') });
        },
      },
      log: silentLog,
      environment: { PATH: join(folder.path, 'bin') },
      programs: { player: '/none', sox: '/none', engine: SCRIPTED },
      grammars: [],
      progress: () => {},
    });
    try {
      const voice = stages.voices.voice();
      assert.ok((await collect(voice.speak('Hallo.', STYLE, never))).length > 0);
      return { name: voice.name, why: voice.choice?.passedOver.map(({ why }) => english(why)).join(' ') ?? '' };
    } finally {
      stages.dispose();
    }
  }

  const lay = (...models: readonly ModelName[]) => {
    for (const each of models) layModel(join(folder.path, 'models'), each);
  };

  it('are the system’s of the right language before a model’s of another, with why', async () => {
    lay('voice-joe-en');
    layProgram('de', 'en-gb');
    const { name, why } = await speaking('de');
    assert.equal(name, 'system');
    assert.match(why, /Joe speaks another language than the answers\.$/);
  });

  it('are a model’s of the right language before all others', async () => {
    lay('voice-joe-en', 'voice-thorsten-de');
    layProgram('de', 'en-gb');
    assert.equal((await speaking('de-AT')).name, 'local');
    assert.equal((await speaking('en')).name, 'local');
  });

  it('are a model’s of another language where the system has none of the right one, either', async () => {
    lay('voice-joe-en');
    assert.equal((await speaking('de')).name, 'local');
    layProgram('fr');
    assert.equal((await speaking('de')).name, 'local');
  });

  it('are the one that was chosen, whatever it speaks', async () => {
    lay('voice-joe-en');
    layProgram('de');
    assert.equal((await speaking('de', { 'aloud.speech.localVoice': 'voice-joe-en' })).name, 'local');
  });
});
