import type { Language } from '../language.ts';

export const html: Language = {
  grammar: 'html',
  languageIds: ['html'],
  query: `
(comment) @comment
(quoted_attribute_value) @string
`,
  doc: 'block',
  scopes: {
    attribute: '(attribute (attribute_name) @name) @it',
    'attribute name': '(attribute (attribute_name) @it)',
    'attribute value':
      '(attribute (attribute_name) @removal.from [(quoted_attribute_value) (attribute_value)] @it @removal.end)',
    'attribute text': '(attribute (quoted_attribute_value) @it.inside)',
    'close tag': '(end_tag (tag_name) @name) @it',
    comment: '(comment) @it',
    'comment text': '(comment) @it.inside',
    content: '(_ (start_tag) @it.from (end_tag) @it.to)',
    element: '[(element) (script_element) (style_element)] @it',
    'empty tag': '(self_closing_tag (tag_name) @name) @it',
    name: '(tag_name) @it',
    'open tag': '(start_tag (tag_name) @name) @it',
    string: '(quoted_attribute_value) @it',
    'string text': '(quoted_attribute_value) @it.inside',
    tag: `
      (element (start_tag (tag_name) @name)) @it (element (self_closing_tag (tag_name) @name)) @it
      (script_element (start_tag (tag_name) @name)) @it (style_element (start_tag (tag_name) @name)) @it`,
    'tag name': '(tag_name) @it',
    text: '(text) @it',
    attributes: '(start_tag (tag_name) @it.from ">" @it.to) (self_closing_tag (tag_name) @it.from "/>" @it.to)',
    children: `
      (element (start_tag) @it.from (end_tag) @it.to) (style_element (start_tag) @it.from (end_tag) @it.to)
      (script_element (start_tag) @it.from (end_tag) @it.to)`,
  },
  writing: {
    names: { variable: 'kebab', function: 'kebab', class: 'kebab' },
    words: {},
    types: {},
    modifiers: [],
    terminator: '',
    quote: '"',
    indent: 2,
    tags: true,
    tightAssignment: true,
    also: { element: 'tag' },
    code: {
      tag: '<$value>$0</$value>',
      element: '<$value>$0</$value>',
      'open tag': '<$value>$0',
      'close tag': '</$value>$0',
      'empty tag': '<$value />$0',
      text: '$value',
      attribute: '$value',
      ruleset: '$value {\n$body\n}',
      comment: '<!-- $value$0 -->',
    },
  },
};

const NAMED = '(start_tag (tag_name) @name)';

/** Components of Vue: a page whose outermost tags are its sections. */
export const vue: Language = {
  ...html,
  languageIds: ['vue'],
  scopes: {
    ...html.scopes,
    section: `
      (document (element ${NAMED}) @it)
      (document (script_element ${NAMED}) @it)
      (document (style_element ${NAMED}) @it)`,
  },
};
