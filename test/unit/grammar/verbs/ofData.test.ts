import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const IMAGE = [
  'Dockerfile',
  `FROM node:20-alpine
ARG VERSION=dev
ENV NODE_ENV=production \\
    PORT=3000
COPY package.json package-lock.json ./‸
RUN npm ci
RUN npm run build
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
`,
] as const;

const MANIFEST = [
  'Cargo.toml',
  `[dependencies]
serde = { version = "1.0" }‸
tokio = "1"

[profile.release]
opt-level = 3
lto = true
`,
] as const;

const PAGE = [
  'a.md',
  '### Known problems\n\nSee the manual for more. Thanks!‸\n\n| Sensor | Unit |\n| --- | --- |\n| wind | m/s |\n',
] as const;

describe('what is said over images, data and pages', () => {
  it('takes an instruction away with all of its lines', async () => {
    await assertEdit(IMAGE, 'delete the arg', 'ARG VERSION=dev\n', '');
    await assertEdit(IMAGE, 'delete the env', 'ENV NODE_ENV=production \\\n    PORT=3000\n', '');
    await assertEdit(IMAGE, 'delete the health check', 'HEALTHCHECK CMD curl -f http://localhost/ || exit 1\n', '');
  });

  it('takes none away of which there are several, and no piece of a word', async () => {
    for (const said of ['delete the run', 'delete the port', 'delete package lock', 'delete alpine'])
      await assertLeftAlone(IMAGE, said);
  });

  it('has versions in quotes where others are', async () => {
    await assertEdit(MANIFEST, 'add anyhow 1.0', 'tokio', 'anyhow = "1.0"\ntokio');
    const inProfile = [MANIFEST[0], `${MANIFEST[1].replace('‸', '').trimEnd()}‸\n`] as const;
    await assertEdit(inProfile, 'add codegen units equals 1', 'lto = true\n', 'lto = true\ncodegen-units = 1\n');
  });

  it('leaves the head of a table where an entry is moved', async () => {
    await assertEdit(
      MANIFEST,
      'move serde below tokio',
      'serde = { version = "1.0" }\ntokio = "1"\n',
      'tokio = "1"\nserde = { version = "1.0" }\n',
    );
  });

  it('leaves no heading without its words, and no blank in front of a full stop', async () => {
    await assertLeftAlone(PAGE, 'delete known problems');
    await assertLeftAlone(PAGE, 'insert a horizontal rule');
    await assertEdit(PAGE, 'delete the word more', ' more.', '.');
    await assertEdit(PAGE, 'change m/s to km/h', 'm/s', 'km/h');
  });

  it('takes no word away from a script or a style that nobody reads', async () => {
    const vue = ['a.vue', '<script lang="civet">\nimport { ref } from "vue";\nfunction f() {}‸\n</script>\n'] as const;
    for (const said of ['delete the function', 'delete the import']) await assertLeftAlone(vue, said);
    await assertEdit(vue, 'delete the word ref', '{ ref }', '{ }');
  });
});
