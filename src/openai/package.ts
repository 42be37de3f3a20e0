// The parts of the `openai` package that Aloud uses. Import this file dynamically: the package is heavy.
export { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai/core/error';
export { toFile } from 'openai/core/uploads';
export { CompatibleClient } from './compatibleClient.ts';
