import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listed, packedFiles } from '../../support/building/contents.ts';
import { layNls } from '../../support/building/nls.ts';
import { TARGETS } from '../../support/building/targets.ts';
import { asExtensionPage } from '../../support/buildPackage.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Every text in a value that names a file of the package. */
function filesNamedIn(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return /^(\.\/)?(media|dist)\/[\w./-]+$/.test(value) ? [value.replace(/^\.\//, '')] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesNamedIn) : [];
}

describe('the VSIX', () => {
  let packed: readonly string[];

  before(() => {
    // Where something was built, its texts may be older than their keys.
    layNls(ROOT);
    packed = packedFiles(ROOT);
  });

  it('holds every file that package.json names', () => {
    const named = filesNamedIn(manifest.contributes);
    assert.ok(named.length >= 3, named.join());
    for (const file of named) assert.ok(packed.includes(file), file);
  });

  it('holds what is listed, beside what is built', () => {
    const unbuilt = (files: readonly string[]) => files.filter(file => !/^dist\/|^package\.nls/.test(file)).sort();
    assert.deepEqual(unbuilt(packed), unbuilt(listed('universal')), 'test/recorded/package.txt');
  });

  it('holds the recordings to try, and what its pages are made of', () => {
    const samples = readFileSync(join(ROOT, 'src/vscode/parts/samples.ts'), 'utf8').match(/media\/[\w-]+\.wav/g) ?? [];
    assert.ok(samples.length > 3);
    for (const file of samples) assert.ok(packed.includes(file), file);
    for (const file of ['aloud.svg', 'microphone/talking.js']) assert.ok(packed.includes(`media/${file}`), file);
  });

  it('holds neither sources nor tests nor pictures that its page cannot show', () => {
    const foreign = packed.filter(
      file => /^(src|test|node_modules|\.github)\/|\.png$|(?<!\.d)\.ts$/.test(file) && file !== manifest.icon,
    );
    assert.deepEqual(foreign, []);
  });
});

describe('how the extension shows itself', () => {
  it('has an icon of 256 by 256 pixels, a banner in its colour, and words to be found by', () => {
    const icon = readFileSync(join(ROOT, manifest.icon));
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
    assert.match(manifest.galleryBanner.color, /^#[0-9A-F]{6}$/i);
    assert.ok(manifest.keywords.length > 5 && manifest.keywords.length <= 30);
    assert.equal(new Set(manifest.keywords).size, manifest.keywords.length);
  });

  it('tells users first, and keeps development apart', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const titles = (readme.match(/^## .*/gm) ?? []).map(title => title.slice(3));
    assert.deepEqual(titles.slice(0, 3), ['Install', 'The first minute', 'The three jobs']);
    assert.deepEqual(titles.slice(-2), ['Working on it', 'Licence']);
    for (const title of ['Settings', 'Privacy', 'Trouble']) assert.ok(titles.includes(title), title);
    assert.match(readFileSync(join(ROOT, '.github/CONTRIBUTING.md'), 'utf8'), /^## Without VS Code$/m);
  });

  it('tells of each package', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    for (const target of TARGETS.filter(each => each !== 'universal'))
      assert.ok(readme.includes(`\`aloud-${target}\``), target);
  });
});

describe("README on the extension's page", () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

  it('shows no broken picture, has no link that leads nowhere, and says the same', () => {
    assert.match(readme, /!\[/);
    assert.match(readme, /\]\(media\/guide\//);
    const shown = asExtensionPage(readme);
    assert.doesNotMatch(shown, /!\[|<img|\]\((?!https:)/);
    assert.ok(shown.includes('# Aloud\n\nSpeak to VS Code'));
    assert.equal(shown.match(/^#+ .*/gm)?.join(), readme.match(/^#+ .*/gm)?.join());
  });

  it('has its pictures where it is read beside its sources', () => {
    for (const [, file = ''] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
      assert.ok(existsSync(join(ROOT, file)), file);
  });
});

describe('the guide', () => {
  const folder = join(ROOT, 'media/guide');
  const pages = readdirSync(folder);
  const linksOf = (markdown: string) => [...markdown.matchAll(/\]\(([^)#]+\.md)\)/g)].map(([, to = '']) => to);

  it('leads from its first page, and from README, to every other', () => {
    const others = pages.filter(page => page !== 'guide.md').sort();
    const first = linksOf(readFileSync(join(folder, 'guide.md'), 'utf8'));
    assert.deepEqual(first.sort(), others);
    const readme = new Set(linksOf(readFileSync(join(ROOT, 'README.md'), 'utf8')));
    for (const page of others) assert.ok(readme.has(`media/guide/${page}`), page);
  });

  it('has no link that leads nowhere', () => {
    for (const page of pages)
      for (const to of linksOf(readFileSync(join(folder, page), 'utf8')))
        assert.ok(pages.includes(to), `${page}: ${to}`);
  });
});
