import type { Answer } from './answer.ts';
import type { Form } from './formFields.ts';
import type { Recogniser } from './freeRecogniser.ts';
import type { UploadedFile } from './openaiServer.ts';
import { decoded } from './sound.ts';
import { refusedTranscription, refusedTranslation } from './transcriptionFields.ts';

const RATE_HZ = 16_000;

/** How sure the recogniser is of each of its tokens, and of a segment on average. */
const LOGPROB = -0.1;
const UNSURE_LOGPROB = -1.5;

export async function answerTranscription(
  form: Form,
  recogniser: Recogniser,
  answer: Answer,
  unsure: readonly string[] = [],
): Promise<void> {
  const refusal = refusedTranscription(form);
  if (refusal) return answer.error(400, refusal.message, refusal.code, refusal.param);
  const field = (name: string) => form.find(([key]) => key === name)?.[1];
  const samples = await samplesOf(form, answer, recogniser);
  if (!samples) return;
  const text = await recogniser.recognise(samples);
  const tokens = text.split(/(?=\s)/).filter(token => token !== '');
  const model = String(field('model'));
  const wantsProbabilities = form.some(([name, value]) => name === 'include[]' && value === 'logprobs');
  const logprobs = tokens.map(token => ({
    token,
    logprob: unsure.includes(token.trim()) ? UNSURE_LOGPROB : LOGPROB,
    bytes: [...Buffer.from(token)],
  }));
  const sure = wantsProbabilities && model.startsWith('gpt-4o') ? { logprobs } : {};
  const format = field('response_format') ?? 'json';
  if (field('stream') === 'true' && model !== 'whisper-1') {
    answer.head(200, 'text/event-stream');
    for (const delta of tokens) await answer.event({ type: 'transcript.text.delta', delta });
    await answer.event({ type: 'transcript.text.done', text, ...sure });
    answer.end();
  } else if (format === 'text') {
    answer.head(200, 'text/plain; charset=utf-8');
    await answer.write(`${text}\n`);
    answer.end();
  } else if (format === 'verbose_json') {
    const duration = samples.length / RATE_HZ;
    const segment = { id: 0, seek: 0, start: 0, end: duration, text: ` ${text}`, avg_logprob: LOGPROB };
    const segments = text === '' ? [] : [segment];
    await answer.json(200, { task: 'transcribe', language: 'english', duration, text, segments });
  } else {
    await answer.json(200, { text, ...sure });
  }
}

/** In English, by a table. */
export async function answerTranslation(
  form: Form,
  english: Readonly<Record<string, string>> | undefined,
  recogniser: Recogniser,
  answer: Answer,
): Promise<void> {
  if (!english) return answer.error(404, 'Invalid URL (POST /v1/audio/translations)');
  const refusal = refusedTranslation(form);
  if (refusal) return answer.error(400, refusal.message, refusal.code, refusal.param);
  const samples = await samplesOf(form, answer, recogniser);
  if (!samples) return;
  const heard = await recogniser.recognise(samples);
  await answer.json(200, { text: english[heard] ?? heard });
}

/** The sound that was sent; undefined, with the answer that says so, where it is none or too short. */
async function samplesOf(form: Form, answer: Answer, { isDeaf }: Recogniser): Promise<Int16Array | undefined> {
  const file = form.find(([name]) => name === 'file')?.[1] as UploadedFile;
  if (isDeaf) return new Int16Array();
  const samples = await decoded(file.bytes, file.name, RATE_HZ).catch(() => undefined);
  if (samples && samples.length >= RATE_HZ / 10) return samples;
  if (!samples) await answer.error(400, 'Invalid file format.');
  else {
    const problem = 'Audio file is too short. Minimum audio length is 0.1 seconds.';
    await answer.error(400, problem, 'audio_too_short');
  }
  return undefined;
}
