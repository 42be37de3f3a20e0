import * as vscode from 'vscode';
import { type Health, PARTS, type Part } from '../common/health.ts';
import type { KeyStore } from './keyStore.ts';

/** Settings, or beginnings of their names, that a part is made of. */
const MADE_OF: Readonly<Record<Part, readonly string[]>> = {
  microphone: ['aloud.microphone'],
  ears: ['aloud.baseUrl', 'aloud.transcription', 'aloud.pocketsphinx', 'aloud.models', 'aloud.timeoutMs'],
  brain: ['aloud.baseUrl', 'aloud.chat', 'aloud.timeoutMs'],
  voice: ['aloud.baseUrl', 'aloud.speech', 'aloud.models', 'aloud.timeoutMs'],
  loudspeakers: ['aloud.player', 'aloud.sox'],
};

/** Lets go of what is known of parts as soon as they are made of something else, or have another key. */
export function followChanges(health: Health, keys: Pick<KeyStore, 'onChange'>): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(change =>
      health.forget(PARTS.filter(part => MADE_OF[part].some(name => change.affectsConfiguration(name)))),
    ),
    keys.onChange(() => health.haveKey()),
  );
}
