import { AloudError } from '../common/errors.ts';
import { type Chooser, chosenLabel, whyNot } from '../common/settings/choice.ts';
import { inWords } from '../grammar/english/numbers.ts';
import { type Message, message, sentences } from '../messages/message.ts';
import type { ModelSetting } from '../openai/addresses.ts';

/** That a sample was understood. Throws what was heard instead, or that nothing was. */
export function asSaid(heard: string, says: string, by: Chooser, setting: ModelSetting): Message {
  const name = chosenLabel(by);
  if (isSaid(heard, says)) return explained(by, message('setup.understood', { name, heard }));
  const wrong =
    heard === ''
      ? message('setup.understood-nothing', { name, says })
      : message('setup.understood-otherwise', { name, heard, says });
  throw new AloudError({
    code: 'bad-reply',
    message: explained(by, wrong),
    setting,
    remedies: ['select-model', 'open-settings'],
  });
}

/** With why what comes before it was not taken. */
export function explained(chooser: Chooser, says: Message): Message {
  return sentences([says, ...whyNot(chooser)]);
}

/** The same words, whatever their numbers and spaces look like. */
function isSaid(heard: string, says: string): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/\d+/g, digits => inWords(Number(digits)))
      .replace(/[^\p{L}]/gu, '');
  return letters(heard) === letters(says);
}
