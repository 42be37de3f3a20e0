import type { Language } from '../language.ts';

const KEY = 'key: (flow_node [(plain_scalar) (double_quote_scalar) (single_quote_scalar)] @name)';

export const yaml: Language = {
  grammar: 'yaml',
  languageIds: ['yaml', 'dockercompose', 'github-actions-workflow'],
  query: `
(block_mapping_pair ${KEY}) @property
(flow_pair ${KEY}) @property
(comment) @comment
[(double_quote_scalar) (single_quote_scalar) (block_scalar)] @string
`,
  doc: { line: '#' },
  scopes: {
    comment: '(comment) @it',
    dictionary: '[(block_mapping) (flow_mapping)] @it',
    element: `
      (block_sequence_item "-" (_) @it) @removal
      (flow_sequence (_) @it)`,
    entry: `(block_mapping_pair ${KEY}) @it (flow_pair ${KEY}) @it`,
    key: `(block_mapping_pair ${KEY} @it) (flow_pair ${KEY} @it)`,
    list: '[(block_sequence) (flow_sequence)] @it',
    object: '[(block_mapping) (flow_mapping)] @it',
    string: '[(double_quote_scalar) (single_quote_scalar)] @it',
    'string text': '[(double_quote_scalar) (single_quote_scalar)] @it.inside',
    value: `(block_mapping_pair ${KEY} value: (_) @it) (flow_pair ${KEY} value: (_) @it)`,
    elements: '(block_sequence) @it (flow_sequence) @it.inside',
    entries: '(block_mapping) @it (flow_mapping) @it.inside',
  },
  data: { entry: '$key: $value', quotes: 'needed', quotesKeys: false, keys: 'snake', nothing: 'null' },
};
