import assert from 'node:assert/strict';
import { spokenEdit } from '../../../../support/spokenEdit.ts';

const PLAN = `# Plan

A small gui‸de to **red** bread, see [the site](https://a.org/x) and \`code\`.

## Steps

- [ ] Write the manual
- [x] Fix the login page
- [ ] Send *mail*

Usage
-----

![At night](img/night.png)
`;
const PAGE = `<main>
  <h2>Open ord‸ers</h2>
  <ul id="a">
    <li>Rye</li>
  </ul>
  <a href="/about">About</a>
  <img src="cake.png" alt="A cake">
</main>
`;

const cases = (title: string, file: string, marked: string, rows: readonly (readonly [string, ...string[]])[]) => {
  for (const [said, ...pairs] of rows)
    it(`${title}: ${said}`, async () => {
      let wanted = marked.replace('‸', '');
      for (let at = 0; at < pairs.length; at += 2)
        wanted = wanted.replace(pairs[at] as string, pairs[at + 1] as string);
      assert.equal(await spokenEdit(file, marked, said), pairs.length === 0 ? undefined : wanted);
    });
};

describe('text of a document', () => {
  cases('has a style', 'a.md', PLAN, [
    ['put small guide in bold', 'small guide', '**small guide**'],
    ['make bread italic', 'bread', '*bread*'],
    ['put small in code', 'small', '`small`'],
    ['bold the site', 'the site]', 'the **site**]'],
    ['remove the bold from red', '**red**', 'red'],
    ['make mail not italic', '*mail*', 'mail'],
    ['change the bold text to white', '**red**', '**white**'],
    ['delete the bold text', '**red** ', ''],
  ]);
  cases('keeps what is none or has it already', 'a.md', PLAN, [
    ['make red bold'],
    ['make code bold'],
    ['make kitchen bold'],
    ['make everything bold'],
    ['make this line bold'],
    ['make our position bold'],
    ['remove the italics from red'],
  ]);
  cases('leads somewhere', 'a.md', PLAN, [
    ['change the link text to our page', '[the site]', '[our page]'],
    ['the link should go to slash contact', 'https://a.org/x', '/contact'],
    ['make the link point to b dot org slash y', 'https://a.org/x', 'https://b.org/y'],
    ['the alt text of the image should be at dawn', 'At night', 'At dawn'],
    ['delete the image', '\n![At night](img/night.png)\n', ''],
  ]);
  cases('leads nowhere that nobody knows', 'a.md', PLAN, [
    ['make the link point to the sign in page'],
    ['the link should go to the right'],
    ['the image should be smaller'],
  ]);
  it('is left alone in code', async () =>
    assert.equal(await spokenEdit('a.md', '```\nso‸me red text\n```\n', 'make red bold'), undefined));
});

describe('headings', () => {
  cases('get another level', 'a.md', PLAN, [
    ['make the steps heading a level three heading', '## Steps', '### Steps'],
    ['turn steps into an h1', '## Steps', '# Steps'],
    ['demote the steps heading', '## Steps', '### Steps'],
    ['make the usage heading a level three heading', 'Usage\n-----', '### Usage'],
  ]);
  cases('stay where they are', 'a.md', PLAN, [
    ['promote the plan heading'],
    ['make write the manual a level two heading'],
    ['demote the small guide'],
    ['make steps a level nine heading'],
  ]);
  cases('of a page', 'a.html', PAGE, [
    ['make the h2 an h3', '<h2>', '<h3>', '</h2>', '</h3>'],
    ['turn the heading into a level one heading', '<h2>', '<h1>', '</h2>', '</h1>'],
    ['the heading should say all orders instead of open orders', 'Open', 'All'],
    ['the heading should say all orders instead of closed orders'],
    ['the heading should be bigger'],
  ]);
});

describe('things to do', () => {
  cases('are ticked off', 'a.md', PLAN, [
    ['check off the first task', '[ ] Write', '[x] Write'],
    ['tick the last task', '[ ] Send', '[x] Send'],
    ['check write the manual off', '[ ] Write', '[x] Write'],
    ['uncheck fix the login page', '[x] Fix', '[ ] Fix'],
    ['mark the third task as done', '[ ] Send', '[x] Send'],
  ]);
  cases('stay as they are', 'a.md', PLAN, [
    ['tick the second task'],
    ['check the small guide off'],
    ['mark the plan as done'],
    ['uncheck write the manual'],
    ['the cake is done'],
  ]);
});

describe('tags', () => {
  cases('become others', 'a.html', PAGE, [
    ['turn the unordered list into an ordered list', '<ul', '<ol', '</ul', '</ol'],
    ['make the main tag a section', '<main', '<section', '</main', '</section'],
    ['make the link point to slash contact', '/about', '/contact'],
    ['the alt text should be chocolate cake', 'A cake', 'Chocolate cake'],
  ]);
  cases('stay what they are', 'a.html', PAGE, [
    ['make the table a list'],
    ['make the page a list of orders'],
    ['turn the heading into a nicer one'],
  ]);
});
