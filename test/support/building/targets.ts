// What each package has of native parts. A file that is not named here is in no package.

const RECORDER = 'node_modules/@picovoice/pvrecorder-node/lib/';
const PLAYER = 'node_modules/@echogarden/audio-io/addons/bin/';

/** Where a file is, and where it goes in `dist`. */
type Part = readonly [from: string, to: string];

/** pvrecorder finds its library in ../lib, seen from its bundle, and audio-io in ../addons/bin. */
const recorder = (...names: readonly string[]) =>
  names.map((name): Part => [`${RECORDER}${name}/pv_recorder.node`, `lib/${name}/pv_recorder.node`]);
const player = (...names: readonly string[]) =>
  names.map((name): Part => [`${PLAYER}${name}-output.node`, `addons/bin/${name}-output.node`]);

const RASPBERRY_64 = ['cortex-a53-aarch64', 'cortex-a72-aarch64', 'cortex-a76-aarch64'].map(
  name => `raspberry-pi/${name}`,
);

const SOUND_OF = {
  'linux-x64': [...recorder('linux/x86_64'), ...player('linux-x64-alsa')],
  'linux-arm64': [...recorder(...RASPBERRY_64), ...player('linux-arm64-alsa')],
  'darwin-x64': [...recorder('mac/x86_64'), ...player('macos-x64-coreaudio')],
  'darwin-arm64': [...recorder('mac/arm64'), ...player('macos-arm64-coreaudio')],
  'win32-x64': [...recorder('windows/amd64'), ...player('windows-x64-mme')],
  'win32-arm64': [...recorder('windows/arm64'), ...player('windows-arm64-mme')],
};

/**
 * What records and plays, by the platform, as VS Code calls it. That of Linux is made for glibc, so that Alpine has none.
 * `universal` has what there is for all of them.
 */
export const SOUND: Readonly<Record<string, readonly Part[]>> = {
  ...SOUND_OF,
  'alpine-x64': [],
  'alpine-arm64': [],
  universal: Object.values(SOUND_OF).flat(),
};

export const TARGETS = Object.keys(SOUND);

const ADDON = 'sherpa-onnx.node';
const LINUX = [ADDON, 'libonnxruntime.so', 'libsherpa-onnx-c-api.so'];
const MAC = [ADDON, 'libonnxruntime.dylib', 'libsherpa-onnx-c-api.dylib'];

/**
 * What sherpa-onnx is made of where there is one: none for Alpine and for Windows on ARM, nor in the package for all. Its
 * interface for C++ is used by nothing.
 */
export const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  'linux-x64': LINUX,
  'linux-arm64': LINUX,
  'darwin-x64': MAC,
  'darwin-arm64': MAC,
  'win32-x64': [ADDON, 'onnxruntime.dll', 'sherpa-onnx-c-api.dll'],
};

/** The package of npm's that has a target's engine, in the version of sherpa-onnx-node; undefined where there is none. */
export function sherpaPackage(target: string): string | undefined {
  return target in LIBRARIES ? `sherpa-onnx-${target.replace('win32', 'win')}` : undefined;
}
