import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const CI = `jobs:
  lint:
    steps:
      - name: install
        run: npm ci
      - name: lint
        run: npm run‸ lint
  test:
    steps:
      - name: install
        run: npm ci
`;
const STATION = `debug = fal‸se

[[sensors]]
name = "wind"
unit = "m/s"
enabled = true

[[sensors]]
name = "rain"
unit = "mm"
enabled = false

[database]
timeout = "30s"
`;
const SETTINGS = `{
  "size‸": 1,
  "window": { "width": 12, "height": 8 },
  "door": { "width": 2 },
  "users": [
    { "name": "mira" },
    { "name": "tom" }
  ]
}
`;
const SHEET = `.card {
  padding: 8px;‸
}

.card:hover {
  padding: 9px;
}

.title {
  font-size: 20px;
}
`;

const plain = (marked: string) => marked.replace('‸', '');

describe('members of data', () => {
  for (const [said, file, marked, old, now] of [
    ['delete this step', 'ci.yaml', CI, '      - name: lint\n        run: npm run lint\n', ''],
    [
      'the whole lint job can go',
      'ci.yaml',
      CI,
      '  lint:\n    steps:\n      - name: install\n        run: npm ci\n      - name: lint\n        run: npm run lint\n',
      '',
    ],
    [
      'the test job can be removed',
      'ci.yaml',
      CI,
      '  test:\n    steps:\n      - name: install\n        run: npm ci\n',
      '',
    ],
    ['delete the last sensor', 'a.toml', STATION, '[[sensors]]\nname = "rain"\nunit = "mm"\nenabled = false\n\n', ''],
    ['remove the wind sensor', 'a.toml', STATION, '[[sensors]]\nname = "wind"\nunit = "m/s"\nenabled = true\n\n', ''],
    ['delete the user named tom', 'a.json', SETTINGS, ',\n    { "name": "tom" }', ''],
    ['change the unit of the rain sensor to inches', 'a.toml', STATION, 'mm', 'inches'],
    ['set the window width to 14', 'a.json', SETTINGS, '12', '14'],
    ['the width of the door should be three', 'a.json', SETTINGS, '2 },\n  "users', '3 },\n  "users'],
    ['set the database timeout to forty five seconds', 'a.toml', STATION, '30s', '45s'],
    ['change the timeout to 90', 'a.toml', STATION, '30s', '90s'],
    ['bump the font size up to twenty four', 'a.css', SHEET, '20px', '24px'],
    ['set the card hover padding to two pixels', 'a.css', SHEET, '9px', '2px'],
    ['turn debug on', 'a.toml', STATION, 'debug = false', 'debug = true'],
    ['enable the rain sensor', 'a.toml', STATION, 'enabled = false', 'enabled = true'],
    ['switch the wind sensor off', 'a.toml', STATION, 'enabled = true', 'enabled = false'],
  ] as const)
    it(`are known by their names and values: ${said}`, async () =>
      assert.equal(await spokenEdit(file, marked, said), plain(marked).replace(old, now)));

  for (const [said, file, marked] of [
    ['we can go', 'ci.yaml', CI],
    ['the snow sensor can go', 'a.toml', STATION],
    ['turn the radio on', 'a.toml', STATION],
    ['turn debug around', 'a.toml', STATION],
    ['enable the wind sensor', 'a.toml', STATION],
    ['enable the sensor', 'a.toml', STATION],
    ['turn off the name', 'a.json', SETTINGS],
    ['set the window depth to 14', 'a.json', SETTINGS],
    ['set the garage width to 14', 'a.json', SETTINGS],
    ['swap this step with the next one', 'ci.yaml', CI],
  ] as const)
    it(`are left alone where none is meant for certain: ${said}`, async () =>
      assert.equal(await spokenEdit(file, marked, said), undefined));
});
