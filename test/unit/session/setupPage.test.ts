import assert from 'node:assert/strict';
import { listed } from '../../../src/capture/microphones/devices.ts';
import { microphonesOf } from '../../../src/capture/microphones/eachOnce.ts';
import { asWritten, message } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { CHECKED, CHECKED_NAMES, type Finding } from '../../../src/session/checks.ts';
import { pathsOf } from '../../../src/session/setupPage.ts';

const OPTIONAL = ['audio', 'conversation'];
const CHOSEN = { backend: 'auto', device: '' };

function findings(failing: readonly string[] = []): readonly Finding[] {
  return CHECKED_NAMES.map((name): Finding => {
    const about = { name, what: CHECKED[name], ms: 1, by: asWritten(`the ${name}`), detail: asWritten('So it is.') };
    return { ...about, state: failing.includes(name) ? 'fails' : 'works', remedies: [], setting: undefined };
  });
}

describe('the page of the set-up', () => {
  it('says which way each job takes', () => {
    assert.deepEqual(pathsOf(findings(OPTIONAL)).map(english), [
      'A command: the transcription hears it, a grammar on this machine understands it, and what that does not know goes to the chat.',
      'Dictated text: the transcription writes it, and it is fitted to its place on this machine.',
      'An explanation: the chat writes it, and the speech speaks it.',
    ]);
    assert.deepEqual(pathsOf(findings()).map(english), [
      'A command, or a question: the audio hears it itself; a plain command that ears on this machine have heard is done by the grammar at once.',
      'Dictated text: the transcription writes it, and it is fitted to its place on this machine.',
      'An explanation: the chat writes it, and the speech speaks it.',
      'A conversation: the conversation hears you, answers and speaks; a plain command is done by the grammar on this machine.',
    ]);
    assert.deepEqual(
      pathsOf(findings([...OPTIONAL, 'chat', 'speech']))
        .map(english)
        .slice(1),
      [
        'Dictated text: the transcription writes it, and it is fitted to its place on this machine.',
        'An explanation: an outline of the syntax writes it, and it is shown, and not spoken.',
      ],
    );
    assert.match(
      pathsOf(findings([...OPTIONAL, 'chat']))
        .map(english)
        .join(),
      /is told back to you/,
    );
    assert.match(
      pathsOf(findings(['transcription']))
        .map(english)
        .join(),
      /nothing hears it yet/,
    );
    assert.deepEqual(pathsOf(findings().slice(0, 5)), []);
  });

  it('shows each microphone once, the one that is set before its like, and monitors apart', () => {
    const usb = { id: 'usb', label: 'USB Microphone' };
    const playing = { id: 'out.monitor', label: 'Speakers', isMonitorOf: true } as never;
    const devices = [
      ...listed('native', [usb]),
      ...listed('parec', [usb, playing]),
      ...listed('ffmpeg', [usb, playing]),
    ];
    const { microphones, monitors } = microphonesOf(devices, CHOSEN);
    assert.deepEqual(
      microphones.map(({ backend, label }) => `${backend} ${english(label)}`),
      [`native ${english(message('hearing.system-default'))}`, 'native USB Microphone'],
    );
    assert.equal(monitors.length, 1);
    const chosen = microphonesOf(devices, { backend: 'ffmpeg', device: 'usb' }).microphones;
    assert.ok(chosen.some(({ backend, id }) => backend === 'ffmpeg' && id === 'usb'));
    assert.equal(chosen.length, 2);
  });
});
