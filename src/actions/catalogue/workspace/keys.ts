import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { message } from '../../../messages/message.ts';
import { defineAction, nonEmpty } from '../../define.ts';

export const pressKey = defineAction({
  name: 'press_key',
  description: 'Does what a key does in the editor, such as ctrl+shift+p or escape.',
  // What does more than that is asked.
  risk: 'shows',
  needs: [],
  // Models have the commands themselves.
  forModels: false,
  input: z.strictObject({ key: nonEmpty('As in ctrl+shift+p.') }),
  async run({ key }, { view, hands }) {
    if (key === 'ctrl+s') await hands.files.save((await view.documents.read()).path);
    else if (key === 'ctrl+z') await hands.text.undo();
    else if (!(await hands.workbench.press(key)))
      throw new AloudError({ code: 'unsupported', message: message('workbench.unknown-key', { key }) });
    return message('workbench.pressed', { key });
  },
});
