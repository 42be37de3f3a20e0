import { type Message, message } from '../../messages/message.ts';
import type { Access } from '../action.ts';
import { Permits } from '../gate/permits.ts';
import { Questions } from '../gate/questions.ts';
import type { Author, Whose } from '../gate/rules.ts';
import { Hands } from '../hands/hands.ts';
import { View } from '../view/view.ts';
import { endingEditor } from './endingEditor.ts';
import type { Exchange, ExchangeProps } from './exchange.ts';
import type { TimeLimit } from './timeLimit.ts';

/** What one call of an exchange can reach, until its time is up. Without a limit it is the exchange's own. */
export function accessFor(exchange: Exchange, by: Author, limit?: Pick<TimeLimit, 'signal' | 'pause'>): Access {
  const { gate, tell, manner, from, signal: turn } = exchange.props;
  const signal = limit?.signal ?? turn;
  const editor = endingEditor(exchange.props.editor, signal);
  const questions = new Questions({
    asking: editor.asking,
    folders: () => editor.files.folders,
    approvals: exchange.remembered.approvals,
    tell,
    ...wantedBy(exchange.props),
    signal,
    pause: asked => (limit ? limit.pause(asked) : asked),
  });
  const whose: Whose = from === undefined ? { by, manner } : { by: 'model', manner: 'hands-free' };
  const permits = new Permits({ gate, questions, whose, own: exchange.own, allowed: exchange.allowed });
  const reach = { editor, permits, questions, exchange };
  return { view: new View(reach), hands: new Hands(reach) };
}

/** What a question tells of whose wish it is, where that is not plain. */
function wantedBy({ manner, words = '', from }: Pick<ExchangeProps, 'manner' | 'words' | 'from'>): {
  readonly heard?: Message;
} {
  if (from !== undefined)
    return { heard: words ? message('asking.wanted', { from, words }) : message('asking.called', { from }) };
  return manner === 'hands-free' && words ? { heard: message('asking.heard', { words }) } : {};
}
