import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const FILE =
  'FROM node:20 AS build\nWORKDIR /app\nRUN npm ci && \\\n    npm test\n\nFROM nginx:1.25\nENV MODE=production\nEXPOSE 8‸0\nCMD ["nginx", "-g", "daemon off;"]\n';

const DONE: readonly (readonly [said: string, from: string, to: string])[] = [
  ['expose 8080 instead', 'EXPOSE 80', 'EXPOSE 8080'],
  ['expose 443', 'EXPOSE 80\n', 'EXPOSE 80\nEXPOSE 443\n'],
  ['Add an env log level equals debug after the env.', 'production\n', 'production\nENV LOG_LEVEL=debug\n'],
  ['add an arg version before the work dir', 'WORKDIR', 'ARG VERSION\nWORKDIR'],
  ['add a run npm prune after the run', 'npm test\n', 'npm test\nRUN npm prune\n'],
  ['add a user node', 'EXPOSE 80\n', 'EXPOSE 80\nUSER node\n'],
  ['copy package dot json to slash app', 'EXPOSE 80\n', 'EXPOSE 80\nCOPY package.json /app\n'],
  ['copy dot dot', 'EXPOSE 80\n', 'EXPOSE 80\nCOPY . .\n'],
  ['add a from node 22 alpine as test', 'off;"]\n', 'off;"]\n\nFROM node:22-alpine AS test\n'],
  ['delete this instruction', 'EXPOSE 80\n', ''],
  [
    'move this instruction down',
    'EXPOSE 80\nCMD ["nginx", "-g", "daemon off;"]',
    'CMD ["nginx", "-g", "daemon off;"]\nEXPOSE 80',
  ],
  ['delete the run instruction', 'RUN npm ci && \\\n    npm test\n', ''],
  ['change expose to 8080', 'EXPOSE 80', 'EXPOSE 8080'],
  ['set the work dir to slash srv', '/app', '/srv'],
  ['change mode to staging', 'production', 'staging'],
  ['add a comment saying for the proxy', 'EXPOSE 80\n', 'EXPOSE 80\n# For the proxy\n'],
];

const LEFT_ALONE = [
  'expose the secret',
  'user guide',
  'copy that',
  'from now on',
  'add a run npm test after the from',
  'add an env after the copy',
  'run the thing',
];

describe('instructions of an image', () => {
  for (const [said, from, to] of DONE)
    it(`are written as they are said: ${said}`, () => assertEdit(['Dockerfile', FILE], said, from, to));

  for (const said of LEFT_ALONE)
    it(`are none where it is talk: ${said}`, () => assertLeftAlone(['Dockerfile', FILE], said));
});
