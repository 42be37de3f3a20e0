/** Fetching and deleting models that run on this machine. */
export const models = {
  'models.title': 'Models on This Machine',
  'models.ears': 'Ears',
  'models.voices': 'Voices',
  'models.size': '{megabytes} MB, {licence}',
  'models.there': 'On this machine. {languages}; about {memory} MB of memory while it is used.',
  'models.begun': '{megabytes} MB of it are here. {languages}; about {memory} MB of memory while it is used.',
  'models.not-whole': 'Its folder lacks files. {languages}; about {memory} MB of memory while it is used.',
  'models.absent': '{languages}; about {memory} MB of memory while it is used.',
  'models.many-languages': '99 languages',
  'models.fetch-which': 'Fetch {model}?',
  'models.offer':
    'Download: {megabytes} MB from {address}\nDisk: {needed} MB are needed, {free} MB are free\nMemory while it is used: about {memory} MB\nLanguages: {languages}\nLicence: {licence}\nFolder: {folder}',
  'models.fetch': 'Fetch',
  'models.go-on': 'Go On',
  'models.delete': 'Delete Model',
  'models.fetching': 'Fetching {model}',
  'models.far': '{share} %, {megabytes} of {of} MB',
  'models.unpacking': 'unpacking, {share} %',
  'models.is-here': '{model} is on this machine.',
  'models.delete-which': 'Delete {model}?',
  'models.deletes': 'The folder {name} in {folder} is deleted with all that is in it.',

  'models.bad-mirror': '`aloud.models.mirror` is no address that begins with https: {mirror}.',
  'models.bad-proxy': '`aloud.models.proxy` is no address of a proxy.',
  'models.leads-elsewhere':
    '{host} leads to {to}, which is not where it keeps its files. Nothing was fetched from there.',
  'models.leads-on': '{host} leads from one address to the next without end.',
  'models.silent': '{host} has sent nothing for {seconds} seconds.',
  'models.unreachable': '{host} cannot be reached, or broke off: {why}.',
  'models.refused': '{host} does not give the file away (status {status}).',
  'models.page':
    '{host} shows a page instead of the file. Perhaps your network wants you to sign in first. Nothing of it was kept.',
  'models.wrong-length':
    '{host} sends another file than the one that was published: its length is wrong. Nothing of it was kept.',
  'models.changed': '{host} sent another file than the one that was published: its checksum is wrong. It was deleted.',
  'models.no-archive': 'What was fetched cannot be unpacked: {why}',
  'models.in-the-way': '{folder} is in the way: it is there, and not whole. Delete it first.',
  'models.busy': 'It is being fetched already, perhaps in another window.',
  'models.no-space': 'There is too little space on the disk: {needed} MB are needed, {free} MB are free.',
  'models.disk-full': 'The disk is full. What was fetched was deleted.',
} as const;
