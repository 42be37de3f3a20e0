import type { Answer } from './answer.ts';
import type { CommandRecogniser } from './commandRecogniser.ts';
import type { UploadedFile } from './openaiServer.ts';
import { decoded } from './sound.ts';

const RATE_HZ = 16_000;

export async function answerTranscription(
  form: readonly (readonly [string, string | UploadedFile])[],
  recogniser: CommandRecogniser,
  answer: Answer,
): Promise<void> {
  const field = (name: string) => form.find(([key]) => key === name)?.[1];
  const file = field('file');
  if (file === undefined || typeof file === 'string') return answer.error(400, "Missing required parameter: 'file'.");
  const samples = await decoded(file.bytes, file.name, RATE_HZ).catch(() => undefined);
  if (!samples) return answer.error(400, 'Invalid file format.');
  if (samples.length < RATE_HZ / 10) {
    return answer.error(400, 'Audio file is too short. Minimum audio length is 0.1 seconds.', 'audio_too_short');
  }
  const text = await recogniser.recognise(samples);
  const tokens = text.split(/(?=\s)/).filter(token => token !== '');
  const model = String(field('model'));
  const wantsProbabilities = form.some(([name, value]) => name === 'include[]' && value === 'logprobs');
  const logprobs = tokens.map(token => ({ token, logprob: -0.1, bytes: [...Buffer.from(token)] }));
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
    await answer.json(200, { task: 'transcribe', language: 'english', duration, text, segments: [] });
  } else {
    await answer.json(200, { text, ...sure });
  }
}
