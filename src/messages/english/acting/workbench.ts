/** The editor's commands and settings. */
export const workbench = {
  'workbench.no-command-like': 'No command is called like "{words}".',
  'workbench.commands': 'Found {count, plural, one {# command} other {# commands}}.',
  'workbench.ran': 'Ran "{command}".',
  'workbench.did-not-work': '"{command}" did not work.',
  'workbench.works-when': 'It works when: {precondition}.',
  'workbench.several-commands': '"{title}" can be: {commands}.',
  'workbench.no-command': 'No command has the title "{title}".',
  'workbench.no-command-but': 'No command has the title "{title}". There are: {commands}.',
  'workbench.setting-is-already': '{setting} is {value} already.',
  'workbench.setting-is': '{setting} is {value} now.',
  'workbench.setting-is-default': '{setting} is its default now.',
  'workbench.no-setting': 'Only these settings can be changed: {settings}.',
  'workbench.pressed': 'Pressed {key}.',
  'workbench.unknown-key':
    'Aloud does not know what {key} does here: an extension can press no keys, it can only run the commands that the usual keys stand for.',
  'workbench.no-value': 'That is no value for {setting}.',
} as const;
