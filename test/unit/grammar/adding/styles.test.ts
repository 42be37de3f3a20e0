import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const FILES = {
  css: [
    'a.css',
    'body {\n  color: black;\n}\n\n.card {\n  padding: ‸8px;\n  border: 1px solid gray;\n}\n\n.card:hover {\n  top: 1px;\n}\n\n.title {\n  left: 2px;\n}\n\n@media (max-width: 9px) {\n  .title {\n    left: 3px;\n  }\n}\n',
  ],
  scss: [
    'a.scss',
    '$gap: 12px;‸\n\n.nav {\n  a {\n    &:hover {\n      top: 1px;\n    }\n  }\n\n  .logo {\n    width: 40px;\n  }\n}\n',
  ],
} as const;

type File = keyof typeof FILES;

const DONE: readonly (readonly [File, string, string, string])[] = [
  ['css', 'add margin top 10 pixels', '8px;\n', '8px;\n  margin-top: 10px;\n'],
  ['css', 'Text align center.', '8px;\n', '8px;\n  text-align: center;\n'],
  ['css', 'padding 4 pixels', '8px', '4px'],
  ['css', 'no border', '1px solid gray', 'none'],
  ['css', 'add a bold font weight to the card rule', 'gray;\n', 'gray;\n  font-weight: bold;\n'],
  ['css', 'add a box shadow of none to the title', '2px;\n', '2px;\n  box-shadow: none;\n'],
  ['css', 'give the title a text align of center', '2px;\n', '2px;\n  text-align: center;\n'],
  ['css', 'add text align center to body', 'black;\n', 'black;\n  text-align: center;\n'],
  ['css', 'add color red to the hover rule', 'top: 1px;\n', 'top: 1px;\n  color: red;\n'],
  ['css', 'add margin zero after the border', 'gray;\n', 'gray;\n  margin: 0;\n'],
  ['css', 'make the title 300 pixels wide', '2px;\n', '2px;\n  width: 300px;\n'],
  ['css', 'make it 20 pixels high', '8px;\n', '8px;\n  height: 20px;\n'],
  ['css', 'add a focus rule for the title', '2px;\n}\n', '2px;\n}\n\n.title:focus {\n}\n'],
  ['css', 'set width to 50 percent', '8px;\n', '8px;\n  width: 50%;\n'],
  ['css', 'remove the padding', '  padding: 8px;\n', ''],
  ['scss', 'make the logo 60 pixels wide', '40px', '60px'],
  ['scss', 'add color red to the hover block', 'top: 1px;\n', 'top: 1px;\n      color: red;\n'],
  ['scss', 'add a variable dark with black', '12px;\n', '12px;\n$dark: black;\n'],
];

const LEFT_ALONE: readonly (readonly [File, string])[] = [
  ['css', 'add padding 3 pixels to the footer'],
  ['css', 'padding 8 pixels'],
  ['css', 'no margin'],
  ['css', 'add display flex and gap 4 pixels'],
  ['css', 'add width 12'],
  ['css', 'add a hover rule for the card'],
  ['css', 'add a hover rule for the footer'],
  ['css', 'no shadow'],
  ['css', 'color me surprised'],
  ['css', 'make the card nicer'],
  ['css', 'make the card a bit wider'],
  ['css', 'add a bit of color'],
  ['scss', 'text align center'],
  ['scss', 'make the footer 60 pixels wide'],
];

describe('declarations of a style sheet', () => {
  for (const [language, said, from, to] of DONE)
    it(`stand in the rule that was said: ${language}: ${said}`, () => assertEdit(FILES[language], said, from, to));

  for (const [language, said] of LEFT_ALONE)
    it(`are none where it is not certain: ${language}: ${said}`, () => assertLeftAlone(FILES[language], said));
});
