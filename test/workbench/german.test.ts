import { faceOf } from '../support/face/languages.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { until } from '../support/until.ts';

const [CURRENT] = HOSTS as readonly [HostVersion, HostVersion];

describe('German', function () {
  this.timeout(180_000);
  let studio: Studio;

  before(async function () {
    skipWithoutHost(this, CURRENT, []);
    studio = await Studio.start({ host: CURRENT, files: { 'cart.ts': 'export const total = 1;\n' }, language: 'de' });
  });
  after(() => studio?.stop());

  it('is spoken where VS Code is German: in the palette, and by what stands there once Aloud is awake', async () => {
    const { workbench } = studio;
    const { sentences, texts } = faceOf('de');
    await workbench.openFile('cart.ts', 1, 1);
    await workbench.page.keyboard.press('F1');
    await workbench.page.locator('.quick-input-widget input').first().fill('>Aloud: Speak');
    const title = workbench.page.locator('.quick-input-list .label-name', {
      hasText: texts['command.speech.slower.title'] ?? '',
    });
    await title.first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.run('Aloud: Forget What Was Allowed');
    await studio.notification(new RegExp(sentences['screen.forgot-nothing']?.replace(/\W/g, '.') ?? '', 'i'));
    const label = sentences['status.idle-label'] ?? '!';
    await until(`the status bar says ${label}`, async () =>
      (await workbench.statusItem().getAttribute('aria-label'))?.includes(label),
    );
  });
});
