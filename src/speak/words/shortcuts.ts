import { entryOf } from '../../common/entryOf.ts';

/** Keys that are held, as they are written. */
const HELD: Readonly<Record<string, string>> = {
  ctrl: 'Control',
  control: 'Control',
  cmd: 'Command',
  command: 'Command',
  alt: 'Alt',
  opt: 'Option',
  option: 'Option',
  shift: 'Shift',
  meta: 'Meta',
  win: 'Windows',
  super: 'Super',
  fn: 'Function',
  cmdorctrl: 'Command or Control',
};
const PRESSED: Readonly<Record<string, string>> = {
  esc: 'Escape',
  del: 'Delete',
  ins: 'Insert',
  pgup: 'Page Up',
  pgdn: 'Page Down',
  '`': 'Backtick',
  '/': 'Slash',
  '\\': 'Backslash',
  '.': 'Dot',
  ',': 'Comma',
  ';': 'Semicolon',
  "'": 'Quote',
  '=': 'Equals',
  '+': 'Plus',
  '-': 'Minus',
  '[': 'Left Bracket',
  ']': 'Right Bracket',
  '↑': 'Up',
  '↓': 'Down',
  '←': 'Left',
  '→': 'Right',
};
/** Keys as they are drawn on a Mac. */
const DRAWN: Readonly<Record<string, string>> = {
  '⌘': 'Command',
  '⇧': 'Shift',
  '⌥': 'Option',
  '⌃': 'Control',
  '⏎': 'Enter',
  '↩': 'Enter',
  '⌫': 'Backspace',
  '⎋': 'Escape',
  '⇥': 'Tab',
};

const NAME = '(?:Ctrl|Control|Cmd|Command|Alt|Opt|Option|Shift|Meta|Win|Super|Fn|CmdOrCtrl)';
const KEY = "(?:F\\d{1,2}|\\p{L}[\\p{L}\\d]*|\\d|[`/\\\\.,;'=+\\-[\\]↑↓←→])";
const SHORTCUT = new RegExp(
  `(?<![\\p{L}\\p{N}_])(${NAME}(?: ?\\+ ?${NAME})*) ?\\+ ?(${KEY})(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(Ctrl|Cmd|Alt)-(\\p{L})(?![\\p{L}\\p{N}_-])`,
  'giu',
);

/** Keys that are pressed together by their names, as in “Control Shift P”. */
export function withSpokenShortcuts(text: string): string {
  return text
    .replace(/[⌘⇧⌥⌃⏎↩⌫⎋⇥]+(?: ?\+? ?[\p{Lu}\d](?![\p{L}\p{N}]))?/gu, keys =>
      [...keys.replace(/[ +]/g, '')].map(key => entryOf(DRAWN, key) ?? key).join(' '),
    )
    .replace(SHORTCUT, (_, held, key, one, letter) => {
      const names = (held ?? one).split(/ ?\+ ?/).map((each: string) => entryOf(HELD, each.toLowerCase()) ?? each);
      return [...names, pressed(key ?? letter)].join(' ');
    });
}

function pressed(key: string): string {
  return entryOf(PRESSED, key.toLowerCase()) ?? (key.length === 1 ? key.toUpperCase() : key);
}
