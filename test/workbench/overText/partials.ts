import assert from 'node:assert/strict';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Studio } from '../../support/host/studio.ts';
import type { HostVersion } from '../../support/host/versions.ts';
import { say } from '../../support/server/flite.ts';
import { until } from '../../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../../out/screenshots');
export const SENTENCE = 'the sum of all prices is rounded to the nearest cent';
const BEFORE = 'before after\n';
export const FILES = { 'notes.txt': BEFORE } as const;

/** One of what is drawn in a line without being in it. */
interface Piece {
  readonly text: string;
  readonly left: number;
  readonly color: string;
  readonly opacity: number;
}

/** A script for the page: these pieces, from left to right. */
const PIECES = `[...document.querySelectorAll('.editor-instance .view-line span span')].flatMap(element =>
  ['::before', '::after'].flatMap(where => {
    const { content, color, opacity } = getComputedStyle(element, where);
    if (!/^".+"$/.test(content)) return [];
    return [{ text: content.slice(1, -1).replaceAll('\\u00a0', ' '), left: element.getBoundingClientRect().left, color, opacity: Number(opacity) }];
  }),
)`;

/** While there is such a file in its folder, what the microphone hears takes four times as long. */
const slowIn = (folder: string) => join(folder, 'slow');

/** A microphone that hears the sentence, and then silence. Returns its program. */
export async function sentenceMicrophone(folder: string): Promise<string> {
  const sound = await say(SENTENCE, { rateHz: 16_000 });
  const voice = join(folder, 'voice.raw');
  writeFileSync(voice, new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength));
  // At the pace of real time, or there is no while; or slower, where it must not be over before it is looked at.
  const program = join(folder, 'microphone');
  const loop = `at=0; end=$(wc -c < '${voice}'); while [ $at -lt $end ]; do tail -c +$((at + 1)) '${voice}' | head -c 3200; at=$((at + 3200)); if [ -f '${slowIn(folder)}' ]; then sleep 0.4; else sleep 0.09; fi; done`;
  writeFileSync(program, `#!/bin/sh\n${loop}\nwhile head -c 3200 /dev/zero; do sleep 0.1; done\n`);
  chmodSync(program, 0o755);
  return program;
}

/** What was heard so far; `folder` is that of the microphone. */
export function partials(host: HostVersion, started: () => Studio, folder: () => string): void {
  describe('text while someone speaks', () => {
    let studio: Studio;

    before(async () => {
      studio = started();
      await studio.set({
        'aloud.commands.understand': 'chat',
        // Nothing else is drawn beside the text.
        'aloud.cursor.show': 'off',
      });
      await studio.workbench.openFile('notes.txt', 1, 8);
    });

    after(async () => {
      await studio.restore();
      await studio.workbench.run('View: Close All Editors');
      // The conversation, which would take room from the text.
      await studio.workbench.page.keyboard.press('Control+J');
      await studio.workbench.page.locator('.part.panel').waitFor({ state: 'hidden' });
    });

    const pieces = () => studio.workbench.page.evaluate<readonly Piece[]>(PIECES);
    const shown = async () => (await pieces()).map(({ text }) => text).join('');

    it('stands at the cursor, the tail behind the head and dimmer, and gives way to the text', async () => {
      writeFileSync(slowIn(folder()), '');
      await studio.listen('Aloud: Dictate Text');
      const both = await until('some of it stays', async () => {
        const seen = await pieces();
        return seen.length === 2 && seen;
      });
      await studio.workbench.screenshot(join(SCREENSHOTS, `partials-${host.vscode}.png`));
      assert.equal(await studio.workbench.editorText(), BEFORE);
      rmSync(slowIn(folder()));
      const [head, tail] = both as [Piece, Piece];
      assert.ok(SENTENCE.startsWith(`${head.text}${tail.text}`), both.map(({ text }) => text).join('|'));
      assert.ok(tail.opacity < head.opacity && tail.opacity > 0, `${head.opacity} ${tail.opacity}`);
      await until('it is written', async () => (await studio.workbench.editorText()) === `before ${SENTENCE} after\n`);
      await studio.state('idle');
      await until('nothing stands beside it', async () => (await shown()) === '');
    });

    it('of a command stands beside the state and in the conversation, and is gone there, too, when it is cancelled', async () => {
      writeFileSync(slowIn(folder()), '');
      await studio.workbench.showConversation();
      const before = await studio.workbench.entries();
      await studio.listen('Aloud: Voice Command');
      const status = studio.workbench.statusItem();
      const beside = await until('it stands beside the state', async () => {
        const told = /Listening: “(.*) …”/.exec(await status.innerText());
        return told?.[1];
      });
      assert.ok(SENTENCE.startsWith(beside), beside);
      assert.equal(await shown(), '');
      const said = await until('it stands in the conversation', async () =>
        (await studio.workbench.entries()).slice(before.length).find(({ kind }) => kind === 'said'),
      );
      assert.ok(said.open && SENTENCE.startsWith(said.text), said.text);
      await studio.workbench.run('Aloud: Cancel');
      await until('it is gone', async () => (await studio.workbench.entries()).length === before.length);
      await studio.state('idle');
      await until('nor beside the state', async () => !/“/.test(await status.innerText()));
    });

    it('is gone when it is cancelled', async () => {
      const before = await studio.workbench.editorText();
      await studio.listen('Aloud: Dictate Text');
      await until('something is shown', async () => (await shown()) !== '');
      await studio.workbench.run('Aloud: Cancel');
      await until('it is gone', async () => (await shown()) === '');
      assert.equal(await studio.workbench.editorText(), before);
    });
  });
}
