// The parts of the `openai` package that Aloud uses. Import this file dynamically: the package is heavy.
export { OpenAI } from 'openai/client';
export { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai/core/error';
export { Stream } from 'openai/core/streaming';
export { toFile } from 'openai/core/uploads';
