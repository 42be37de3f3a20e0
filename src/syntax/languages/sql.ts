import type { Language } from '../language.ts';
import { SQL_WRITING } from './sqlWriting.ts';

export const sql: Language = {
  grammar: 'sql',
  languageIds: ['sql', 'mysql', 'pgsql', 'postgres', 'sqlite'],
  query: `
(create_table (object_reference) @name) @class
(create_view (object_reference) @name) @class
(create_function (object_reference) @name) @function
(cte (identifier) @name) @type
[(comment) (marginalia)] @comment
((literal) @string (#match? @string "^[']"))
`,
  doc: { line: '--' },
  scopes: {
    argument: '(invocation parameter: (_) @it)',
    assignment: '(assignment) @it',
    'assignment value': '(assignment right: (_) @it)',
    'assignment variable': '(assignment left: (_) @it)',
    call: '(invocation (object_reference) @name) @it',
    case: '(case) @it',
    clause: '[(where) (group_by) (order_by) (limit) (join) (cross_join) (lateral_join)] @it',
    column: `
      (column_definition name: (_) @name) @it
      (select_expression (term !alias value: (field name: (_) @name)) @it)
      (select_expression (term alias: (_) @name) @it)
      (select_expression (term) @it)
      (insert (list (column) @it))
      (group_by (field) @it)
      (order_by (order_target) @it)`,
    comment: '[(comment) (marginalia)] @it',
    condition: '(where predicate: (_) @it) (join predicate: (_) @it)',
    entry: '(assignment left: (_) @name) @it',
    'from clause': '(from . (keyword_from) @it.start . (_) @it.end)',
    function: '(create_function (object_reference) @name) @it',
    'group by clause': '(group_by) @it',
    'join clause': '[(join) (cross_join) (lateral_join)] @it',
    key: '(assignment left: (_) @it)',
    'limit clause': '(limit) @it',
    list: '(list) @it',
    name: '(column_definition name: (_) @it) (create_table (object_reference) @it)',
    'order by clause': '(order_by) @it',
    row: '(insert (keyword_values) (list) @it)',
    'select clause': '(select) @it',
    statement: '(statement) @it',
    string: '((literal) @it (#match? @it "^[\']"))',
    'string text': '((literal) @it.inside (#match? @it.inside "^[\']"))',
    subquery: '(subquery) @it',
    table: '(create_table (object_reference) @name) @it (create_view (object_reference) @name) @it',
    type: '(column_definition type: (_) @it)',
    value: '(assignment left: (_) @name right: (_) @it)',
    'where clause': '(where) @it',
    'with item': '(cte (identifier) @name) @it',
    elements: '(list) @it.inside',
  },
  writing: SQL_WRITING,
};
