import assert from 'node:assert/strict';
import { setupPage, setupParts, tryingAgain } from '../support/host/setupPage.ts';
import type { Studio } from '../support/host/studio.ts';

/** What every try of all parts asks the chat model. */
const READY = { reply: { calls: [{ name: 'say_ready', arguments: {} }] } } as const;

export interface PageMended {
  readonly key: string;
  readonly model: string;
  /** What is picked in the list of microphones. */
  readonly microphone: string;
}

/**
 * Tests of what the page of the set-up mends by one press each: in a studio where a key, a model, a microphone and
 * loudspeakers work. They work again afterwards, by others.
 */
export function describePageMends(studioOf: () => Studio, { key, model, microphone }: PageMended): void {
  let studio: Studio;

  before(async () => {
    studio = studioOf();
    await studio.workbench.run('Aloud: Clear API Key');
    const { page } = studio.workbench;
    await page.locator('.statusbar-item').filter({ hasText: 'is forgotten' }).waitFor();
    await studio.set({
      'aloud.commands.understand': 'grammar-first',
      'aloud.chat.model': 'gpt-of-yesterday',
      'aloud.player': 'pacat',
      'aloud.microphone.command': ['/none'],
    });
    await studio.workbench.run('Aloud: Check Setup');
  });

  /** What it says of a part, once all were tried. */
  async function stateOf(part: string): Promise<string> {
    const all = await setupParts(studio.workbench);
    return all.find(each => each.split(' ').slice(1).join(' ').startsWith(part)) ?? assert.fail(all.join('\n'));
  }

  /** Presses what mends a part, does what that asks for, and waits until all was tried once more by itself. */
  async function mends(
    part: string,
    remedy: string,
    answers: () => Promise<unknown> = async () => {},
  ): Promise<string> {
    assert.match(await stateOf(part), /^(fails|note) /);
    await tryingAgain(studio.workbench, async frame => {
      await frame.getByRole('button', { name: `${part}: ${remedy}`, exact: true }).click();
      await answers();
    });
    return stateOf(part);
  }

  async function picks(wanted: string): Promise<void> {
    const { page } = studio.workbench;
    const rows = page.locator('.quick-input-list .monaco-list-row');
    // What is further down is not drawn before it is looked for.
    await rows.first().waitFor();
    await page.keyboard.type(wanted);
    await rows.and(page.locator('.focused')).filter({ hasText: wanted }).waitFor();
    await page.keyboard.press('Enter');
  }

  it('a key that is not there, by one press and the key', async () => {
    const tried = await mends('Transcription', 'Set API Key', () => studio.answer('secret storage', key));
    assert.match(tried, /^works Transcription.*go to line three/);
    assert.match(await stateOf('Speech'), /^works/);
  });

  it('a model that is gone, by one press and another model', async () => {
    studio.api.say(READY);
    assert.match(await mends('Chat model', 'Choose Model', () => picks(model)), /^works Chat model.*calls functions/);
  });

  it('loudspeakers whose program is not there, by one press', async () => {
    studio.api.say(READY);
    assert.match(await mends('Loudspeakers', 'Play Another Way'), /^works Loudspeakers/);
  });

  it('leads to the setting of what is amiss, and back', async () => {
    const { workbench } = studio;
    const frame = await setupPage(workbench);
    await frame.getByRole('button', { name: 'Microphone: Open Settings', exact: true }).click();
    const settings = workbench.page.locator('.settings-editor .setting-item', { hasText: 'Microphone' });
    await settings.first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await settings.first().waitFor({ state: 'detached' });
    assert.match(await stateOf('Microphone'), /^fails/);
  });

  it('a microphone that is not there, by one press and another', async () => {
    studio.api.say(READY);
    const tried = await mends('Microphone', 'Choose Microphone', () => picks(microphone));
    assert.match(tried, /^works Microphone.*sox records/);
  });
}
