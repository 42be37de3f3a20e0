import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const FILE =
  '# Trip\n\n1. Pack.\n2. Drive.\n3. Rest.\n\n- bread\n- but‸ter\n\nTo do:\n\n- [ ] buy a map\n- [x] fill the tank\n\n| Town | Days |\n| ---- | ---- |\n| Bonn | 2    |\n| Ulm  | 1    |\n';
const AT_STEP = FILE.replace('‸', '').replace('1. Pa', '1. Pa‸');

const DONE: readonly (readonly [marked: string, said: string, from: string, to: string])[] = [
  [FILE, 'next bullet olive oil', 'butter\n', 'butter\n- olive oil\n'],
  [FILE, 'Add a bullet jam.', 'butter\n', 'butter\n- jam\n'],
  [FILE, 'add a bullet after bread', 'bread\n', 'bread\n- \n'],
  [FILE, 'add a task wash the car', 'the tank\n', 'the tank\n- [ ] wash the car\n'],
  [FILE, 'another step sleep', 'Rest.\n', 'Rest.\n4. Sleep\n'],
  [AT_STEP, 'next step fuel up', 'Pack.\n2. Drive.\n3. Rest.\n', 'Pack.\n2. Fuel up\n3. Drive.\n4. Rest.\n'],
  [AT_STEP, 'move this step down', '1. Pack.\n2. Drive.', '1. Drive.\n2. Pack.'],
  [FILE, 'add a row with Kiel and 3', 'Ulm  | 1    |\n', 'Ulm  | 1    |\n| Kiel | 3    |\n'],
];

const LEFT_ALONE = [
  'add a task for the team',
  'add a bullet after milk',
  'add a row with Kiel',
  'add a row with Kiel and 3 and 4',
  'next time write more',
  'add a step that explains it',
];

describe('items and rows of a document', () => {
  for (const [marked, said, from, to] of DONE)
    it(`are written as the others are: ${said}`, () => assertEdit(['a.md', marked], said, from, to));

  for (const said of LEFT_ALONE)
    it(`are none where more is said than their text: ${said}`, () => assertLeftAlone(['a.md', FILE], said));
});
