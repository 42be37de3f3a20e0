// What each package has of native parts, and what it may weigh. A file that is not named here is in no package.

const SHERPA = 'node_modules/sherpa-onnx-';
const RECORDER = 'node_modules/@picovoice/pvrecorder-node/lib/';
const PLAYER = 'node_modules/@echogarden/audio-io/addons/bin/';

/** Where a file is, and where it goes in `dist`. */
type Part = readonly [from: string, to: string];

/** pvrecorder finds its library in ../lib, seen from its bundle, and audio-io in ../addons/bin. */
const recorder = (...names: readonly string[]) =>
  names.map((name): Part => [`${RECORDER}${name}/pv_recorder.node`, `lib/${name}/pv_recorder.node`]);
const player = (...names: readonly string[]) =>
  names.map((name): Part => [`${PLAYER}${name}-output.node`, `addons/bin/${name}-output.node`]);
/** sherpa-onnx-node asks its own platform's package, which lies beside it. Its interface for C++ is used by nothing. */
const sherpa = (name: string, ...libraries: readonly string[]) =>
  ['package.json', 'sherpa-onnx.node', ...libraries].map(
    (file): Part => [`${SHERPA}${name}/${file}`, `native/node_modules/sherpa-onnx-${name}/${file}`],
  );

const LINUX_SHERPA = ['libonnxruntime.so', 'libsherpa-onnx-c-api.so'];
const MAC_SHERPA = ['libonnxruntime.dylib', 'libsherpa-onnx-c-api.dylib'];
const WINDOWS_SHERPA = ['onnxruntime.dll', 'sherpa-onnx-c-api.dll'];
const RASPBERRY_64 = ['cortex-a53-aarch64', 'cortex-a72-aarch64', 'cortex-a76-aarch64'].map(
  name => `raspberry-pi/${name}`,
);

const SOUND = {
  'linux-x64': [...recorder('linux/x86_64'), ...player('linux-x64-alsa')],
  'linux-arm64': [...recorder(...RASPBERRY_64), ...player('linux-arm64-alsa')],
  'darwin-x64': [...recorder('mac/x86_64'), ...player('macos-x64-coreaudio')],
  'darwin-arm64': [...recorder('mac/arm64'), ...player('macos-arm64-coreaudio')],
  'win32-x64': [...recorder('windows/amd64'), ...player('windows-x64-mme')],
  'win32-arm64': [...recorder('windows/arm64'), ...player('windows-arm64-mme')],
};

/**
 * Native files by the platform, as VS Code calls it: where each is, and where it goes in `dist`. Those of Linux are made for
 * glibc, so that Alpine has none; for Windows on ARM there is no sherpa-onnx. `universal` has what records and plays on
 * all of them, and no engine that is native.
 */
export const NATIVE: Readonly<Record<string, readonly Part[]>> = {
  ...SOUND,
  'linux-x64': [...SOUND['linux-x64'], ...sherpa('linux-x64', ...LINUX_SHERPA)],
  'linux-arm64': [...SOUND['linux-arm64'], ...sherpa('linux-arm64', ...LINUX_SHERPA)],
  'darwin-x64': [...SOUND['darwin-x64'], ...sherpa('darwin-x64', ...MAC_SHERPA)],
  'darwin-arm64': [...SOUND['darwin-arm64'], ...sherpa('darwin-arm64', ...MAC_SHERPA)],
  'win32-x64': [...SOUND['win32-x64'], ...sherpa('win-x64', ...WINDOWS_SHERPA)],
  'alpine-x64': [],
  'alpine-arm64': [],
  universal: Object.values(SOUND).flat(),
};

export const TARGETS = Object.keys(NATIVE);

/** The package of npm's that has a target's engine, in the version of sherpa-onnx-node; undefined where there is none. */
export function sherpaPackage(target: string): string | undefined {
  return NATIVE[target]?.find(([from]) => from.startsWith(SHERPA))?.[0].split('/')[1];
}
