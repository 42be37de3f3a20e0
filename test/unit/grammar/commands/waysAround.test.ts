import assert from 'node:assert/strict';
import { silentLog } from '../../../../src/common/log.ts';
import { Grammar } from '../../../../src/grammar/grammar.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { Stage } from '../../../support/stage.ts';

type Call = readonly [name: string, given: Readonly<Record<string, unknown>>];

const back = (steps = 1): Call => ['return_to_place', { steps }];
const scroll = (to: 'up' | 'down', by: 'line' | 'half' | 'page', count: number): Call => ['scroll', { to, by, count }];
const command = (id: string): Call => ['run_command', { command: id }];

/** How people say where they want to go and what they want to see, in words of their own. */
const WAYS: readonly (readonly [call: Call, ...ways: readonly string[]])[] = [
  [
    back(),
    ...['take me back to where I was', 'get me back to where I came from', 'go back to the place I was at before'],
    ...['put me back where I was', 'previous location', 'bring me back to the previous spot', 'last cursor position'],
    ...['take me back one step', 'go back to where I was working', 'back to where I started', 'go to my last location'],
    ...['return to my previous position', 'could you go back to the last place'],
  ],
  [back(2), 'go back a couple of places', 'back up two places', 'take me back two steps'],
  [back(3), 'jump back three places', 'go back three'],
  [
    command('last_edit'),
    ...['go back to my last edit', 'back to the last place I edited', 'where did I last type'],
    ...['take me to the last thing I changed', 'return to where I was editing'],
  ],
  [command('go_back'), 'take me back', 'go back'],
  [command('go_forward'), 'go forward again', 'take me forward'],
  [
    scroll('down', 'line', 5),
    ...['scroll down a bit more', 'scroll a little further down', 'can you scroll down a little please'],
    ...['move the view down five lines', 'scroll further down a bit', 'scroll down just a few lines'],
  ],
  [scroll('down', 'line', 10), 'scroll down another ten lines', 'scroll the page down ten lines'],
  [scroll('up', 'line', 1), 'scroll up just a line', 'scroll back up one line'],
  [scroll('up', 'line', 2), 'scroll the page up a couple of lines', 'nudge the view up two lines'],
  [scroll('down', 'half', 1), 'scroll half a screen down', 'half a page down', 'scroll down half a screen'],
  [scroll('up', 'page', 1), 'move up one page', 'scroll up another page', 'scroll a page up'],
  [scroll('down', 'page', 1), 'go down a screen', 'down a page'],
  [scroll('up', 'page', 2), 'scroll up two pages', 'scroll back up two screens'],
  [command('scroll_up'), 'scroll back up', 'move the screen up'],
  [command('scroll_down'), 'scroll further', 'scroll a page', 'scroll the page down'],
  [command('scroll_to_top'), 'scroll to the very top', 'scroll all the way back up to the top'],
  [command('scroll_to_bottom'), 'scroll all the way to the bottom', 'scroll to the very end'],
  [['keep_scrolling', { to: 'down' }], 'scroll until I say stop', 'start scrolling slowly', 'keep scrolling'],
  [['keep_scrolling', { pace: 'faster' }], 'scroll a bit faster', 'a little faster', 'speed it up'],
  [['keep_scrolling', { pace: 'slower' }], 'not so fast', 'slow down', 'a bit slower please'],
  [['stop_scrolling', {}], 'stop right there', 'okay stop', "that's far enough", 'stop moving'],
  [command('center_line'), 'show me the cursor', 'scroll to the cursor', 'bring the cursor into view', 'center this'],
  [['put_line', { at: 'top' }], 'scroll so this is at the top', 'put this at the top of the screen'],
];

describe('going back and scrolling', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;

  before(() => {
    stage = new Stage({ 'a.txt': 'Some sum.\ntotal\ntitle\n‸' });
  });
  after(() => stage.close());

  for (const [[name, given], ...ways] of WAYS)
    for (const words of ways)
      it(`“${words}”: ${name} ${JSON.stringify(given)}`, async () => {
        const choice = await grammar.understand(words, stage.access.view, 'nobody');
        assert.deepEqual(choice?.reading.calls, [{ name, arguments: given }]);
      });
});
