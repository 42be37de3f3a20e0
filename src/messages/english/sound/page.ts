/** The page in the browser that records: what it says itself, and what the editor says of it. */
export const page = {
  // On the page.
  'page.title': 'Aloud: microphone',
  'page.title-listening': '● Aloud: microphone',
  'page.connecting': 'Connecting to the editor.',
  'page.connected': 'Connected to the editor.',
  'page.connection-lost':
    'Connection to the editor lost, trying to get it back. If that does not help, open this page again from the editor.',
  'page.over': 'The editor has closed, or another page has taken over. The microphone is off; you can close this tab.',
  'page.allow': 'Allow the microphone',
  'page.why': 'Aloud records with this page, because the machine that your editor works on has no microphone.',
  'page.how':
    'Click to talk and click again when you have finished, or hold the button while you speak. Or hold {key} anywhere on this page where no button has the focus.',
  'page.space': 'Space',
  'page.privacy':
    'The microphone stays on while this page is connected, so that recording begins at once. Sound leaves this page only while the editor is listening, and some seconds longer, for the next word. Keep this tab open; it may be in the background.',
  'page.idle': 'Idle',
  'page.opening': 'Opening: wait before you speak',
  'page.lost': 'Not connected',
  'page.talk': 'Talk',
  'page.stop': 'Stop',
  'page.cancel': 'Cancel',
  'page.not-let':
    "The browser does not let this page use the microphone. Allow it in the browser's settings for this site.",
  'page.no-microphone': 'The browser finds no microphone.',
  'page.not-secure': 'Browsers let pages record only by https, or at localhost.',
  'page.press': '{why} Press the button to try again.',

  // In its stead, where it is not given.
  'page.other-address': 'This page is not to be had by this address.',
  'page.only-read': 'There is only a page to be read here.',
  'page.other-pages': 'This page is not there for other pages.',
  'page.used': 'This page has been used already: open it again from the editor.',
  'page.nothing-here': 'There is nothing here.',

  // In the editor.
  'page.not-open':
    'The microphone page is not open. Open it in your browser. Press "Allow the microphone" there, then try again.',
  'page.waits': 'The microphone page is open, and waits for you. Press "Allow the microphone" there, then try again.',
  'page.denied':
    "The browser may not use the microphone. Allow it for the microphone page in the browser's settings for sites, then try again.",
  'page.could-not-record': 'The browser could not record.',
  'page.cannot-be-shown': 'The microphone page cannot be shown: {why}',
  'page.no-address': '{address} is no address of a page.',
  'page.device-gone': "The browser's microphone has gone.",
  'page.no-sound': 'The page sent no sound.',
  'page.closed': 'The microphone page was closed, or lost its connection.',
} as const;
