import assert from 'node:assert/strict';
import { channelLog } from '../../../src/vscode/log.ts';

describe('a line of the log', () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const channel = { debug: write, info: write, warn: write, error: write } as unknown as Parameters<
    typeof channelLog
  >[0];

  it('A32, A33, A39: shows what hides in it, and no key', () => {
    const log = channelLog(channel);
    for (const level of ['debug', 'info', 'warn'] as const)
      log[level]('a\u202Eb\u{E0041}c sk-abcdefghijklmnopqrstuvwx');
    log.error('it failed', 'x\u200By sk-abcdefghijklmnopqrstuvwx');
    assert.equal(lines.length, 4);
    for (const line of lines.slice(0, 3)) assert.match(line, /^a⟨U\+202E⟩b⟨U\+E0041⟩c /);
    assert.match(lines[3] ?? '', /^it failed: x⟨U\+200B⟩y /);
    for (const line of lines) assert.doesNotMatch(line, /klmnop/);
  });
});
