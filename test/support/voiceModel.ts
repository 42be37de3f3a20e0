import { resolve } from 'node:path';

/** What the built extension has in dist/voice. */
export const voiceModel = resolve(import.meta.dirname, '../../media/voice/silero.safetensors');
