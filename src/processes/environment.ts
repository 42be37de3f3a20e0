/**
 * What a program that we start needs to find its files, its sound and its language. Tokens and keys that an editor was
 * started with are nobody's business: whatever is not named here stays here. Names are compared without case, as
 * Windows does.
 */
const NEEDED =
  /^(?:PATH|PATHEXT|HOME|USER|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|USERNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES(?:\(X86\))?|COMMONPROGRAMFILES(?:\(X86\))?|XDG_[A-Z_]+|DISPLAY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|PULSE_[A-Z_]+|PIPEWIRE_[A-Z_]+|ALSA_[A-Z_]+|AUDIODEV|AUDIODRIVER|SDL_AUDIODRIVER|JACK_[A-Z_]+|ESPEAK_DATA_PATH|LD_LIBRARY_PATH|DYLD_[A-Z_]+|NIX_[A-Z_]+|ELECTRON_RUN_AS_NODE)$/i;

/** Of an environment what a program needs; `more` names what it needs besides. */
export function environmentFor(environment: NodeJS.ProcessEnv, more?: RegExp): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => NEEDED.test(name) || more?.test(name)));
}
