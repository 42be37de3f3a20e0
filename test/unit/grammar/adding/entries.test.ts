import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const FILES = {
  json: [
    'a.json',
    '{\n  "name": ‸"gull",\n  "server": {\n    "host": "a",\n    "retries": 3\n  },\n  "scripts": {\n    "test": "mocha"\n  },\n  "empty": {}\n}\n',
  ],
  yaml: [
    'a.yml',
    'name: gull\njobs:\n  lint:\n    steps: 3\n  test:\n    timeout-minutes: 4\n    env:\n      MODE: ‸fast\n',
  ],
  steps: [
    'ci.yml',
    'jobs:\n  lint:\n    steps:\n      - name: Install\n        run: npm ci‸\n      - name: Lint\n        run: npm run lint\n  test:\n    steps:\n      - run: npm test\n',
  ],
  toml: ['a.toml', 'title = "gull"‸\n\n[server]\nport = 80\n\n[[birds]]\nname = "owl"\n\n[[birds]]\nname = "kite"\n'],
  ini: ['a.ini', '[window]\nwidth = 8‸00\n\n[network]\nproxy = none\n'],
  env: ['.env', '# data\nPORT=3000‸\nDEBUG=true\n'],
} as const;

type File = keyof typeof FILES;

/** In a file, said, what stands in the text and what stands there instead afterwards. */
const DONE: readonly (readonly [File, string, string, string])[] = [
  ['json', 'add a key secure with true', '"gull",\n', '"gull",\n  "secure": true,\n'],
  ['json', 'add a region key set to north', '"gull",\n', '"gull",\n  "region": "north",\n'],
  ['json', 'add workers 4 to server', '"retries": 3\n', '"retries": 3,\n    "workers": 4\n'],
  ['json', 'Add a key called prefix with api to server.', '"retries": 3\n', '"retries": 3,\n    "prefix": "api"\n'],
  ['json', 'add an entry mode with the value fast to the server object', '3\n', '3,\n    "mode": "fast"\n'],
  ['json', 'add a key mode with fast before retries', '    "retries"', '    "mode": "fast",\n    "retries"'],
  ['json', 'add a start script that runs node app.js', '"mocha"\n', '"mocha",\n    "start": "node app.js"\n'],
  ['json', 'add a script called lint with the value biome check', '"mocha"\n', '"mocha",\n    "lint": "biome check"\n'],
  ['json', 'add a key depth with 2 to empty', '{}', '{"depth": 2}'],
  ['json', 'add a key tags with an empty list', '"gull",\n', '"gull",\n  "tags": [],\n'],
  ['json', 'delete the host key', '    "host": "a",\n', ''],
  ['yaml', 'add a key shell with bash', 'fast\n', 'fast\n      SHELL: bash\n'],
  ['yaml', 'add timeout minutes 30 to the lint job', 'steps: 3\n', 'steps: 3\n    timeout-minutes: 30\n'],
  ['yaml', 'add a key kind with slow to test', 'fast\n', 'fast\n    kind: slow\n'],
  [
    'steps',
    'Add a step after this one named Build that runs npm run build.',
    'npm ci\n',
    'npm ci\n      - name: Build\n        run: npm run build\n',
  ],
  ['steps', 'add a step that runs npm audit after the lint step', 'run lint\n', 'run lint\n      - run: npm audit\n'],
  ['steps', 'add a step that uses actions slash cache at v4', 'npm ci\n', 'npm ci\n      - uses: actions/cache@v4\n'],
  ['toml', 'add workers 4', '"gull"\n', '"gull"\nworkers = 4\n'],
  ['toml', 'add a key host with localhost to the server table', 'port = 80\n', 'port = 80\nhost = "localhost"\n'],
  ['toml', 'add wings equals two to the kite bird', '"kite"\n', '"kite"\nwings = 2\n'],
  ['ini', 'add a key port with 8080 to network', 'none\n', 'none\nport = 8080\n'],
  ['ini', 'add color equals dark blue', '800\n', '800\ncolor = dark blue\n'],
  ['env', 'add log level equals info', '3000\n', '3000\nLOG_LEVEL=info\n'],
  ['env', 'add a variable greeting with hello there', '3000\n', '3000\nGREETING="hello there"\n'],
  ['env', 'add a variable root with slash data after debug', 'true\n', 'true\nROOT=/data\n'],
];

const LEFT_ALONE: readonly (readonly [File, string])[] = [
  ['json', 'add a key prefix with api to servers'],
  ['json', 'add workers equals 4 to servers'],
  ['json', 'add a key name with owl'],
  ['json', 'add a key that says when it ends'],
  ['json', 'add an api key with abc'],
  ['json', 'add a bit of salt'],
  ['json', 'add an option for dark mode'],
  ['json', 'add a key mode with some text'],
  ['steps', 'add an env variable debug with true'],
  ['json', 'add a script that lints everything'],
  ['json', 'add blue to the server'],
  ['yaml', 'add a needs lint to the test job'],
  ['yaml', 'add mode fast'],
  ['steps', 'add a step that checks the types'],
  ['steps', 'add a step that runs npm audit after the deploy step'],
  ['steps', 'add a step that runs everything'],
  ['toml', 'add wings equals two to the gull bird'],
  ['ini', 'add a key port with 8080 to the mirror section'],
  ['env', 'add a key port with 80'],
];

describe('adding an entry', () => {
  for (const [language, said, from, to] of DONE)
    it(`goes where it was said to: ${language}: ${said}`, () => assertEdit(FILES[language], said, from, to));

  for (const [language, said] of LEFT_ALONE)
    it(`does nothing where it is none, or has no place: ${language}: ${said}`, () =>
      assertLeftAlone(FILES[language], said));
});
