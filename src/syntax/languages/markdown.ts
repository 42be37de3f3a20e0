import type { Language } from '../language.ts';

const ATX = '(atx_heading (inline) @name)';
const SETEXT = '(setext_heading (paragraph (inline) @name))';
const MARKER =
  '[(list_marker_minus) (list_marker_plus) (list_marker_star) (list_marker_dot) (list_marker_parenthesis)]';
const BLOCK =
  '[(paragraph) (list) (fenced_code_block) (indented_code_block) (block_quote) (pipe_table) (html_block) (thematic_break)]';

/** Blocks alone: what stands within a line is text. */
export const markdown: Language = {
  grammar: 'markdown',
  languageIds: ['markdown', 'mdx', 'quarto', 'rmd'],
  query: `
(section . ${ATX}) @module
${SETEXT} @module
(html_block) @page
`,
  doc: 'block',
  scopes: {
    cell: '(pipe_table_cell) @it',
    'code block': '[(fenced_code_block) (indented_code_block)] @it',
    column: '(pipe_table_cell) @it',
    content: '(fenced_code_block (code_fence_content) @it)',
    element: `
      (list_item . ${MARKER} . (paragraph) @it) @removal
      (list_item . ${MARKER} . [(task_list_marker_checked) (task_list_marker_unchecked)] . (paragraph) @it) @removal`,
    heading: `
      (atx_heading (inline) @it @name) @removal
      (setext_heading (paragraph (inline) @it @name)) @removal`,
    list: '(list) @it',
    quote: '(block_quote) @it',
    row: '(pipe_table_row) @it',
    section: `
      (section . ${ATX}) @it
      (section ${SETEXT} @it.start . ${BLOCK}+ @it.end)`,
    table: '(pipe_table) @it',
    elements: '(list) @it',
  },
  data: { quotes: 'never', quotesKeys: false, keys: 'kebab' },
};
