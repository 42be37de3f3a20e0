/** Places beside documents that take text. Boxes go by their English names. */
export const boxes = {
  'boxes.filled':
    'It stands in {box, select, files {the list of files} symbols {the list of symbols} palette {the palette} search {the search} find {the search of this file} chat {the chat} other {the {box}}}.',
  'boxes.not-here': 'This editor has no {box} that can be written to.',
  'boxes.no-repository': 'No repository is open.',
  'boxes.not-in-text': 'The text has no “{words}”.',
  'boxes.no-query': '“{words}” is hardly what a file would say.',
} as const;
