/** What the languages of the editor change: fixes, imports, names, format. */
export const refactoring = {
  'refactoring.offered':
    'The language offers {count, plural, one {# fix or refactoring} other {# fixes or refactorings}}.',
  'refactoring.nothing-offered': 'The language offers nothing there.',
  'refactoring.done': 'Did "{title}".',
  'refactoring.extracted': 'Extracted {name}.',
  'refactoring.extracted-unnamed': '{done} What it is called could not be changed to {name}.',
  'refactoring.name-taken': 'Something is called {name} already.',
  'refactoring.several': '"{title}" can be: {titles}.',
  'refactoring.not-offered': '"{title}" is not offered there. There are: {titles}.',
  'refactoring.changes-nothing':
    '"{title}" changes nothing there, or needs new files: the editor\'s own quick fix menu has it.',
  'refactoring.no-imports': 'Nothing organises imports of {language} here.',
  'refactoring.imports-in-order': 'The imports of {file} are in order.',
  'refactoring.imports': 'Organised the imports of {file}.',
  'refactoring.no-name': '"{name}" is no name in {language}.',
  'refactoring.no-symbol':
    'Nothing can be renamed there: the language found no symbol. Name one, or put the cursor on it.',
  'refactoring.renamed':
    'Renamed {old} to {new}: {places, plural, one {# place} other {# places}} {files, plural, one {in {file}} other {in # files}}.',
  'refactoring.renamed-symbol':
    'Renamed the symbol to {new}: {places, plural, one {# place} other {# places}} {files, plural, one {in {file}} other {in # files}}.',
  'refactoring.still-stands': '{old} still stands {files, plural, one {in {file}} other {in # files}}.',
  'refactoring.formatted-already': '{file} is formatted already, or no formatter is installed for {language}.',
  'refactoring.formatted': 'Formatted {file}.',
} as const;
