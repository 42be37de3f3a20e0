import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const FILES = {
  page: [
    'a.html',
    '<main>\n  <h2 class="lead">‸Teas</h2>\n  <ul id="teas">\n    <li>Assam</li>\n    <li>Mint</li>\n  </ul>\n  <img src="pot.png">\n  <button>Order</button>\n  <button class="quiet">Cancel</button>\n</main>\n',
  ],
  list: ['b.html', '<ul>\n  <li>As‸sam</li>\n</ul>\n'],
  styled: ['c.html', '<style>\n.a {\n  color: ‸red;\n}\n</style>\n'],
  react: [
    'a.tsx',
    'function Card() {\n  return (\n    <div className="card">\n      <img src="a.png"‸ />\n      <button onClick={go}>More</button>\n    </div>\n  );\n}\n',
  ],
  vue: ['a.vue', '<template>\n  <div>\n    <button @click="close">‸Close</button>\n  </div>\n</template>\n'],
} as const;

type File = keyof typeof FILES;

const DONE: readonly (readonly [File, string, string, string])[] = [
  ['page', 'add a class active', 'class="lead"', 'class="lead active"'],
  ['page', 'add an id main', '<h2 class="lead"', '<h2 class="lead" id="main"'],
  ['page', 'add a title of send it to the first button', '<button>Order', '<button title="send it">Order'],
  ['page', 'Give the cancel button a title of go back.', 'class="quiet"', 'class="quiet" title="go back"'],
  ['page', 'add an alt saying a pot to the image', '"pot.png"', '"pot.png" alt="a pot"'],
  ['page', 'add a data id of five to the list', 'id="teas"', 'id="teas" data-id="5"'],
  ['page', 'disable the cancel button', 'class="quiet"', 'class="quiet" disabled'],
  ['page', 'hide the image', '"pot.png"', '"pot.png" hidden'],
  ['page', 'add a paragraph saying hello', 'Teas</h2>\n', 'Teas</h2>\n  <p>hello</p>\n'],
  ['page', 'add a paragraph that says open on sunday after the list', '</ul>\n', '</ul>\n  <p>open on sunday</p>\n'],
  ['page', 'add a list item saying sencha to the list', 'Mint</li>\n', 'Mint</li>\n    <li>sencha</li>\n'],
  ['page', 'add a div before the image', '<img', '<div></div>\n  <img'],
  ['list', 'add another list item oolong', '</li>\n', '</li>\n  <li>oolong</li>\n'],
  ['react', 'add a class big', '"a.png"', '"a.png" className="big"'],
  ['react', 'give the div an id of top', '"card"', '"card" id="top"'],
  ['react', 'disable the button', '{go}', '{go} disabled'],
  ['react', 'add an alt saying a boat', '"a.png"', '"a.png" alt="a boat"'],
  ['react', 'add a click handler go to the image', '"a.png"', '"a.png" onClick={go}'],
  ['vue', 'add a v if of close to the div', '<div', '<div v-if="close"'],
  ['vue', 'add a class big', '"close"', '"close" class="big"'],
];

const LEFT_ALONE: readonly (readonly [File, string])[] = [
  ['page', 'add a title'],
  ['page', 'add a class lead'],
  ['page', 'add a title of send it to the form'],
  ['page', 'add a title saying hello to the links'],
  ['page', 'give the button a title of send'],
  ['page', 'disable the button'],
  ['page', 'give the image a title'],
  ['page', 'make the image better'],
  ['page', 'add a list item saying mint'],
  ['page', 'add a paragraph saying hi to the footer'],
  ['page', 'add a bit of salt'],
  ['list', 'add a list item for each tea'],
  ['styled', 'add a paragraph saying hello'],
  ['react', 'make the button friendlier'],
  ['react', 'add a click handler that closes it to the image'],
  ['vue', 'add a v if of ready to the div'],
];

describe('tags and their attributes', () => {
  for (const [language, said, from, to] of DONE)
    it(`are written where it was said: ${language}: ${said}`, () => assertEdit(FILES[language], said, from, to));

  for (const [language, said] of LEFT_ALONE)
    it(`are left alone where it is not certain: ${language}: ${said}`, () => assertLeftAlone(FILES[language], said));
});
