import type { Answer } from './answer.ts';
import type { CommandRecogniser } from './commandRecogniser.ts';
import type { Form } from './formFields.ts';
import type { UploadedFile } from './openaiServer.ts';
import { decoded } from './sound.ts';
import { refusedTranscription } from './transcriptionFields.ts';

const RATE_HZ = 16_000;

/** How sure the recogniser is of each of its tokens, and of a segment on average. */
const LOGPROB = -0.1;

export async function answerTranscription(form: Form, recogniser: CommandRecogniser, answer: Answer): Promise<void> {
  const refusal = refusedTranscription(form);
  if (refusal) return answer.error(400, refusal.message, refusal.code, refusal.param);
  const field = (name: string) => form.find(([key]) => key === name)?.[1];
  const file = field('file') as UploadedFile;
  const samples = await decoded(file.bytes, file.name, RATE_HZ).catch(() => undefined);
  if (!samples) return answer.error(400, 'Invalid file format.');
  if (samples.length < RATE_HZ / 10) {
    return answer.error(400, 'Audio file is too short. Minimum audio length is 0.1 seconds.', 'audio_too_short');
  }
  const text = await recogniser.recognise(samples);
  const tokens = text.split(/(?=\s)/).filter(token => token !== '');
  const model = String(field('model'));
  const wantsProbabilities = form.some(([name, value]) => name === 'include[]' && value === 'logprobs');
  const logprobs = tokens.map(token => ({ token, logprob: LOGPROB, bytes: [...Buffer.from(token)] }));
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
