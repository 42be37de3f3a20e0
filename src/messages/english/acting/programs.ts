/** Programs that record, play and convert sound, and how one comes to have them. */
export const programs = {
  'programs.not-found': '{program} was not found.',
  'programs.ended-with': 'It ended with {code}.',
  'programs.ended-silent': 'It ended without sound.',
  'programs.ended-silent-with': 'It ended with {code} without sound.',
  'programs.ended-early': 'It ended with {code} before all was heard.',
  'programs.no-sound': 'It sent no sound.',
  'programs.took-too-long': 'It took too long.',
  'programs.could-not-record': '{program} could not record.',
  'programs.could-not-play': '{program} could not play.',
  'programs.takes-no-sound': 'The sound device takes no sound.',
  'programs.no-device': 'There is no device "{device}". There are: {devices}.',
  'programs.no-devices': 'There is no device "{device}". There are: none.',
  'programs.plug-in': 'Plug in a microphone, or choose one in the settings.',
  'programs.allow': "Allow the editor to use the microphone in the system's privacy settings, then try again.",

  // What a person installs or sets.
  'programs.install': 'Install it ({command}).',
  'programs.install-sox': 'Install SoX ({command}) or set aloud.sox.path.',
  'programs.install-ffmpeg': 'Install ffmpeg.',
  'programs.install-voice':
    'Install Flite or eSpeak NG, for example with `sudo apt install flite` or `sudo dnf install espeak-ng`.',
  'programs.part-of-system': 'It belongs to the system: look why it is missing.',
  'programs.other-microphone': 'Choose another aloud.microphone.backend.',
  'programs.own-recorder': 'Set aloud.microphone.command to a program, with its arguments, that records.',
  'programs.other-player': 'Choose another aloud.player.',
} as const;
