import { AloudError, type ErrorCode } from '../../common/errors.ts';

const PRESS = 'Press "Allow the microphone" there, then try again.';

export function notOpen(): AloudError {
  return failure('no-microphone', `The microphone page is not open. Open it in your browser. ${PRESS}`);
}

export function notAllowed(): AloudError {
  return failure('no-microphone', `The microphone page is open, and waits for you. ${PRESS}`);
}

export function denied(): AloudError {
  const advice = "Allow it for the microphone page in the browser's settings for sites, then try again.";
  return failure('microphone-denied', `The browser may not use the microphone. ${advice}`);
}

export function failed(problem: string, cause?: unknown): AloudError {
  return failure('microphone-failed', problem.trim().replace(/[^.!?]$/, '$&.'), cause);
}

function failure(code: ErrorCode, message: string, cause?: unknown): AloudError {
  return new AloudError({
    code,
    message,
    remedies: ['retry', 'check-setup', 'open-settings'],
    setting: 'aloud.microphone.backend',
    ...(cause === undefined ? {} : { cause }),
  });
}
