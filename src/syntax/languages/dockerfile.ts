import type { Language } from '../language.ts';

/** `CMD ["nginx", "-g"]`: a list, which a shell does not have. */
const EXEC_FORM = /^([ \t]*(?:HEALTHCHECK\b[^\n[]*)?\w+(?:[ \t]+--[\w-]+(?:=\S+)?)*[ \t]+)(\[[^\]\n]*\])(?=[ \t]*$)/gm;

/** As one text in quotes. */
function asText(list: string): string {
  return `"${list.slice(1, -1).replace(/["\\\\$`]/g, '_')}"`;
}

/** Instructions are lines of words, as a shell reads them. */
export const dockerfile: Language = {
  grammar: 'bash',
  languageIds: ['dockerfile'],
  readAs: text => text.replace(EXEC_FORM, (_all, front: string, list: string) => front + asText(list)),
  query: `
(comment) @comment
[(string) (raw_string) (heredoc_redirect)] @string
`,
  doc: { line: '#' },
  scopes: {
    argument: '(command argument: (_) @it)',
    comment: '(comment) @it',
    statement: `
      (program (command name: (_) @name) @it)
      (program [(list) (pipeline) (redirected_statement)] @it)`,
    string: '[(string) (raw_string)] @it',
    'string text': '[(string) (raw_string)] @it.inside',
    value: `
      (program (command name: (_) @name . argument: (_) @it .))
      (program (command name: (_) @name . argument: (_) @it.start argument: (_) @it.end .))`,
  },
};
