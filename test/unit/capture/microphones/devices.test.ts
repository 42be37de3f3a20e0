import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  alsaDevices,
  avfoundationDevices,
  directShowDevices,
  nativeNames,
  pulseShortSources,
  pulseSources,
} from '../../../../src/capture/microphones/deviceLists.ts';
import { type DeviceListsProps, type InputDevice, listed } from '../../../../src/capture/microphones/devices.ts';
import { type Log, silentLog } from '../../../../src/common/log.ts';
import { asWritten, message } from '../../../../src/messages/message.ts';
import { english } from '../../../../src/messages/text.ts';
import { inputDevices } from '../../../../src/stages/microphones.ts';
import { skipWithoutPrograms } from '../../../support/skipWithoutPrograms.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';
import { VirtualAudio } from '../../../support/virtualAudio.ts';

const NATIVE = fileURLToPath(new URL('../../../../src/capture/microphones/nativeRecorderProcess.ts', import.meta.url));

const ON_MACOS = `[AVFoundation indev @ 0x7f9b1c204a80] AVFoundation video devices:
[AVFoundation indev @ 0x7f9b1c204a80] [0] FaceTime HD Camera
[AVFoundation indev @ 0x7f9b1c204a80] [1] Capture screen 0
[AVFoundation indev @ 0x7f9b1c204a80] AVFoundation audio devices:
[AVFoundation indev @ 0x7f9b1c204a80] [0] MacBook Pro Microphone
[AVFoundation indev @ 0x7f9b1c204a80] [1] Zoë’s AirPods [2nd] Pro
[in#0 @ 0x7f9b1c204700] Error opening input: Input/output error
Error opening input file .
`;

const ON_WINDOWS = `[dshow @ 000001f4b3e5c2c0] "Integrated Webcam" (video)
[dshow @ 000001f4b3e5c2c0]   Alternative name "@device_pnp_\\\\?\\usb#vid_0c45&pid_6713&mi_00#{65e8773d-8f56}\\global"
[dshow @ 000001f4b3e5c2c0] "OBS Virtual Camera" (none)
[dshow @ 000001f4b3e5c2c0]   Alternative name "@device_sw_{860BB310}\\{A3FCE0F5}"
[dshow @ 000001f4b3e5c2c0] "Microphone Array (Realtek(R) Audio)" (audio)
[dshow @ 000001f4b3e5c2c0]   Alternative name "@device_cm_{33D9A762}\\wave_{0001}"
[dshow @ 000001f4b3e5c2c0] "USB Microphone" (audio)
[dshow @ 000001f4b3e5c2c0]   Alternative name "@device_cm_{33D9A762}\\wave_{0002}"
[dshow @ 000001f4b3e5c2c0] "USB Microphone" (audio)
[dshow @ 000001f4b3e5c2c0]   Alternative name "@device_cm_{33D9A762}\\wave_{0003}"
[dshow @ 000001f4b3e5c2c0] "Line: in" (audio)
[dshow @ 000001f4b3e5c2c0]   Alternative name "@device_cm_{33D9A762}\\wave_{0004}"
[dshow @ 000001f4b3e5c2c0] "Capture Card" (video, audio)
[in#0 @ 000001f4b3e4a100] Error opening input: Immediate exit requested
Error opening input file dummy.
`.replaceAll('\n', '\r\n');

const ON_WINDOWS_BEFORE_5 = `[dshow @ 03ACF580] DirectShow video devices (some may be both video and audio devices)
[dshow @ 03ACF580]  "Integrated Camera"
[dshow @ 03ACF580]     Alternative name "@device_pnp_\\\\?\\usb#vid_04f2"
[dshow @ 03ACF580] DirectShow audio devices
[dshow @ 03ACF580]  "Internal Microphone (Conexant)"
[dshow @ 03ACF580]     Alternative name "@device_cm_{33D9A762}\\wave_{73C17834}"
dummy: Immediate exit requested
`;

const ON_ALSA = `null
    Discard all samples (playback) or generate zero samples (capture)
lavrate
    Rate Converter Plugin Using Libav/FFmpeg Library
default
    Playback/recording through the PulseAudio sound server
sysdefault:CARD=PCH
    HDA Intel PCH, ALC295 Analog
    Default Audio Device
surround51:CARD=PCH,DEV=0
    HDA Intel PCH, ALC295 Analog
    5.1 Surround output to Front, Center, Rear and Subwoofer speakers
hw:CARD=Bare,DEV=0
`;

describe('lists of devices', () => {
  it('reads the microphones that ffmpeg tells of on macOS', () => {
    assert.deepEqual(avfoundationDevices(ON_MACOS), [
      { id: ':0', label: 'MacBook Pro Microphone' },
      { id: ':1', label: 'Zoë’s AirPods [2nd] Pro' },
    ]);
  });

  it('reads the microphones that ffmpeg tells of on Windows, where two may share a name', () => {
    assert.deepEqual(directShowDevices(ON_WINDOWS), [
      { id: 'audio=Microphone Array (Realtek(R) Audio)', label: 'Microphone Array (Realtek(R) Audio)' },
      { id: 'audio=USB Microphone', label: 'USB Microphone' },
      { id: 'audio=@device_cm_{33D9A762}\\wave_{0003}', label: 'USB Microphone' },
      { id: 'audio=@device_cm_{33D9A762}\\wave_{0004}', label: 'Line: in' },
      { id: 'audio=Capture Card', label: 'Capture Card' },
    ]);
  });

  it('reads them as ffmpeg told them before version 5', () => {
    assert.deepEqual(directShowDevices(ON_WINDOWS_BEFORE_5), [
      { id: 'audio=Internal Microphone (Conexant)', label: 'Internal Microphone (Conexant)' },
    ]);
  });

  it('reads what ALSA can record from, and leaves out silence and arrangements of speakers', () => {
    assert.deepEqual(alsaDevices(ON_ALSA), [
      {
        id: 'default',
        label: 'Playback/recording through the PulseAudio sound server',
        detail: 'default',
      },
      {
        id: 'sysdefault:CARD=PCH',
        label: 'HDA Intel PCH, ALC295 Analog',
        detail: 'sysdefault:CARD=PCH, Default Audio Device',
      },
      { id: 'hw:CARD=Bare,DEV=0', label: 'hw:CARD=Bare,DEV=0', detail: 'hw:CARD=Bare,DEV=0' },
    ]);
  });

  it('puts monitors of speakers last, and says what they are', () => {
    const sources = [
      { name: 'hdmi.monitor', description: 'HDMI Output', monitor_source: 'hdmi' },
      { name: 'usb', description: 'USB Microphone' },
      { name: 'nameless', description: null },
    ];
    const expected = ['USB Microphone', 'nameless', 'Monitor of HDMI Output'];
    assert.deepEqual(
      listed('parec', pulseSources(JSON.stringify(sources)) ?? [])
        .slice(1)
        .map(({ label }) => english(label)),
      expected,
    );
    const short = '0\thdmi.monitor\tmodule\ts16le\tIDLE\n1\tusb\tmodule\ts16le\tIDLE\n';
    assert.deepEqual(pulseShortSources(short), [
      { id: 'usb', label: 'usb', detail: 'usb' },
      { id: 'hdmi.monitor', label: 'hdmi.monitor', detail: 'hdmi.monitor', isMonitorOf: true },
    ]);
    assert.deepEqual(
      nativeNames('["Monitor of A", "B"]').map(({ id }) => id),
      ['B', 'Monitor of A'],
    );
  });

  it('takes what is no list for none', () => {
    assert.equal(pulseSources('Failure: unknown option'), undefined);
    assert.deepEqual(pulseSources('[null, 3, {"name": 4}]'), []);
    for (const text of ['', '{', '{}', '[3, null]']) assert.deepEqual(nativeNames(text), []);
    for (const parse of [avfoundationDevices, directShowDevices, alsaDevices, pulseShortSources])
      assert.deepEqual(parse(''), []);
  });

  it('drops ids that a program would take for something else, and what hides in names', () => {
    const devices = listed('parec', [
      { id: '-D', label: 'an option' },
      { id: '|rm', label: 'a program' },
      { id: 'a\0b', label: 'a cut' },
      { id: '', label: 'no default' },
      { id: 'usb', label: 'first' },
      { id: 'usb', label: ' USB\u202e\u0007 \n Mic\u200b ', detail: 'x\u2066y' },
      { id: 'unseen', label: '\u202e' },
      { id: 'long', label: 'x'.repeat(5000) },
    ]);
    assert.deepEqual(
      devices.map(({ id, label, detail }) => [id, english(label).slice(0, 20), detail]),
      [
        ['', 'System default', undefined],
        ['usb', 'USB Mic', 'x y'],
        ['unseen', 'unseen', undefined],
        ['long', 'xxxxxxxxxxxxxxxxxxxx', undefined],
      ],
    );
    assert.ok(devices.every(({ label }) => english(label).length <= 120));
  });
});

describe('devices told by programs', () => {
  let folder: TemporaryFolder;
  const lines: string[] = [];
  const log: Log = { ...silentLog, debug: line => lines.push(line) };

  before(function () {
    if (process.platform !== 'linux') this.skip();
  });
  beforeEach(() => {
    folder = temporaryFolder('devices');
    lines.length = 0;
  });
  afterEach(() => folder.remove());

  async function program(name: string, script: string): Promise<void> {
    const path = join(folder.path, name);
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
  }

  const found = async (props: Partial<DeviceListsProps> = {}): Promise<readonly InputDevice[]> => {
    const { signal } = new AbortController();
    const all = await inputDevices({
      environment: { PATH: folder.path },
      native: join(folder.path, 'none'),
      signal,
      log,
      // Longer than a busy machine takes to run a program.
      patienceMs: 60_000,
      ...props,
    });
    assert.deepEqual(all.at(-1), { backend: 'browser', id: '', label: message('stages.browser-page') });
    return all.slice(0, -1);
  };

  it('are none where there is no recorder, without an error', async () => {
    assert.deepEqual(await found(), []);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /asked for devices, said: /);
  });

  it('fall back to the short list where pactl knows no JSON', async () => {
    await program('parec', '');
    await program('pactl', `[ "$1" = list ] || { echo "unrecognized option" >&2; exit 1; }; printf '1\\tusb\\tx\\n'`);
    const devices = await found();
    assert.deepEqual(devices, [
      { backend: 'parec', id: '', label: message('hearing.system-default') },
      { backend: 'parec', id: 'usb', label: asWritten('usb'), detail: 'usb' },
    ]);
    assert.ok(lines.some(line => line.includes('pactl, asked for devices, said: unrecognized option')));
  });

  it('ask pactl for numbers that JSON knows, in a language that keeps its letters', async () => {
    await program('parec', '');
    await program('pactl', `printf '[{"name": "usb", "description": "%s"}]' "$LC_ALL+$LC_CTYPE+$LC_NUMERIC"`);
    const devices = await found({ environment: { PATH: folder.path, LC_ALL: 'de_DE.UTF-8' } });
    assert.deepEqual(devices[1]?.label, asWritten('+de_DE.UTF-8+C'));
  });

  it('leave the default of a recorder that cannot tell', async () => {
    await program('arecord', 'echo "no sound here" >&2; exit 1');
    await program('sox', '');
    assert.deepEqual(
      (await found()).map(({ backend, id }) => [backend, id]),
      [
        ['arecord', ''],
        ['sox', ''],
      ],
    );
  });

  it('are none of a program that cannot be started', async () => {
    await program('arecord', '');
    // More than any program may be handed.
    const devices = await found({ environment: { PATH: folder.path, LANG: 'x'.repeat(3_000_000) } });
    assert.deepEqual(
      devices.map(({ backend, id }) => [backend, id]),
      [['arecord', '']],
    );
    assert.ok(lines.some(line => /arecord, asked for devices, said: .*E2BIG/.test(line)));
  });

  it('end with the signal', async () => {
    await program('arecord', 'exec /bin/sleep 60');
    const aborting = new AbortController();
    const started = performance.now();
    setTimeout(() => aborting.abort(), 300);
    await found({ signal: aborting.signal });
    assert.ok(performance.now() - started < 30_000);
  });

  it('are not waited for longer than patience lasts', async () => {
    await program('arecord', 'exec /bin/sleep 60');
    await program('parec', '');
    await program('pactl', 'exec /bin/sleep 60');
    const started = performance.now();
    const devices = await found({ patienceMs: 500 });
    assert.deepEqual(
      devices.map(({ backend, id }) => [backend, id]),
      [
        ['parec', ''],
        ['arecord', ''],
      ],
    );
    assert.ok(performance.now() - started < 30_000);
  });
});

describe('devices of a virtual sound card', () => {
  let audio: VirtualAudio;
  let devices: readonly InputDevice[];

  before(async function () {
    VirtualAudio.skipIfMissing(this);
    skipWithoutPrograms(this, ['arecord']);
    audio = await VirtualAudio.start();
    const { signal } = new AbortController();
    devices = await inputDevices({
      environment: { ...process.env, ...audio.env },
      native: NATIVE,
      signal,
      log: silentLog,
      patienceMs: 60_000,
    });
  });
  after(() => audio?.stop());

  const of = (backend: string) => devices.filter(device => device.backend === backend);

  it('are listed by parec, the microphone before the monitors', () => {
    assert.deepEqual(
      of('parec').map(({ id }) => id),
      ['', 'virtmic', 'virtmic_sink.monitor', 'speakers.monitor'],
    );
    assert.match(english(of('parec')[1]?.label ?? assert.fail()), /Null Output/);
  });

  it('are listed by the native recorder, by the names that it opens', () => {
    const [first, second] = of('native');
    assert.deepEqual(first, { backend: 'native', id: '', label: message('hearing.system-default') });
    // It knows devices by PulseAudio's descriptions.
    assert.equal(second?.id, english(of('parec')[1]?.label ?? assert.fail()));
  });

  it('are listed by arecord', () => {
    assert.ok(of('arecord').some(({ id }) => id === 'default'));
    assert.ok(!of('arecord').some(({ id }) => id === 'null'));
  });

  it('each recorder begins with its default', () => {
    for (const backend of new Set(devices.map(each => each.backend))) assert.equal(of(backend)[0]?.id, '', backend);
  });
});
