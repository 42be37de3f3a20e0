import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { Harness } from './harness.ts';

const RATE_HZ = 16_000;

/** A voice that speaks into the microphone of this host; the grammar alone understands it. */
export class Voice {
  readonly harness: Harness;

  constructor(harness: Harness) {
    this.harness = harness;
  }

  /** @param phrases - what may be said: the recogniser hears which of them it was. */
  static async start(...phrases: readonly string[]): Promise<Voice> {
    const harness = await Harness.start({ hears: phrases }, { 'aloud.commands.understand': 'grammar' });
    const goesOn = 'while head -c 3200 /dev/zero; do sleep 0.1; done';
    await harness.set({
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': ['/bin/sh', '-c', `cat '${join(harness.folder, 'voice.raw')}'; ${goesOn}`],
      'aloud.microphone.standbySeconds': 0,
    });
    return new Voice(harness);
  }

  /** Speaks, and waits until what was said is done. Fails with what failed. */
  async speak(words: string, how: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { harness } = this;
    const silence = Buffer.alloc(RATE_HZ * 2 * 0.6);
    const { buffer, byteOffset, byteLength } = await say(words, { rateHz: RATE_HZ });
    const voice = Buffer.from(buffer, byteOffset, byteLength);
    writeFileSync(join(harness.folder, 'voice.raw'), Buffer.concat([silence, voice, silence]));
    const from = harness.events.length;
    const since = () => harness.events.slice(from);
    const talking = vscode.commands.executeCommand('aloud.talk', { press: 'tap', ...how });
    await until('it is done', () => since().some(({ event }) => event === 'done' || event === 'error'));
    await until('all is at rest', () => since().some(event => event.event === 'state' && event.shows === 'idle'));
    await talking;
    const failure = since().find(event => event.event === 'error');
    if (failure?.event === 'error') assert.fail(`${words}: ${failure.code}: ${failure.message}`);
  }

  async stop(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await this.harness.stop();
  }
}
