/** Which part of a text is seen. */
export const scrolling = {
  'scrolling.nothing-shown': 'No text is on screen.',
  'scrolling.none-beside': 'There is no other text on screen.',
  'scrolling.scrolled': 'Scrolled.',
  'scrolling.put': 'The line stands there.',
  'scrolling.goes-on': 'Scrolling. Say "{stop}" to end it.',
  'scrolling.stopped': 'It stands still.',
  'scrolling.still': 'Nothing was scrolling.',
} as const;
