// An OpenAI-compatible server on loopback for trying things out by hand:
// node test/support/server/main.ts [--port N] [--key KEY] [--phrases FILE] [--steps FILE.json]
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startOpenAIServer } from './openaiServer.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    key: { type: 'string' },
    /** One phrase a line; without it free dictation, which is poor where Moonshine's model is not here. */
    phrases: { type: 'string' },
    /** A JSON list of `{"reply": …}`. */
    steps: { type: 'string' },
  },
});
const phrases = values.phrases === undefined ? undefined : (await readFile(values.phrases, 'utf8')).split('\n');
const server = await startOpenAIServer({
  port: Number(values.port),
  ...(values.key !== undefined && { key: values.key }),
  ...(phrases && { hears: phrases.filter(phrase => phrase.trim() !== '') }),
  ...(values.steps !== undefined && { chat: JSON.parse(await readFile(values.steps, 'utf8')) }),
});
console.log(server.url);
