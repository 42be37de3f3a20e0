import type { Service } from '../../common/settings/keys.ts';
import type { SettingName } from '../../common/settings/settings.ts';
import { type Message, message } from '../../messages/message.ts';
import type { Complaint } from './complaints.ts';

export interface Hint {
  readonly setting: SettingName;
  /** A sentence that names the setting. */
  readonly advice: Message;
}

/** How servers say that they do not take something. */
export const REFUSES =
  /unknown|unrecogni[sz]ed|unsupported|not (yet |currently )?(supported|permitted|allowed|implemented|available|enabled|a valid)|(does|do|can)(n't| not) (support|allow|accept|use)|unexpected|invalid|extra[_ ](inputs?|fields?|forbidden)|forbidden|no such|must be|should be|cannot be|one of/i;

/** The settings that help, by what a complaint is about; the first that fits counts. */
const HINTS: readonly (Hint & { readonly service: Service; readonly about: RegExp })[] = [
  {
    service: 'transcription',
    about: /\bstream(ing)?\b/i,
    setting: 'aloud.transcription.stream',
    advice: message('servers.switch-off', { setting: 'aloud.transcription.stream' }),
  },
  {
    service: 'transcription',
    about:
      /\b(ogg|vorbis|audio|codecs?|file ?(type|format|extension)|(media|mime)[ -]?types?|container|decod\w+|ffmpeg)\b/i,
    setting: 'aloud.recording.format',
    advice: message('servers.take-wav'),
  },
  {
    service: 'transcription',
    about: /\blanguages?\b/i,
    setting: 'aloud.transcription.language',
    advice: message('servers.other-language'),
  },
  {
    service: 'chat',
    about: /\bstream(ing)?\b/i,
    setting: 'aloud.chat.stream',
    advice: message('servers.switch-off', { setting: 'aloud.chat.stream' }),
  },
  {
    service: 'speech',
    about: /\binstructions?\b/i,
    setting: 'aloud.speech.instructions',
    advice: message('servers.no-instructions'),
  },
  {
    service: 'speech',
    about: /\bspeed\b/i,
    setting: 'aloud.speech.speed',
    advice: message('servers.usual-speed'),
  },
  {
    service: 'speech',
    about: /\b(voices?|speakers?)\b/i,
    setting: 'aloud.speech.voice',
    advice: message('servers.other-voice'),
  },
];

/** A server that knows nothing else asks for it. */
const WANTS_STREAM = /(must be|set to|only|requires?).{0,40}\b(true|stream)|stream\w* (is )?(required|only)/i;

/** Servers that cannot read a recording say so in these words, which name no field. */
const UNREADABLE =
  /(fail\w*|could not|couldn't|cannot|can't|unable) (to )?(be )?(read|decode|load|open|process|convert)|not found/i;

/** What the user can set otherwise so that a server takes what it has refused; undefined if that is not known. */
export function hintFor({ words, status }: Complaint, service: Service): Hint | undefined {
  if (status !== undefined && status >= 500 && status !== 501 && !UNREADABLE.test(words)) return undefined;
  if (!REFUSES.test(words) && !UNREADABLE.test(words)) return undefined;
  const hint = HINTS.find(each => each.service === service && each.about.test(words));
  if (hint?.setting.endsWith('.stream') && WANTS_STREAM.test(words)) {
    return { setting: hint.setting, advice: message('servers.switch-on', { setting: hint.setting }) };
  }
  return hint;
}
