import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import { AloudError } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';
import { ServerComplaint } from '../../openai/failures/complaints.ts';
import { named } from '../../openai/failures/errors.ts';
import { HarmfulField } from '../../openai/requests/refusedFields.ts';
import type { Attempt } from '../../openai/requests/request.ts';
import { MP3, SPOKEN_ANSWER, SPOKEN_TURNS } from './audioFields.ts';

/** A server, or the model that it has, takes no sound: what was said has to be written down for it first. */
export class CannotHear extends AloudError {}

/** How servers answer that do not take a request: some fail where a model has no ears. */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 415, 422, 500, 501]);

const LOST_TURN = /audio_\w+|\baudio\b.{0,60}\b(id|response|message)s?\b|previous audio/i;
const IS_LOST = /expired|not found|no longer|unknown|does not exist|no such|invalid|cannot be found/i;
const SPEAKING =
  /\bmodalit(y|ies)\b(?!.{0,40}\binput)|audio[ _.]?(output|voice|generation|response)|\bvoices?\b|output[ _]?audio|(output|generat\w+|speak\w*) (of )?(audio|speech)|(argument|field|parameter|property|supplied|inputs?).{0,20}[:\s"'`]audio(?![ _]?(input|content|url|part))\b/i;
const FORMAT = /\bmp3\b|\bmpeg\b|(audio|input_audio)[ _.]?(format|codec|type)|input_audio\.format|decod\w+|codec/i;
const HEARING =
  /input[ _]?audio|\baudio\b|multi-?modal|content.{0,80}\b(string|text)\b|\b(string|text)\b.{0,40}\bcontent\b|content\W+(parts?|type|array|list)/i;

/** Complaints of this very sound, which say nothing of the next. */
const THIS_SOUND =
  /too[ _](short|long|large|big)|duration|exceed|corrupt|context (length|window|size)|could not be (decoded|read)/i;
/** What fails may do so for any reason; what cannot be done is said to be so. */
const UNABLE = /not (yet |currently )?support|unsupported|mmproj|not implemented|does ?n[o']t (have|support|accept)/i;

/**
 * What a server's refusal of a request by sound comes to: one without something that it does not take, CannotHear, or the
 * same as it was where sound has no part in it.
 */
export async function refusedBySound(
  thrown: unknown,
  { asked, without }: Attempt,
  params: ChatCompletionCreateParams,
): Promise<unknown> {
  const words = await refusal(thrown);
  if (words === undefined) return thrown;
  // A model may be called by what it can do.
  const said = words.replaceAll(asked.model, '');
  const may = (field: string) => !without.has(field);
  const error = thrown as Error;
  const hasTurns = params.messages.some(each => each.role === 'assistant' && 'audio' in each);
  if (hasTurns && may(SPOKEN_TURNS) && LOST_TURN.test(said) && IS_LOST.test(said))
    return new HarmfulField(SPOKEN_TURNS, error);
  if ('modalities' in params && may(SPOKEN_ANSWER) && SPEAKING.test(said))
    return new HarmfulField(SPOKEN_ANSWER, error);
  if (may(MP3) && FORMAT.test(said) && sends(params, 'mp3')) return new HarmfulField(MP3, error);
  if (!HEARING.test(said) || THIS_SOUND.test(said)) return thrown;
  // Who knows no sound at all may say so of the answer's as well.
  return new CannotHear({
    code: 'unsupported',
    message: message('chat.cannot-hear', { server: named(asked), model: asked.model, setting: 'aloud.chat.audio' }),
    setting: 'aloud.chat.audioModel',
    cause: thrown,
  });
}

/** What it says, with the parameter that it names; undefined for what is no refusal. */
async function refusal(thrown: unknown): Promise<string | undefined> {
  if (thrown instanceof ServerComplaint) {
    const { status, words, kind } = thrown.complaint;
    return refusing(status, `${words} ${kind}`);
  }
  const { APIError } = await import('../../openai/package.ts');
  if (!(thrown instanceof APIError)) return undefined;
  return refusing(thrown.status ?? 0, `${thrown.message} ${thrown.code ?? ''} ${thrown.param ?? ''}`);
}

function refusing(status: number | undefined, said: string): string | undefined {
  if (status !== undefined && !REFUSALS.has(status)) return undefined;
  return status === undefined || status < 500 || UNABLE.test(said) ? said : undefined;
}

function sends(params: ChatCompletionCreateParams, format: 'mp3'): boolean {
  return params.messages.some(
    ({ content }) =>
      Array.isArray(content) && content.some(part => part.type === 'input_audio' && part.input_audio.format === format),
  );
}
