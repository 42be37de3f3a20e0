import { AloudError, type ErrorCode } from '../../common/errors.ts';
import { type Message, message } from '../../messages/message.ts';

export function notOpen(): AloudError {
  return failure('no-microphone', message('page.not-open'));
}

export function notAllowed(): AloudError {
  return failure('no-microphone', message('page.waits'));
}

export function denied(): AloudError {
  return failure('microphone-denied', message('page.denied'));
}

export function failed(problem: Message, cause?: unknown): AloudError {
  return failure('microphone-failed', problem, cause);
}

function failure(code: ErrorCode, says: Message, cause?: unknown): AloudError {
  return new AloudError({
    code,
    message: says,
    remedies: ['retry', 'select-microphone', 'check-setup'],
    setting: 'aloud.microphone.backend',
    ...(cause === undefined ? {} : { cause }),
  });
}
